// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/CheckpointStore.h"

#include "models/store/queries/Conditions.h"

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
    auto query = m_database.query(from == 0 ? kBegin : kAdvance);
    if (!query) return fail(query.error());
    (*query)->bind(":store", m_storeId).bind(":name", name).bind(":to", to);
    if (from != 0) (*query)->bind(":from", from);
    if (auto ran = (*query)->execute(); !ran) return fail(ran.error());
    const bool moved = (*query)->affectedRows() == 1;
    (*query)->finish();
    return moved;
}

Result<void> CheckpointStore::set(const QString& name, qint64 position) {
    auto query = m_database.query(kSet);
    if (!query) return fail(query.error());
    auto ran =
        (*query)->bind(":store", m_storeId).bind(":name", name).bind(":to", position).execute();
    (*query)->finish();
    return ran;
}

Result<void> CheckpointStore::remove(const QString& name) {
    auto query = m_database.query(kRemove);
    if (!query) return fail(query.error());
    auto ran = (*query)->bind(":store", m_storeId).bind(":name", name).execute();
    (*query)->finish();
    return ran;
}

}  // namespace countertop
