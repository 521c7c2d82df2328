// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/CheckpointStore.h"

#include "models/store/connection/Conditions.h"

namespace countertop {

namespace {

const QString kPosition = QStringLiteral(
    "SELECT position AS number FROM checkpoints WHERE store_id = :store AND name = :name");

const QString kBegin = QStringLiteral(
    "INSERT INTO checkpoints (store_id, name, position) VALUES (:store, :name, :to) "
    "ON CONFLICT (store_id, name) DO UPDATE SET position = excluded.position "
    "WHERE checkpoints.position = 0");

const QString kAdvance = QStringLiteral(
    "UPDATE checkpoints SET position = :to "
    "WHERE store_id = :store AND name = :name AND position = :from");

const QString kSet = QStringLiteral(
    "INSERT INTO checkpoints (store_id, name, position) VALUES (:store, :name, :to) "
    "ON CONFLICT (store_id, name) DO UPDATE SET position = excluded.position");

const QString kRemove =
    QStringLiteral("DELETE FROM checkpoints WHERE store_id = :store AND name = :name");

}  // namespace

Result<qint64> CheckpointStore::position(const QString& name) {
    return readNumber(m_database, kPosition, Conditions(m_storeId).value(":name", name));
}

Result<bool> CheckpointStore::advance(const QString& name, qint64 from, qint64 to) {
    const auto moved = m_database.execute(from == 0 ? kBegin : kAdvance, [&](Query& query) {
        query.bind(":store", m_storeId).bind(":name", name).bind(":to", to);
        if (from != 0) query.bind(":from", from);
    });
    if (!moved) return fail(moved.error());
    return *moved == 1;
}

Result<void> CheckpointStore::set(const QString& name, qint64 position) {
    const auto done = m_database.execute(kSet, [&](Query& query) {
        query.bind(":store", m_storeId).bind(":name", name).bind(":to", position);
    });
    if (!done) return fail(done.error());
    return {};
}

Result<void> CheckpointStore::remove(const QString& name) {
    const auto done = m_database.execute(
        kRemove, [&](Query& query) { query.bind(":store", m_storeId).bind(":name", name); });
    if (!done) return fail(done.error());
    return {};
}

}  // namespace countertop
