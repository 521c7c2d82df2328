// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/SqlEventStore.h"

#include "models/core/Json.h"
#include "models/store/streams/StreamPlaces.h"

#include <limits>

namespace countertop {

namespace {

const QString kLoad = QStringLiteral(
                          "SELECT %1 FROM events WHERE store_id = :store AND stream_id = :stream "
                          "AND version BETWEEN :from_version AND :to_version ORDER BY version")
                          .arg(QLatin1StringView(kEventColumns));

// Look up the first event of each stream in the index. A join with all events could be planned as a
// scan of them.
const QString kExisting = QStringLiteral(
    "SELECT wanted.stream_id FROM (SELECT %1) AS wanted WHERE (SELECT version FROM events "
    "WHERE store_id = :store AND events.stream_id = wanted.stream_id AND version = 1) "
    "IS NOT NULL");
const QString kExistingSqlite =
    kExisting.arg(QStringLiteral("value AS stream_id FROM json_each(:streams)"));
const QString kExistingPostgresql = kExisting.arg(
    QStringLiteral("jsonb_array_elements_text(CAST(:streams AS jsonb)) AS stream_id"));

const QString kVersion = QStringLiteral("SELECT version FROM events WHERE position = :position");

/// Positions are allocated before their transactions commit. On PostgreSQL the feed ends before the
/// first position that may still appear; SQLite has one writer at a time.
const QString kFinalPosition = QStringLiteral("SELECT countertop_final_position() AS number");

constexpr qint64 kNoEnd = std::numeric_limits<qint64>::max();

QString placeholders(const char* stem, qsizetype count) {
    QStringList names;
    for (qsizetype at = 0; at < count; ++at) {
        names.append(QStringLiteral(":%1_%2").arg(QLatin1StringView(stem)).arg(at));
    }
    return names.join(QStringLiteral(", "));
}

QString feedSql(Dialect dialect, const FeedFilter& filter) {
    // Read a single stream by its versions, which have the same order as its positions: by
    // position, each page would scan the stream from its beginning. The addition keeps the server
    // from doing so.
    const bool oneStream = filter.streams.size() == 1;
    const QString position =
        oneStream ? QStringLiteral("position + 0") : QStringLiteral("position");
    // The unary plus keeps SQLite from sorting a whole store by the stream index for each page.
    const QString store =
        filter.streams.isEmpty() ? QStringLiteral("+store_id") : QStringLiteral("store_id");
    QString sql = QStringLiteral("SELECT %1 FROM events WHERE %2 = :store AND %3 > :after")
                      .arg(QLatin1StringView(kEventColumns), store, position);
    if (!filter.types.isEmpty()) {
        sql += QStringLiteral(" AND type IN (%1)").arg(placeholders("type", filter.types.size()));
    }
    if (oneStream) {
        sql += QStringLiteral(" AND stream_id = :stream_0 AND version >= :from_version");
    } else if (!filter.streams.isEmpty()) {
        sql += QStringLiteral(" AND stream_id IN (%1)")
                   .arg(placeholders("stream", filter.streams.size()));
    }
    if (!filter.category.isEmpty()) sql += QStringLiteral(" AND category = :category");
    if (dialect == Dialect::Postgresql) sql += QStringLiteral(" AND %1 <= :final").arg(position);
    return sql + QStringLiteral(" ORDER BY %1 LIMIT :limit")
                     .arg(oneStream ? QStringLiteral("version") : QStringLiteral("position"));
}

void bindAll(Query& query, const char* stem, const QStringList& values) {
    for (qsizetype at = 0; at < values.size(); ++at) {
        const QByteArray name = QByteArray(":") + stem + '_' + QByteArray::number(at);
        query.bind(name.constData(), values[at]);
    }
}

}  // namespace

template <class Bind>
Result<QList<RecordedEvent>> SqlEventStore::readEvents(const QString& sql, const Bind& bind) {
    QList<RecordedEvent> events;
    const auto read =
        m_database.readRows(sql, bind, [&](Query& row) { events.append(recordedEventFrom(row)); });
    if (!read) return fail(read.error());
    if (auto opened = m_personalKeys.open(events); !opened) return fail(opened.error());
    return events;
}

Result<qint64> finalPosition(Database& database) {
    if (database.dialect() == Dialect::Sqlite) return kNoEnd;
    qint64 position = 0;
    const auto read = database.readRow(kFinalPosition, noValues,
                                       [&](Query& row) { position = row.integer("number"); });
    if (!read) return fail(read.error());
    return position;
}

RecordedEvent recordedEventFrom(Query& query) {
    RecordedEvent event;
    event.position = query.integer("position");
    event.eventId = EventId(query.text("event_id"));
    event.streamId = query.text("stream_id");
    event.version = query.integer("version");
    event.type = query.text("type");
    event.schemaVersion = static_cast<int>(query.integer("schema_version"));
    event.payload = query.utf8("payload");
    event.metadata = {query.text("correlation_id"), query.text("causation_id"), query.text("actor"),
                      query.text("till"), query.integer("recorded_at")};
    event.hash = query.utf8("hash");
    return event;
}

Result<qint64> SqlEventStore::append(const QString& streamId, ExpectedVersion expected,
                                     const QList<EventDraft>& drafts,
                                     const EventMetadata& metadata) {
    Write write;
    write.record.storeId = m_storeId;
    write.record.recordedAt = metadata.at;
    write.metadata = metadata;
    write.appends.append({streamId, expected, drafts, {}});
    const auto committed = m_writes.commit(write);
    if (!committed) return fail(committed.error());
    if (expected.value() >= 0) return expected.value() + drafts.size();
    return versionAt(committed->lastPosition);
}

Result<qint64> SqlEventStore::versionAt(qint64 position) {
    qint64 version = 0;
    const auto found = m_database.readRow(
        kVersion, [&](Query& query) { query.bind(":position", position); },
        [&](Query& row) { version = row.integer("version"); });
    if (!found) return fail(found.error());
    if (*found) return version;
    return fail(ErrorCode::Damaged, QStringLiteral("An appended event cannot be read back"),
                QStringLiteral("unreadable_event"));
}

Result<QList<RecordedEvent>> SqlEventStore::load(const QString& streamId, qint64 fromVersion,
                                                 qint64 toVersion) {
    return readEvents(kLoad, [&](Query& query) {
        query.bind(":store", m_storeId)
            .bind(":stream", streamId)
            .bind(":from_version", fromVersion)
            .bind(":to_version", toVersion);
    });
}

Result<QSet<QString>> SqlEventStore::existing(const QStringList& streamIds) {
    QSet<QString> found;
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    const auto read = m_database.readRows(
        isSqlite ? kExistingSqlite : kExistingPostgresql,
        [&](Query& query) {
            query.bind(":store", m_storeId)
                .bind(":streams", toJsonText(QJsonArray::fromStringList(streamIds)));
        },
        [&](Query& row) { found.insert(row.text("stream_id")); });
    if (!read) return fail(read.error());
    return found;
}

Result<QList<RecordedEvent>> SqlEventStore::feed(qint64 afterPosition, const FeedFilter& filter,
                                                 int limit) {
    // Read the final position before the events: a transaction that ends in between then only
    // shortens the result. Read after them, it could lie past an event that was not visible yet,
    // and a reader that moves its checkpoint there would never see that event.
    const auto end = finalPosition(m_database);
    if (!end) return fail(end.error());
    return read(afterPosition, *end, filter, limit);
}

Result<QList<RecordedEvent>> SqlEventStore::committed(qint64 afterPosition, int limit) {
    return read(afterPosition, kNoEnd, {}, limit);
}

Result<QList<RecordedEvent>> SqlEventStore::read(qint64 afterPosition, qint64 finalPosition,
                                                 const FeedFilter& filter, int limit) {
    const Dialect dialect = m_database.dialect();
    qint64 fromVersion = 1;
    if (filter.streams.size() == 1) {
        const auto from =
            firstVersionFrom(m_database, m_storeId, filter.streams.first(), afterPosition + 1);
        if (!from) return fail(from.error());
        fromVersion = *from;
    }
    return readEvents(feedSql(dialect, filter), [&](Query& query) {
        if (dialect == Dialect::Postgresql) query.bind(":final", finalPosition);
        query.bind(":store", m_storeId)
            .bind(":after", afterPosition)
            .bind(":limit", static_cast<qint64>(limit));
        if (filter.streams.size() == 1) query.bind(":from_version", fromVersion);
        bindAll(query, "type", filter.types);
        bindAll(query, "stream", filter.streams);
        if (!filter.category.isEmpty()) query.bind(":category", filter.category);
    });
}

}  // namespace countertop
