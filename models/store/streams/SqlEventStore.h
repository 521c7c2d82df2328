// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventStore.h"
#include "models/store/personal/PersonalKeys.h"
#include "models/store/write/SqlWriteStore.h"

namespace countertop {

/// The event streams of one store (tenant) in a database. Lives on the database's thread.
class SqlEventStore final : public EventStore {
public:
    explicit SqlEventStore(Database& database, qint64 storeId = 1)
        : m_database(database),
          m_storeId(storeId),
          m_writes(database),
          m_personalKeys(database, storeId) {}

    Result<qint64> append(const QString& streamId, ExpectedVersion expected,
                          const QList<EventDraft>& drafts, const EventMetadata& metadata) override;
    Result<QList<RecordedEvent>> load(const QString& streamId, qint64 fromVersion,
                                      qint64 toVersion) override;
    Result<QSet<QString>> existing(const QStringList& streamIds) override;
    Result<QList<RecordedEvent>> feed(qint64 afterPosition, const FeedFilter& filter,
                                      int limit) override;
    /// Committed events after a position, including those past one that is still being committed.
    /// Only for callers that keep commits out and take no checkpoint from the result. The feed may
    /// withhold such events, because PostgreSQL releases a committed transaction's table locks
    /// before the advisory lock that announced it.
    Result<QList<RecordedEvent>> committed(qint64 afterPosition, int limit);

private:
    template <class Bind>
    Result<QList<RecordedEvent>> readEvents(const QString& sql, const Bind& bind);
    Result<QList<RecordedEvent>> read(qint64 afterPosition, qint64 finalPosition,
                                      const FeedFilter& filter, int limit);
    /// The version of the event at a position that was just taken.
    Result<qint64> versionAt(qint64 position);

    Database& m_database;
    qint64 m_storeId;
    SqlWriteStore m_writes;
    PersonalKeys m_personalKeys;
};

/// The position up to which the events are final: no event can appear there after this call. On
/// SQLite, with one writer at a time, all readable events are final.
[[nodiscard]] Result<qint64> finalPosition(Database& database);

/// The event in the query's current row, its personal fields still encrypted (see PersonalKeys);
/// the query selects all columns of kEventColumns.
[[nodiscard]] RecordedEvent recordedEventFrom(Query& query);
inline constexpr char kEventColumns[] =
    "position, event_id, stream_id, version, type, schema_version, payload, correlation_id, "
    "causation_id, actor, till, recorded_at, hash";

}  // namespace countertop
