// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/Verifier.h"

#include "models/store/queries/ReadSnapshot.h"
#include "models/store/verify/IntegrityChecks.h"
#include "models/store/verify/KeyChecks.h"
#include "models/store/verify/MinorUnitChecks.h"
#include "models/store/verify/NumberChecks.h"
#include "models/store/verify/RecordSealChecks.h"
#include "models/store/verify/RouteChecks.h"
#include "models/store/verify/SagaChecks.h"
#include "models/store/verify/SealChecks.h"
#include "models/store/verify/ShopChecks.h"
#include "models/store/verify/StreamChecks.h"

namespace countertop {

namespace {

/// Runs all checks independently: a problem in one does not affect the others.
Result<void> runChecks(CheckBook& book) {
    using Part = std::pair<Invariant, std::function<Result<void>()>>;
    const QList<Part> parts{
        {Invariant::DatabaseIntegrity, [&] { return IntegrityChecks(book).run(); }},
        {Invariant::EventChains, [&] { return StreamChecks(book).run(); }},
        {Invariant::Seals, [&] { return SealChecks(book).run(); }},
        {Invariant::SealedRecords, [&] { return RecordSealChecks(book).run(); }},
        {Invariant::OrderNumbers, [&] { return NumberChecks(book).run(); }},
        {Invariant::IdempotencyKeys, [&] { return KeyChecks(book).run(); }},
        {Invariant::Routes, [&] { return RouteChecks(book).run(); }},
        {Invariant::Sagas, [&] { return SagaChecks(book).run(); }},
        {Invariant::ShopSettings, [&] { return ShopChecks(book).run(); }},
        {Invariant::OneCurrency, [&] { return MinorUnitChecks(book).run(); }},
    };
    for (const auto& [invariant, part] : parts) {
        if (auto done = book.reportProgress(invariant, 0); !done) return done;
        if (auto done = book.attempt(invariant, part); !done) return done;
    }
    return {};
}

}  // namespace

Result<VerifyReport> verifyShop(Database& database, const VerifyOptions& options) {
    ReadSnapshot snapshot(database);
    if (auto begun = snapshot.begin(); !begun) return fail(begun.error());
    CheckBook book(database, options);
    if (database.hasUnreadLog()) {
        book.notChecked(Invariant::DatabaseIntegrity,
                        QStringLiteral("not all of the write-ahead log beside the file, which "
                                       "cannot be taken over while the shop can only be read"));
    }
    if (auto begun = book.begin(); !begun) return fail(begun.error());
    if (auto done = runChecks(book); !done) return fail(done.error());
    return book.report();
}

}  // namespace countertop
