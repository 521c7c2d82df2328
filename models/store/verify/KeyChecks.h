// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/store/verify/KeyProofs.h"

namespace countertop {

/// Idempotency records: each key has one readable result, an order's result refers to an existing
/// order, and the records match the audit.
class KeyChecks {
public:
    explicit KeyChecks(CheckBook& book) : m_book(book), m_proofs(book) {}

    Result<void> run();

private:
    using Record = KeyProofs::Record;
    struct Promise {
        QString key;
        CommandResult result;
    };

    Result<void> checkPage(const QList<Record>& records);
    Result<void> checkPromises(const QList<Promise>& promises);
    void checkPromise(const Promise& promise, const QString& number, qint64 version);

    CheckBook& m_book;
    KeyProofs m_proofs;
    QString m_lastKey;
};

}  // namespace countertop
