// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// The sagas as lists show them, newest first. Lives on the database's thread.
class SagaQueries {
public:
    SagaQueries(Database& database, qint64 storeId) : m_database(database), m_storeId(storeId) {}

    Result<QList<SagaRow>> window(const SagaFilter& filter, qint64 firstRow, int limit);
    /// Those behind a row of the same list, or its first ones.
    Result<QList<SagaRow>> behind(const SagaFilter& filter, const SagaRow* last, int limit);
    Result<qint64> count(const SagaFilter& filter);
    /// Every status, those without sagas too.
    Result<QList<SagaCount>> counts();
    Result<SagaRow> saga(const QString& sagaId);

private:
    Result<QList<SagaRow>> read(const QString& sql, const Conditions& conditions);

    Database& m_database;
    qint64 m_storeId;
};

/// The saga in the query's present row; the query selects kSagaColumns from kSagaTables. DAMAGED
/// when its steps or its status cannot be read.
[[nodiscard]] Result<SagaRow> sagaRowFrom(Query& query);
inline constexpr char kSagaColumns[] =
    "s.saga_id, s.type, s.order_id, coalesce(o.number, '') AS order_number, s.correlation_id, "
    "s.status, s.round, s.amount_minor, s.currency, s.steps, s.observed, s.failure_reason, "
    "s.given_up_by_hand, s.started_at, s.updated_at, s.deadline, s.due_at, s.version";
inline constexpr char kSagaTables[] =
    "sagas s LEFT JOIN orders o ON o.store_id = s.store_id AND o.order_id = s.order_id";

}  // namespace countertop
