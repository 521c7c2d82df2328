// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/Verifier.h"

#include "models/store/ReadSnapshot.h"
#include "models/store/queries/Conditions.h"
#include "models/store/verify/KeyChecks.h"
#include "models/store/verify/NumberChecks.h"
#include "models/store/verify/OutboxChecks.h"
#include "models/store/verify/SagaChecks.h"
#include "models/store/verify/SealChecks.h"
#include "models/store/verify/StreamChecks.h"

namespace countertop {

namespace {

const QString kIntegritySqlite = QStringLiteral("PRAGMA integrity_check(20)");

/// PostgreSQL checks its pages itself when it reads them, and this verifier reads every table.
const QString kIntegrityPostgresql = QStringLiteral("SELECT 'ok' AS integrity_check");

Result<void> checkDatabase(CheckBook& book) {
    if (auto on = book.goOn(Invariant::DatabaseIntegrity, 0); !on) return on;
    const bool isSqlite = book.database().dialect() == Dialect::Sqlite;
    auto query = book.database().query(isSqlite ? kIntegritySqlite : kIntegrityPostgresql);
    if (!query) return fail(query.error());
    if (auto ran = (*query)->execute(); !ran) return ran;
    book.count(Invariant::DatabaseIntegrity);
    while ((*query)->next()) {
        const QString line = (*query)->text("integrity_check");
        if (line != u"ok") book.problem(Invariant::DatabaseIntegrity, line);
    }
    return (*query)->endOfRows();
}

/// A part that cannot be read to its end is a finding; only what keeps the whole run from going on
/// is an error.
template <class Check>
Result<void> runPart(CheckBook& book, Invariant invariant, const Check& check) {
    const Result<void> done = check();
    if (done) return {};
    const Error& error = done.error();
    if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Network) return done;
    book.problem(invariant,
                 QStringLiteral("This could not be checked to the end: %1").arg(error.detail));
    return {};
}

Result<void> runChecks(CheckBook& book) {
    auto done = runPart(book, Invariant::DatabaseIntegrity, [&] { return checkDatabase(book); });
    if (done) {
        done = runPart(book, Invariant::EventChains, [&] { return StreamChecks(book).run(); });
    }
    if (done) {
        done = runPart(book, Invariant::Seals, [&] { return SealChecks(book).run(); });
    }
    if (done) {
        done = runPart(book, Invariant::OrderNumbers, [&] { return NumberChecks(book).run(); });
    }
    if (done) {
        done = runPart(book, Invariant::IdempotencyKeys, [&] { return KeyChecks(book).run(); });
    }
    if (done) {
        done = runPart(book, Invariant::OutboxMessages, [&] { return OutboxChecks(book).run(); });
    }
    if (done) {
        done = runPart(book, Invariant::Sagas, [&] { return SagaChecks(book).run(); });
    }
    return done;
}

}  // namespace

Result<VerifyReport> verifyShop(Database& database, const VerifyOptions& options) {
    if (database.isLost()) {
        if (auto back = database.reopen(); !back) return fail(back.error());
    }
    ReadSnapshot snapshot(database);
    if (auto begun = snapshot.begin(); !begun) return fail(begun.error());
    CheckBook book(database, options);
    if (auto done = runChecks(book); !done) return fail(done.error());
    return book.report();
}

}  // namespace countertop
