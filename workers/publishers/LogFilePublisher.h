// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

namespace countertop {

/// Appends each message for "log:FILE" as one line of JSON with id, type, order_id, at and payload.
/// A message counts as delivered when its line is on disk; the lines of one turn of the event loop
/// share one flush. The folder must exist; a new file belongs to its owner alone.
class LogFilePublisher final : public QObject, public Publisher {
    Q_OBJECT

public:
    LogFilePublisher();

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override;

private:
    struct Lines {
        QByteArray text;
        QList<Done> done;
        QDeadlineTimer until;  ///< then a file that stays locked is an error
    };

    void flush();
    void keep(const QString& path, const Lines& lines);

    QHash<QString, Lines> m_waiting;  ///< by path
    QTimer m_flush;
};

}  // namespace countertop
