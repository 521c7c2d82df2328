// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace countertop {

/// What the practice gateways have done, in a file: one line of JSON for each effect, on the disk
/// before it is told, so that a key is known again after any end of the program. Several programs
/// may share the file. Not shared between threads.
class PracticeLog {
public:
    struct Entry {
        QString effect;  ///< "charge", "refund", "shipment", "cancellation" or "void"
        QString key;
        QString of;  ///< the key of what is undone
        QString orderId;
        qint64 amountMinor = 0;
        QString currency;
        QString reference;
    };

    explicit PracticeLog(QString path) : m_path(std::move(path)) {}

    /// Does the effect unless its key has had one. Answers the entry of the key. Refused (reason
    /// "practice_refused") when its key was voided, or it undoes what is not there. With
    /// `voidAbsent` what is not there is voided instead: it can never be done any more.
    [[nodiscard]] Result<Entry> apply(const Entry& entry, bool voidAbsent = false);

    /// Whether the key has had its effect.
    [[nodiscard]] Result<bool> knows(const QString& key);

    /// Every whole line of the file, in order.
    [[nodiscard]] static QList<Entry> read(const QString& path);

private:
    [[nodiscard]] Result<Entry> applyLocked(int file, Entry entry, bool voidAbsent);
    Result<void> readNew(int file);
    Result<void> append(int file, const Entry& entry);
    void note(const Entry& entry);

    QString m_path;
    qint64 m_readTo = 0;
    QHash<QString, Entry> m_byKey;
    QHash<QString, QString> m_voidedBy;  ///< key → the key that voided it
};

}  // namespace countertop
