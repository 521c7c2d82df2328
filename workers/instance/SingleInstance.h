// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QString>

class QLocalServer;

namespace countertop {

/// Lets only one window work on a shop's file: the first listens on a local socket named after the
/// file; a second one asks it to come to the front and quits. GUI thread.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString& shopPath, QObject* parent = nullptr);

    /// True when this is the first window; false when another one exists and was notified. Takes
    /// over a socket left behind by a crash.
    [[nodiscard]] bool claim();

signals:
    void activationRequested();

private:
    [[nodiscard]] bool notifyRunningInstance() const;

    QString m_name;
    QLockFile m_lock;
    QLocalServer* m_server;
};

}  // namespace countertop
