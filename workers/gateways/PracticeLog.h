// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace countertop {

/// The effects of the practice gateways, in a file: one line of JSON for each effect, on disk
/// before it is reported, so that a key is recognized after any end of the program. Several
/// programs may share the file. Not shared between threads.
class PracticeLog {
public:
    struct Entry {
        QString effect;  ///< "charge", "refund", "shipment", "cancellation" or "void"
        QString key;
        QString of;  ///< the key of the effect being undone
        QString orderId;
        qint64 amountMinor = 0;
        QString currency;
        QString reference;
    };

    explicit PracticeLog(QString path) : m_path(std::move(path)) {}

    /// Performs the effect unless its key has had one. Returns the entry of the key. Refused
    /// (reason "practice_refused") when its key was voided, or when it undoes an effect that does
    /// not exist. With `voidAbsent` the key of the missing effect is voided instead: the effect can
    /// never happen later.
    [[nodiscard]] Result<Entry> apply(const Entry& entry, bool voidAbsent = false);

    /// Whether the key has had its effect.
    [[nodiscard]] Result<bool> knows(const QString& key);

    /// Every complete line of the file, in order.
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
