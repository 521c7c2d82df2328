// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

#include <QHash>

namespace countertop {

/// What the audit keeps of the records of keys: each that is not past its time must be there as it
/// was written, and none besides. Records of before the audit kept it are taken as they are.
/// "Past its time" is told by the newest command and the last clean-up, not by a clock.
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
    Result<void> readExpected();

    CheckBook& m_book;
    QHash<QByteArray, QString> m_expected;  ///< by proof: whose it is
    qint64 m_since = 0;                     ///< when the first proof was written; 0: never
    qint64 m_now = 0;
};

}  // namespace countertop
