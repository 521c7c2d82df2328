// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SagaQueries.h"

#include "models/store/queries/BusinessDays.h"

namespace countertop {

namespace {

const QString kSagas = QStringLiteral("SELECT %1 FROM %2 WHERE ")
                           .arg(QLatin1StringView(kSagaColumns), QLatin1StringView(kSagaTables));

/// In one direction, so that the index of beginnings gives it.
const QString kNewestFirst = QStringLiteral(" ORDER BY s.started_at DESC, s.saga_id DESC");

const QString kWindow = kNewestFirst + QStringLiteral(" LIMIT :limit OFFSET :offset");

const QString kOnwards = kNewestFirst + QStringLiteral(" LIMIT :limit");

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM sagas s WHERE ");

const QString kCounts = QStringLiteral(
    "SELECT status, count(*) AS number FROM sagas WHERE store_id = :store GROUP BY status");

// A refund's order is registered with its fulfilment only.
const QString kOfOrder = QStringLiteral(
    "s.saga_id IN (SELECT so.saga_id FROM saga_orders so WHERE so.store_id = s.store_id AND "
    "so.order_id = :order UNION SELECT r.saga_id FROM sagas r WHERE r.store_id = s.store_id AND "
    "r.order_id = :order)");

constexpr SagaStatus kStatuses[] = {
    SagaStatus::Running,     SagaStatus::Completed,          SagaStatus::Compensating,
    SagaStatus::Compensated, SagaStatus::CompensationFailed, SagaStatus::GivenUp};

/// The store's column is named, because both tables of the lists have one.
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

Result<SagaRow> sagaRowFrom(Query& query) {
    const auto status = sagaStatusFromText(query.text("status"));
    const auto steps = sagaStepsFromText(query.utf8("steps"));
    if (!steps) return fail(steps.error());
    if (!status) {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("A saga has the unknown status '%1'").arg(query.text("status")),
                    QStringLiteral("unreadable_text"));
    }
    SagaRow row;
    row.sagaId = query.text("saga_id");
    row.type = query.text("type");
    row.orderId = OrderId(query.text("order_id"));
    row.orderNumber = query.text("order_number");
    row.correlationId = query.text("correlation_id");
    row.status = *status;
    row.round = static_cast<int>(query.integer("round"));
    row.amountMinor = query.integer("amount_minor");
    row.currency = query.text("currency");
    row.steps = *steps;
    row.observed = sagaPositionsFromText(query.utf8("observed"));
    row.failureReason = query.text("failure_reason");
    row.givenUpByHand = query.integer("given_up_by_hand") != 0;
    row.startedAt = query.integer("started_at");
    row.updatedAt = query.integer("updated_at");
    row.deadline = query.integer("deadline");
    row.dueAt = query.integer("due_at");
    row.version = query.integer("version");
    return row;
}

Result<QList<SagaRow>> SagaQueries::read(const QString& sql, const Conditions& conditions) {
    const auto rows = readRows(m_database, sql, conditions, sagaRowFrom);
    if (!rows) return fail(rows.error());
    QList<SagaRow> sagas;
    for (const Result<SagaRow>& row : *rows) {
        if (!row) return fail(row.error());
        sagas.append(*row);
    }
    return sagas;
}

Result<QList<SagaRow>> SagaQueries::window(const SagaFilter& filter, qint64 firstRow, int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions = conditionsOf(m_storeId, filter);
    conditions.value(":limit", qint64{limit}).value(":offset", firstRow);
    return read(kSagas + conditions.sql() + kWindow, conditions);
}

Result<QList<SagaRow>> SagaQueries::behind(const SagaFilter& filter, const SagaRow* last,
                                           int limit) {
    if (auto good = checkWindow(0, limit); !good) return fail(good.error());
    Conditions conditions = conditionsOf(m_storeId, filter);
    if (last) {
        conditions.add(QStringLiteral("(s.started_at, s.saga_id) < (:last_start, :last_saga)"))
            .value(":last_start", last->startedAt)
            .value(":last_saga", last->sagaId);
    }
    conditions.value(":limit", qint64{limit});
    return read(kSagas + conditions.sql() + kOnwards, conditions);
}

Result<qint64> SagaQueries::count(const SagaFilter& filter) {
    const Conditions conditions = conditionsOf(m_storeId, filter);
    return readNumber(m_database, kCount + conditions.sql(), conditions);
}

Result<QList<SagaCount>> SagaQueries::counts() {
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

Result<SagaRow> SagaQueries::saga(const QString& sagaId) {
    Conditions conditions(m_storeId, QStringLiteral("s.store_id"));
    conditions.add(QStringLiteral("s.saga_id = :saga")).value(":saga", sagaId);
    const auto rows = read(kSagas + conditions.sql(), conditions);
    if (!rows) return fail(rows.error());
    if (!rows->isEmpty()) return rows->first();
    return fail(ErrorCode::NotFound, QStringLiteral("There is no saga '%1'").arg(sagaId),
                QStringLiteral("saga_not_found"));
}

}  // namespace countertop
