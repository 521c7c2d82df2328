// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/SqliteWriter.h"

#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"

namespace countertop {

Result<WriteOutcome> SqliteWriter::run() {
    const bool takesNumber = !m_write.numberFromTill.isEmpty();
    if (auto done = takesNumber ? takeNumber() : checkRoutes(); !done) {
        return fail(done.error());
    }
    if (m_outcome.kind == WriteOutcome::Kind::RoutesChanged) return m_outcome;
    if (m_otherSettings) return fail(settingsChanged());
    if (auto claimed = claimKey(); !claimed) return fail(claimed.error());
    if (m_outcome.kind == WriteOutcome::Kind::Duplicate) return m_outcome;
    if (auto done = writePersonalKeys(); !done) return fail(done.error());
    if (m_outcome.kind == WriteOutcome::Kind::KeysChanged) return m_outcome;
    for (const auto step :
         {&SqliteWriter::writeProducts, &SqliteWriter::moveStock, &SqliteWriter::appendEvents,
          &SqliteWriter::writeOrders, &SqliteWriter::writeMovements, &SqliteWriter::writeCustomers,
          &SqliteWriter::writeOutbox, &SqliteWriter::writeAudit, &SqliteWriter::writeDayCounters}) {
        if (auto done = (this->*step)(); !done) return fail(done.error());
    }
    return m_outcome;
}

Result<void> SqliteWriter::checkRoutes() {
    if (!m_prepared.routesVersion && !m_write.settingsVersion) return {};
    qint64 version = -1;
    const auto read = m_database.readRow(
        sqlite::kRoutesVersion, [&](Query& q) { q.bind(":store", m_store); },
        [&](Query& row) {
            version = row.integer("routes_version");
            compareSettings(row.integer("settings_version"));
        });
    if (!read) return fail(read.error());
    compareRoutes(version);
    return {};
}

void SqliteWriter::compareRoutes(qint64 version) {
    if (!m_prepared.routesVersion || version == *m_prepared.routesVersion) return;
    m_outcome.kind = WriteOutcome::Kind::RoutesChanged;
}

void SqliteWriter::compareSettings(qint64 version) {
    m_otherSettings =
        m_write.settingsVersion && version >= 0 && version != *m_write.settingsVersion;
}

Result<void> SqliteWriter::claimKey() {
    const CommandRecord& record = m_write.record;
    if (record.key.isEmpty()) return {};
    m_result = withField(toJsonText(m_write.result), kFirstField, m_numberField);
    const auto claimed = m_database.execute(sqlite::kClaimKey, [&](Query& q) {
        q.bind(":store", m_store)
            .bind(":key", record.key)
            .bind(":type", record.type)
            .bind(":fingerprint", record.fingerprint)
            .bind(":result", m_result)
            .bind(":now", record.recordedAt)
            .bind(":expires", record.expiresAt);
    });
    if (!claimed) return fail(claimed.error());
    if (*claimed > 0) return {};
    const auto known = m_database.readRow(
        sqlite::kKnownKey, [&](Query& q) { q.bind(":store", m_store).bind(":key", record.key); },
        [&](Query& row) {
            m_outcome.fingerprint = row.utf8("fingerprint");
            m_outcome.result = row.utf8("result");
        });
    if (!known) return fail(known.error());
    m_outcome.kind = WriteOutcome::Kind::Duplicate;
    return {};
}

Result<void> SqliteWriter::writePersonalKeys() {
    for (const PersonalKey& key : m_prepared.personalKeys) {
        const auto stored = key.isNew ? insertPersonalKey(key) : hasPersonalKey(key);
        if (!stored) return fail(stored.error());
        if (!*stored) m_outcome.kind = WriteOutcome::Kind::KeysChanged;
    }
    return {};
}

Result<bool> SqliteWriter::insertPersonalKey(const PersonalKey& key) {
    return m_database
        .execute(sqlite::kInsertPersonalKey,
                 [&](Query& q) {
                     q.bind(":store", m_store)
                         .bind(":key_id", key.id)
                         .bind(":subject", key.subject)
                         .bind(":key", key.key.toBase64());
                 })
        .map([](qint64 rows) { return rows == 1; });
}

Result<bool> SqliteWriter::hasPersonalKey(const PersonalKey& key) {
    return m_database.readRow(
        sqlite::kPersonalKey, [&](Query& q) { q.bind(":store", m_store).bind(":key_id", key.id); },
        [](Query&) {});
}

Result<void> SqliteWriter::checkExpectedStock() {
    const auto& expected = m_write.expectedOnHand;
    for (auto at = expected.cbegin(); at != expected.cend(); ++at) {
        qint64 actual = 0;
        const auto known = m_database.readRow(
            sqlite::kProductStock,
            [&](Query& q) { q.bind(":store", m_store).bind(":sku", at.key()); },
            [&](Query& row) { actual = row.integer("on_hand"); });
        if (!known) return fail(known.error());
        if (actual != at.value()) return fail(stockMoved(at.key(), at.value(), actual));
    }
    return {};
}

Result<void> SqliteWriter::moveStock() {
    if (auto same = checkExpectedStock(); !same) return same;
    for (const StockDemand& demand : stockDemands(m_write)) {
        const auto moved = m_database.execute(sqlite::kMoveStock, [&](Query& q) {
            q.bind(":on_hand", demand.onHandChange)
                .bind(":reserved", demand.reservedChange)
                .bind(":change", demand.onHandChange - demand.reservedChange)
                .bind(":store", m_store)
                .bind(":sku", demand.sku)
                .bind(":version", demand.productVersion);
        });
        if (!moved) return fail(moved.error());
        if (*moved != 1) return fail(stockRefusal(demand));
    }
    return {};
}

Error SqliteWriter::stockRefusal(const StockDemand& demand) {
    const QString& sku = demand.sku;
    QString name = sku;
    qint64 available = 0;
    qint64 version = 0;
    const auto known = m_database.readRow(
        sqlite::kProductStock, [&](Query& q) { q.bind(":store", m_store).bind(":sku", sku); },
        [&](Query& row) {
            name = row.text("name");
            available = row.integer("available");
            version = row.integer("version");
        });
    if (!known) return known.error();
    if (demand.productVersion > 0 && version != demand.productVersion) return productsChanged();
    return *known ? outOfStock(m_write, sku, name, available) : unknownProduct(sku);
}

Result<void> SqliteWriter::takeNumber() {
    qint64 count = 0;
    const auto known = m_database.readRow(
        sqlite::kNextNumber,
        [&](Query& q) { q.bind(":store", m_store).bind(":till", m_write.numberFromTill); },
        [&](Query& row) {
            count = row.integer("number");
            compareRoutes(row.integer("routes_version"));
            compareSettings(row.integer("settings_version"));
        });
    if (!known) return fail(known.error());
    auto taken = execute(sqlite::kTakeNumber, [&](Query& q) {
        q.bind(":store", m_store).bind(":till", m_write.numberFromTill).bind(":next", count + 1);
    });
    if (!taken) return taken;
    m_outcome.number = orderNumber(m_write.numberFromTill, count);
    m_numberField = numberField(m_outcome.number);
    return {};
}

Result<void> SqliteWriter::appendEvents() {
    for (const StreamAppend& append : m_write.appends) {
        if (auto done = appendTo(append); !done) return done;
    }
    return {};
}

Result<SqliteWriter::StreamHead> SqliteWriter::headOf(const QString& streamId) {
    StreamHead head;
    const auto read = m_database.readRow(
        sqlite::kStreamHead, [&](Query& q) { q.bind(":store", m_store).bind(":stream", streamId); },
        [&](Query& row) {
            head = {row.integer("version"), row.utf8("hash")};
        });
    if (!read) return fail(read.error());
    return head;
}

Error SqliteWriter::appendRefusal(const StreamAppend& append, const Error& error) {
    const auto head = headOf(append.streamId);
    if (!head) return error;
    const auto expected = checkExpectedVersion(append.streamId, append.expected, head->version);
    return expected ? error : expected.error();
}

Result<void> SqliteWriter::appendTo(const StreamAppend& append) {
    RecordedEvent event;
    event.streamId = append.streamId;
    event.metadata = m_write.metadata;
    QByteArray previousHash;
    // The unique index detects that a new stream exists already.
    if (append.expected != ExpectedVersion::noStream()) {
        const auto head = headOf(append.streamId);
        if (!head) return fail(head.error());
        event.version = head->version;
        previousHash = head->hash;
        const auto expected = checkExpectedVersion(append.streamId, append.expected, event.version);
        if (!expected) return expected;
    }
    QList<RecordedEvent> events;
    events.reserve(append.events.size());
    for (const EventDraft& draft : append.events) {
        event.eventId = draft.eventId;
        event.version += 1;
        event.type = draft.type;
        event.schemaVersion = draft.schemaVersion;
        event.payload = m_write.takesNumber(draft)
                            ? withField(draft.payload, kFirstField, m_numberField)
                            : draft.payload;
        event.hash = chainHash(previousHash, event);
        previousHash = event.hash;
        events.append(event);
    }
    auto inserted = insertEvents(events);
    if (inserted) return inserted;
    // Only a stream's first event can collide with an existing stream.
    const bool mayBeTaken = events.first().version == 1;
    return fail(mayBeTaken ? appendRefusal(append, inserted.error()) : inserted.error());
}

Result<void> SqliteWriter::insertEvents(const QList<RecordedEvent>& events) {
    const QString category = streamCategory(events.first().streamId);
    const auto done = countertop::writeRows(
        m_database, sqlite::kInsertEvents, events,
        [&](Query& q) {
            const RecordedEvent& event = events.first();
            q.bind(":store", m_store)
                .bind(":stream", event.streamId)
                .bind(":category", category)
                .bind(":correlation", event.metadata.correlationId)
                .bind(":causation", event.metadata.causationId)
                .bind(":actor", event.metadata.actor)
                .bind(":till", event.metadata.till)
                .bind(":at", event.metadata.at);
        },
        [](Query& query, qsizetype row, const RecordedEvent& event) {
            query.row(row)
                .bind(":event_id", event.eventId.text())
                .bind(":version", event.version)
                .bind(":type", event.type)
                .bind(":schema_version", static_cast<qint64>(event.schemaVersion))
                .bind(":payload", event.payload)
                .bind(":hash", event.hash);
        });
    if (!done) return fail(done.error());
    m_outcome.lastPosition = done->lastId;
    return {};
}

Result<WriteOutcome> executeOnSqlite(Database& database, const PreparedWrite& prepared) {
    Transaction transaction(database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    auto outcome = SqliteWriter(database, prepared).run();
    if (!outcome || outcome->kind != WriteOutcome::Kind::Committed) return outcome;
    if (prepared.write.shop) {
        if (auto done = applyShopChange(database, prepared.write); !done) {
            return fail(done.error());
        }
    }
    if (prepared.write.route) {
        if (auto done = applyRouteChange(database, prepared.write); !done) {
            return fail(done.error());
        }
    }
    if (prepared.write.delivery) {
        if (auto done = applyDeliveryChange(database, prepared.write); !done) {
            return fail(done.error());
        }
    }
    if (prepared.write.destination) {
        if (auto done = applyDestinationChange(database, prepared.write); !done) {
            return fail(done.error());
        }
    }
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return outcome;
}

}  // namespace countertop
