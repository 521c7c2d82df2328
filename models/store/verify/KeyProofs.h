// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// Compares the records of keys with the proofs in the audit: every record that has not expired
/// must exist unchanged, and no others. Records from before the audit kept proofs are accepted if
/// their time matches one of its older rows. Expiry is judged by the newest command with a key,
/// limited by this computer's clock, and by the last clean-up. Tills' clocks may differ, so their
/// order is not relied on.
class KeyProofs {
public:
    explicit KeyProofs(CheckBook& book) : m_book(book) {}

    Result<void> begin();
    /// A stored record, column by column.
    struct Record {
        QString key;
        QString type;
        QByteArray fingerprint;
        QByteArray result;
        QByteArray refusal;
        qint64 createdAt = 0;
        qint64 expiresAt = 0;
    };
    void consume(const Record& record);
    /// Call it after the last record.
    void finish();

private:
    Result<void> readNow();
    Result<void> readOlder();
    Result<void> readExpected();

    CheckBook& m_book;
    QHash<QByteArray, QString> m_expected;  ///< by proof: the command it belongs to
    QSet<qint64> m_older;                   ///< times of the commands before the first proof
    qint64 m_first = 0;                     ///< the audit row with the first proof; 0: none
    qint64 m_now = 0;
};

}  // namespace countertop
