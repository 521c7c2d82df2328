// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/SqlSnapshotStore.h"

#include "models/store/connection/Transaction.h"

namespace countertop {

namespace {

const QString kFind = QStringLiteral(
    "SELECT version, schema_version, state, checksum, event_hash FROM snapshots "
    "WHERE store_id = :store AND stream_id = :stream");

const QString kSave = QStringLiteral(
    "INSERT INTO snapshots (store_id, stream_id, version, schema_version, state, checksum, "
    "event_hash, created_at) "
    "SELECT store_id, stream_id, version, :schema, :state, :checksum, hash, :now FROM events "
    "WHERE store_id = :store AND stream_id = :stream AND version = :version "
    "ON CONFLICT (store_id, stream_id) DO UPDATE SET version = excluded.version, "
    "schema_version = excluded.schema_version, state = excluded.state, "
    "checksum = excluded.checksum, event_hash = excluded.event_hash, "
    "created_at = excluded.created_at");

}  // namespace

Result<std::optional<Snapshot>> SqlSnapshotStore::find(const QString& streamId) {
    std::optional<Snapshot> snapshot;
    const auto read = m_database.readRow(
        kFind, [&](Query& query) { query.bind(":store", m_storeId).bind(":stream", streamId); },
        [&](Query& row) {
            snapshot = Snapshot{streamId,
                                row.integer("version"),
                                static_cast<int>(row.integer("schema_version")),
                                row.utf8("state"),
                                row.utf8("checksum"),
                                row.utf8("event_hash")};
        });
    if (!read) return fail(read.error());
    return snapshot;
}

Result<void> SqlSnapshotStore::save(const Snapshot& snapshot) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    auto query = m_database.query(kSave);
    if (!query) return fail(query.error());
    (*query)
        ->bind(":schema", static_cast<qint64>(snapshot.schemaVersion))
        .bind(":state", snapshot.state)
        .bind(":checksum", snapshot.checksum)
        .bind(":now", m_clock.now())
        .bind(":store", m_storeId)
        .bind(":stream", snapshot.streamId)
        .bind(":version", snapshot.version);
    if (auto ran = (*query)->execute(); !ran) return ran;
    return transaction.commit();
}

}  // namespace countertop
