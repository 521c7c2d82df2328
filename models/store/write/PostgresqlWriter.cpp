// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/store/connection/SqlErrors.h"
#include "models/store/connection/Transaction.h"
#include "models/store/write/WriteExecutor.h"
#include "models/store/write/WriteRows.h"

namespace countertop {

namespace {

/// The server's name of the unique constraint on stream versions.
constexpr QLatin1StringView kStreamVersionKey("events_store_id_stream_id_version_key");

const QString kStreamVersion = QStringLiteral(
    "SELECT coalesce(max(version), 0) AS version FROM events WHERE store_id = :store "
    "AND stream_id = :stream");

/// The JSON in the field DETAIL of a refusal raised by the function.
QJsonObject refusalFacts(const Error& error) {
    const QString detail = error.facts[kServerDetail].toString();
    return jsonObjectFromText(detail.toUtf8()).value_or(QJsonObject{});
}

Error refusalOf(const Write& write, const Error& error) {
    const QString state = error.facts[QLatin1StringView("native_code")].toString();
    if (state == u"CT002") {
        const QJsonObject facts = refusalFacts(error);
        const QString sku = facts[QLatin1StringView("sku")].toString();
        if (!facts[QLatin1StringView("known")].toBool()) return unknownProduct(sku);
        return outOfStock(write, sku, facts[QLatin1StringView("name")].toString(),
                          facts[QLatin1StringView("available")].toInteger());
    }
    if (state == u"CT003") {
        const QJsonObject facts = refusalFacts(error);
        const qint64 expected = facts[QLatin1StringView("expected")].toInteger();
        const auto wanted = expected == ExpectedVersion::kExists
                                ? ExpectedVersion::exists()
                                : ExpectedVersion::exactly(expected);
        const auto checked =
            checkExpectedVersion(facts[QLatin1StringView("stream")].toString(), wanted,
                                 facts[QLatin1StringView("actual")].toInteger());
        if (!checked) return checked.error();
    }
    if (state == u"CT004") return productsChanged();
    if (state == u"CT005") {
        const QJsonObject facts = refusalFacts(error);
        return barcodeTaken(facts[QLatin1StringView("barcode")].toString(),
                            facts[QLatin1StringView("sku")].toString(),
                            facts[QLatin1StringView("name")].toString());
    }
    if (state == u"CT006") {
        const QJsonObject facts = refusalFacts(error);
        return stockMoved(facts[QLatin1StringView("sku")].toString(),
                          facts[QLatin1StringView("expected")].toInteger(),
                          facts[QLatin1StringView("actual")].toInteger());
    }
    if (state == u"CT007") return settingsChanged();
    if (state == u"23505" && error.facts[kServerConstraint].toString() == kStreamVersionKey) {
        // The function does not check every version; the unique index reports a taken one.
        return makeError(
            ErrorCode::VersionConflict,
            QStringLiteral("Somebody else changed this in the meantime; please look again"),
            QStringLiteral("version_conflict"));
    }
    return error;
}

Result<WriteOutcome> outcomeFrom(const QByteArray& text) {
    const auto json = jsonObjectFromText(text);
    if (!json) return fail(json.error());
    WriteOutcome outcome;
    if ((*json)[QLatin1StringView("outcome")].toString() == u"duplicate") {
        outcome.kind = WriteOutcome::Kind::Duplicate;
        outcome.fingerprint = (*json)[QLatin1StringView("fingerprint")].toString().toLatin1();
        outcome.result = (*json)[QLatin1StringView("result")].toString().toUtf8();
        return outcome;
    }
    outcome.number = (*json)[QLatin1StringView("number")].toString();
    outcome.lastPosition = (*json)[QLatin1StringView("position")].toInteger();
    return outcome;
}

enum class Savepoint { None, Own };

Result<WriteOutcome> callFunction(Database& database, const PreparedWrite& prepared,
                                  Savepoint savepoint) {
    const QByteArray function("countertop_commit");
    const QByteArray document = writeDocument(prepared);
    const auto answer = savepoint == Savepoint::Own ? database.callInSavepoint(function, document)
                                                    : database.callFunction(function, document);
    if (answer) return outcomeFrom(*answer);
    const QString state = answer.error().facts[QLatin1StringView("native_code")].toString();
    if (state == u"CT001") return WriteOutcome{WriteOutcome::Kind::RoutesChanged, {}, 0, {}, {}};
    if (state == u"CT009") return WriteOutcome{WriteOutcome::Kind::KeysChanged, {}, 0, {}, {}};
    return fail(refusalOf(prepared.write, answer.error()));
}

/// Adds the versions to a conflict that only the index reported. Runs outside the failed call's
/// transaction, because PostgreSQL executes nothing more inside it.
Error namedConflict(Database& database, const Write& write, Error error) {
    const bool unnamed = error.code == ErrorCode::VersionConflict && error.facts.isEmpty();
    if (!unnamed || write.appends.isEmpty()) return error;
    const StreamAppend& append = write.appends.first();
    qint64 actual = 0;
    const auto read = database.readRow(
        kStreamVersion,
        [&](Query& query) {
            query.bind(":store", write.record.storeId).bind(":stream", append.streamId);
        },
        [&](Query& row) { actual = row.integer("version"); });
    if (!read) return error;
    error.facts = {{QStringLiteral("stream"), append.streamId},
                   {QStringLiteral("expected_version"), append.expected.value()},
                   {QStringLiteral("actual_version"), actual}};
    return error;
}

Result<WriteOutcome> callInTransaction(Database& database, const PreparedWrite& prepared) {
    const Write& write = prepared.write;
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    if (write.shop || write.route) {
        if (auto locked = lockOutCommits(database); !locked) return fail(locked.error());
    }
    auto outcome = callFunction(database, prepared, Savepoint::None);
    // The call is part of a transaction that is not committed yet.
    if (!outcome) outcome.error().outcomeUnknown = false;
    if (!outcome || outcome->kind != WriteOutcome::Kind::Committed) return outcome;
    if (write.shop) {
        if (auto done = applyShopChange(database, write); !done) return fail(done.error());
    }
    if (write.route) {
        if (auto done = applyRouteChange(database, write); !done) return fail(done.error());
    }
    if (write.delivery) {
        if (auto done = applyDeliveryChange(database, write); !done) return fail(done.error());
    }
    if (write.destination) {
        if (auto done = applyDestinationChange(database, write); !done) return fail(done.error());
    }
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return outcome;
}

}  // namespace

Result<WriteOutcome> executeOnPostgresql(Database& database, const PreparedWrite& prepared) {
    const Write& write = prepared.write;
    const bool isOneCall = !write.route && !write.delivery && !write.destination && !write.shop;
    const bool isAlone = isOneCall && !database.isInTransaction();
    const Savepoint savepoint = isAlone ? Savepoint::None : Savepoint::Own;
    auto outcome = isOneCall ? callFunction(database, prepared, savepoint)
                             : callInTransaction(database, prepared);
    if (outcome) return outcome;
    return fail(namedConflict(database, write, std::move(outcome.error())));
}

}  // namespace countertop
