// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/SqlWriteStore.h"

#include "models/core/Json.h"
#include "models/store/connection/Transaction.h"
#include "models/store/write/PersonalSeal.h"
#include "models/store/write/SqlRoutes.h"
#include "models/store/write/SqliteStatements.h"
#include "models/store/write/WriteExecutor.h"

#include <algorithm>

namespace countertop {

namespace {

const QString kFindOutcome = QStringLiteral(
    "SELECT fingerprint, result, refusal FROM idempotency "
    "WHERE store_id = :store AND key = :key AND expires_at > :now");

const QString kAnnounce = QStringLiteral("SELECT CAST(pg_current_xact_id() AS TEXT)");

const QString kRememberRefusal = QStringLiteral(
    "INSERT INTO idempotency (store_id, key, command_type, fingerprint, result, refusal, "
    "created_at, expires_at) "
    "VALUES (:store, :key, :type, :fingerprint, '{}', :refusal, :now, :expires) "
    "ON CONFLICT (store_id, key) DO NOTHING");

bool hasNumberedEvent(const Write& write) {
    return std::any_of(write.appends.cbegin(), write.appends.cend(), [&](const auto& append) {
        return std::any_of(append.events.cbegin(), append.events.cend(),
                           [&](const EventDraft& event) { return write.takesNumber(event); });
    });
}

Result<void> checkShape(const Write& write) {
    if (!write.numberFromTill.isEmpty() && !hasNumberedEvent(write)) {
        return fail(invalidInput(QStringLiteral("events"),
                                 QStringLiteral("No event carries the order's number"),
                                 QStringLiteral("number_without_event")));
    }
    for (const StreamAppend& append : write.appends) {
        if (append.streamId.isEmpty()) {
            return fail(invalidInput(QStringLiteral("stream_id"),
                                     QStringLiteral("A stream needs a name"),
                                     QStringLiteral("stream_unnamed")));
        }
        if (append.events.isEmpty()) {
            return fail(invalidInput(QStringLiteral("events"),
                                     QStringLiteral("There is no event to append"),
                                     QStringLiteral("no_events")));
        }
        if (!append.expected.isValid()) {
            return checkExpectedVersion(append.streamId, append.expected, 0);
        }
        for (const EventDraft& event : append.events) {
            if (event.payload.size() <= kMaximumEventBytes) continue;
            return fail(
                invalidInput(QStringLiteral("events"),
                             QStringLiteral("An event of %1 bytes is larger than the %2 allowed")
                                 .arg(event.payload.size())
                                 .arg(kMaximumEventBytes),
                             QStringLiteral("event_too_large")));
        }
    }
    return {};
}

tl::unexpected<Error> keyReused() {
    return fail(ErrorCode::IdempotencyKeyReused,
                QStringLiteral("This key was already used for another request"),
                QStringLiteral("key_reused"));
}

Result<CommandResult> storedResult(const QByteArray& text) {
    const auto json = jsonObjectFromText(text);
    if (!json) return fail(json.error());
    CommandResult result = commandResultFromJson(*json);
    result.replayed = true;
    return result;
}

QByteArray refusalJson(const Error& error) {
    QJsonArray problems;
    for (const FieldProblem& problem : error.problems) {
        problems.append(QJsonObject{{QStringLiteral("field"), problem.field},
                                    {QStringLiteral("message"), problem.message},
                                    {QStringLiteral("reason"), problem.reason},
                                    {QStringLiteral("facts"), problem.facts}});
    }
    return toJsonText(QJsonObject{{QStringLiteral("code"), QString(toText(error.code))},
                                  {QStringLiteral("detail"), error.detail},
                                  {QStringLiteral("reason"), error.reason},
                                  {QStringLiteral("facts"), error.facts},
                                  {QStringLiteral("problems"), problems}});
}

Error refusalFrom(const QByteArray& text) {
    const QJsonObject json = jsonObjectFromText(text).value_or(QJsonObject{});
    Error error = makeError(
        errorCodeFromText(json[QLatin1StringView("code")].toString()).value_or(ErrorCode::Storage),
        json[QLatin1StringView("detail")].toString(), json[QLatin1StringView("reason")].toString(),
        json[QLatin1StringView("facts")].toObject());
    for (const auto& value : json[QLatin1StringView("problems")].toArray()) {
        const QJsonObject problem = value.toObject();
        error.problems.append({problem[QLatin1StringView("field")].toString(),
                               problem[QLatin1StringView("message")].toString(),
                               problem[QLatin1StringView("reason")].toString(),
                               problem[QLatin1StringView("facts")].toObject()});
    }
    return error;
}

}  // namespace

Result<Commit> SqlWriteStore::commit(const Write& write) {
    if (auto good = checkShape(write); !good) return fail(good.error());
    for (;;) {
        if (!m_routes) {
            if (auto loaded = loadRoutes(write.record.storeId); !loaded) {
                return fail(loaded.error());
            }
        }
        const auto outcome = hasPersonalFields(write) ? executeSealed(write) : execute(write, {});
        if (!outcome) return fail(outcome.error());
        switch (outcome->kind) {
            case WriteOutcome::Kind::RoutesChanged:
                m_routes.reset();
                continue;
            case WriteOutcome::Kind::KeysChanged:
                m_personalKeys->forget();
                continue;
            case WriteOutcome::Kind::Duplicate: {
                if (outcome->fingerprint != write.record.fingerprint) return keyReused();
                const auto result = storedResult(outcome->result);
                if (!result) return fail(result.error());
                return Commit{*result, 0};
            }
            case WriteOutcome::Kind::Committed: {
                Commit commit{write.result, outcome->lastPosition};
                if (!outcome->number.isEmpty()) commit.result.number = outcome->number;
                return commit;
            }
        }
    }
}

Result<WriteOutcome> SqlWriteStore::execute(const Write& write, const QList<PersonalKey>& keys) {
    const PreparedWrite prepared{write, messagesOf(write, m_routes->routes), m_routes->version,
                                 keys};
    return m_database.dialect() == Dialect::Sqlite ? executeOnSqlite(m_database, prepared)
                                                   : executeOnPostgresql(m_database, prepared);
}

Result<WriteOutcome> SqlWriteStore::executeSealed(const Write& write) {
    if (!m_personalKeys) m_personalKeys.emplace(m_database, write.record.storeId);
    const auto sealed = sealPersonalFields(write, *m_personalKeys);
    if (!sealed) return fail(sealed.error());
    return execute(sealed->write, sealed->keys);
}

Result<void> SqlWriteStore::loadRoutes(qint64 storeId) {
    RouteTable table;
    // A database without a shop row (event store tests) never has routes.
    const auto version = routesVersion(m_database, storeId);
    if (!version) return fail(version.error());
    table.version = *version;
    auto routes = activeRoutes(m_database, storeId);
    if (!routes) return fail(routes.error());
    table.routes = *std::move(routes);
    m_routes = std::move(table);
    return {};
}

QList<OutboxMessage> messagesOf(const Write& write, const QList<Route>& routes) {
    QList<OutboxMessage> messages;
    for (const StreamAppend& append : write.appends) {
        for (const EventDraft& event : append.events) {
            const auto number =
                write.takesNumber(event) ? OrderNumber::TakenByCommit : OrderNumber::Known;
            for (const Route& route : routes) {
                if (!accepts(route, append.streamId, event.type, event.payload)) continue;
                messages.append(messageFor(route, append.streamId, event, write.metadata,
                                           append.order, number));
            }
        }
    }
    return messages;
}

Result<std::optional<StoredOutcome>> SqlWriteStore::findOutcome(const CommandRecord& record) {
    QByteArray fingerprint;
    QByteArray result;
    QByteArray refusal;
    const auto found = m_database.readRow(
        kFindOutcome,
        [&](Query& query) {
            query.bind(":store", record.storeId)
                .bind(":key", record.key)
                .bind(":now", record.recordedAt);
        },
        [&](Query& row) {
            fingerprint = row.utf8("fingerprint");
            result = row.utf8("result");
            refusal = row.utf8("refusal");
        });
    if (!found) return fail(found.error());
    if (!*found) return std::optional<StoredOutcome>();
    if (fingerprint != record.fingerprint) return keyReused();
    if (!refusal.isEmpty()) return std::optional(StoredOutcome{{}, refusalFrom(refusal)});
    return storedResult(result).map([](const CommandResult& stored) {
        return std::optional(StoredOutcome{stored, std::nullopt});
    });
}

Result<void> SqlWriteStore::rememberRefusal(const CommandRecord& record, const Error& error) {
    const auto done = runInTransaction(m_database, kRememberRefusal, [&](Query& query) {
        query.bind(":store", record.storeId)
            .bind(":key", record.key)
            .bind(":type", record.type)
            .bind(":fingerprint", record.fingerprint)
            .bind(":refusal", refusalJson(error))
            .bind(":now", record.recordedAt)
            .bind(":expires", record.expiresAt);
    });
    if (!done) return fail(done.error());
    return {};
}

Result<void> SqlWriteStore::audit(const CommandRecord& record, const EventMetadata& metadata,
                                  const Error& error) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (m_database.dialect() == Dialect::Postgresql) {
        // Announce before the row takes a number: the sealer sees transactions in progress only by
        // this.
        if (auto known = m_database.execute(kAnnounce, noValues); !known) {
            return fail(known.error());
        }
    }
    const auto added = m_database.execute(sqlite::kInsertAudit, [&](Query& query) {
        sqlite::bindAudit(query, record, metadata, toText(error.code), error.detail);
    });
    if (!added) return fail(added.error());
    return transaction.commit();
}

}  // namespace countertop
