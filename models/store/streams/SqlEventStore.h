// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "models/store/write/SqlWriteStore.h"

namespace countertop {

/// The event streams of one store (tenant) in a database. Lives on the database's thread.
class SqlEventStore final : public EventStore {
public:
    explicit SqlEventStore(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId), m_writes(database) {}

    Result<qint64> append(const QString& streamId, ExpectedVersion expected,
                          const QList<EventDraft>& drafts, const EventMetadata& metadata) override;
    Result<QList<RecordedEvent>> load(const QString& streamId, qint64 fromVersion,
                                      qint64 toVersion) override;
    Result<QSet<QString>> existing(const QStringList& streamIds) override;
    Result<QList<RecordedEvent>> feed(qint64 afterPosition, const FeedFilter& filter,
                                      int limit) override;
    /// What is committed after a position, also past one that is still being committed: only for
    /// whoever keeps the commits out, and takes no checkpoint from it. The feed may hold back what
    /// is there, for PostgreSQL lets a committed transaction's table locks go before the advisory
    /// lock that announced it.
    Result<QList<RecordedEvent>> committed(qint64 afterPosition, int limit);

private:
    Result<QList<RecordedEvent>> read(qint64 afterPosition, qint64 finalPosition,
                                      const FeedFilter& filter, int limit);
    /// Of the event at a position that was just taken.
    Result<qint64> versionAt(qint64 position);

    Database& m_database;
    qint64 m_storeId;
    SqlWriteStore m_writes;
};

/// Up to where the events are final: what is read up to there afterwards is all there will be. On
/// SQLite there is one writer at a time, so everything that can be read is.
[[nodiscard]] Result<qint64> finalPosition(Database& database);

/// The event in the query's present row; the query selects all columns of kEventColumns.
[[nodiscard]] RecordedEvent recordedEventFrom(Query& query);
inline constexpr char kEventColumns[] =
    "position, event_id, stream_id, version, type, schema_version, payload, correlation_id, "
    "causation_id, actor, till, recorded_at, hash";

}  // namespace countertop
