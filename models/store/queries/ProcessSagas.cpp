// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/ProcessQueries.h"
#include "models/store/queries/SagaRows.h"

namespace countertop {

namespace {

const QString kSagas = QStringLiteral("SELECT %1 FROM %2 WHERE ")
                           .arg(QLatin1StringView(kSagaColumns), QLatin1StringView(kSagaTables));

/// Both columns in one direction, so that the index of start times can be used.
const QString kNewestFirst = QStringLiteral(" ORDER BY s.started_at DESC, s.saga_id DESC");

const QString kWindow = kNewestFirst + QStringLiteral(" LIMIT :limit OFFSET :offset");

const QString kOnwards = kNewestFirst + QStringLiteral(" LIMIT :limit");

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM sagas s WHERE ");

const QString kCounts = QStringLiteral(
    "SELECT status, count(*) AS number FROM sagas WHERE store_id = :store GROUP BY status");

// A refund's order is only registered with its fulfilment.
const QString kOfOrder = QStringLiteral(
    "s.saga_id IN (SELECT so.saga_id FROM saga_orders so WHERE so.store_id = s.store_id AND "
    "so.order_id = :order UNION SELECT r.saga_id FROM sagas r WHERE r.store_id = s.store_id AND "
    "r.order_id = :order)");

constexpr SagaStatus kStatuses[] = {
    SagaStatus::Running,     SagaStatus::Completed,          SagaStatus::Compensating,
    SagaStatus::Compensated, SagaStatus::CompensationFailed, SagaStatus::GivenUp};

/// The store's column is qualified, because both tables of the lists have one.
Conditions conditionsOf(qint64 storeId, const SagaFilter& filter) {
    Conditions conditions(storeId, QStringLiteral("s.store_id"));
    if (filter.status) {
        conditions.add(QStringLiteral("s.status = :status"))
            .value(":status", toText(*filter.status));
    }
    if (!filter.orderId.isEmpty()) {
        conditions.add(kOfOrder).value(":order", filter.orderId.text());
    }
    if (!filter.correlationId.isEmpty()) {
        conditions.add(QStringLiteral("s.correlation_id = :correlation"))
            .value(":correlation", filter.correlationId);
    }
    return conditions;
}

}  // namespace

Result<QList<SagaRow>> ProcessQueries::readSagas(const QString& sql, const Conditions& conditions) {
    const auto rows = readRows(m_database, sql, conditions, sagaRowFrom);
    if (!rows) return fail(rows.error());
    QList<SagaRow> sagas;
    for (const Result<SagaRow>& row : *rows) {
        if (!row) return fail(row.error());
        sagas.append(*row);
    }
    return sagas;
}

Result<QList<SagaRow>> ProcessQueries::sagasAt(const SagaFilter& filter, qint64 firstRow,
                                               int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions = conditionsOf(m_storeId, filter);
    conditions.value(":limit", qint64{limit}).value(":offset", firstRow);
    return readSagas(kSagas + conditions.sql() + kWindow, conditions);
}

Result<QList<SagaRow>> ProcessQueries::sagasAfter(const SagaFilter& filter, const SagaRow* last,
                                                  int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    Conditions conditions = conditionsOf(m_storeId, filter);
    if (last) {
        conditions.add(QStringLiteral("(s.started_at, s.saga_id) < (:last_start, :last_saga)"))
            .value(":last_start", last->startedAt)
            .value(":last_saga", last->sagaId);
    }
    conditions.value(":limit", qint64{limit});
    return readSagas(kSagas + conditions.sql() + kOnwards, conditions);
}

Result<qint64> ProcessQueries::sagaCount(const SagaFilter& filter) {
    const Conditions conditions = conditionsOf(m_storeId, filter);
    return readNumber(m_database, kCount + conditions.sql(), conditions);
}

Result<QList<SagaCount>> ProcessQueries::sagaCounts() {
    const auto rows = readRows(m_database, kCounts, Conditions(m_storeId), [](Query& query) {
        return std::pair(query.text("status"), query.integer("number"));
    });
    if (!rows) return fail(rows.error());
    QList<SagaCount> counts;
    for (const SagaStatus status : kStatuses) {
        SagaCount count{status, 0};
        for (const auto& [word, number] : *rows) {
            if (word == toText(status)) count.sagas = number;
        }
        counts.append(count);
    }
    return counts;
}

Result<SagaRow> ProcessQueries::saga(const QString& sagaId) {
    Conditions conditions(m_storeId, QStringLiteral("s.store_id"));
    conditions.add(QStringLiteral("s.saga_id = :saga")).value(":saga", sagaId);
    const auto rows = readSagas(kSagas + conditions.sql(), conditions);
    if (!rows) return fail(rows.error());
    if (!rows->isEmpty()) return rows->first();
    return fail(ErrorCode::NotFound, QStringLiteral("There is no saga '%1'").arg(sagaId),
                QStringLiteral("saga_not_found"));
}

}  // namespace countertop
