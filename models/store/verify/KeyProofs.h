// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

#include <QHash>
#include <QSet>

namespace countertop {

/// What the audit keeps of the records of keys: each that is not past its time must be there as it
/// was written, and none besides. Records of before the audit kept it are taken as they are: they
/// were written at the time of one of its older rows. "Past its time" is told by the newest command
/// with a key, as far as this computer's clock bears it out, and by the last clean-up. Clocks of
/// tills may differ; no order of theirs is relied on.
class KeyProofs {
public:
    explicit KeyProofs(CheckBook& book) : m_book(book) {}

    Result<void> begin();
    /// A stored record, as its columns are.
    struct Record {
        QString key;
        QString type;
        QByteArray fingerprint;
        QByteArray result;
        QByteArray refusal;
        qint64 createdAt = 0;
        qint64 expiresAt = 0;
    };
    void take(const Record& record);
    /// After the last record.
    void finish();

private:
    Result<void> readNow();
    Result<void> readOlder();
    Result<void> readExpected();

    CheckBook& m_book;
    QHash<QByteArray, QString> m_expected;  ///< by proof: whose it is
    QSet<qint64> m_older;                   ///< when the commands before the first proof were
    qint64 m_first = 0;                     ///< the audit row with the first proof; 0: none
    qint64 m_now = 0;
};

}  // namespace countertop
