// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/DeliveryQueries.h"

#include "models/store/connection/SearchText.h"
#include "models/store/personal/PersonalKeys.h"
#include "models/store/queries/BusinessDays.h"
#include "models/store/queries/RowsById.h"

namespace countertop {

namespace {

/// Waits for a person: its transform failed, or its destination is disabled.
const QString kIsHeld = QStringLiteral(
    "(status IN ('pending', 'failed') AND (held <> '' OR destination IN "
    "(SELECT d.destination FROM destinations AS d "
    "WHERE d.store_id = :store AND d.disabled_at > 0)))");

// Repeat the predicate of the partial indexes and of the claim verbatim.
const QString kSelect = QStringLiteral(R"(
SELECT outbox_id, message_id, event_type, order_id, destination, status, attempts, last_error,
    created_at, next_attempt_at, delivered_at, payload, attempt_log,
    CASE WHEN status IN ('pending', 'failed') AND (held <> '' OR EXISTS (
        SELECT 1 FROM destinations AS d
        WHERE d.store_id = outbox.store_id AND d.destination = outbox.destination
            AND d.disabled_at > 0)) THEN 1 ELSE 0 END AS is_held,
    (SELECT o.number FROM orders AS o
     WHERE o.store_id = outbox.store_id AND o.order_id = outbox.order_id) AS order_number,
    CASE WHEN order_id <> '' AND status IN ('pending', 'failed') AND EXISTS (
        SELECT 1 FROM outbox AS earlier
        WHERE earlier.store_id = outbox.store_id AND earlier.order_id = outbox.order_id
            AND earlier.destination = outbox.destination
            AND earlier.outbox_id < outbox.outbox_id AND earlier.held = ''
            AND (earlier.status = 'pending' OR earlier.status = 'processing'
                OR earlier.status = 'failed')) THEN 1 ELSE 0 END AS waits
FROM )");

const QString kDeliveries = kSelect + QStringLiteral("outbox WHERE ");

// Choose the rows first, so that no look-ups run for the rows that OFFSET skips.
const QString kChosen = kSelect + QStringLiteral("(SELECT * FROM outbox WHERE ");
const QString kOfChosen = QStringLiteral(") AS outbox ORDER BY outbox_id DESC");

const QString kWindow = QStringLiteral(" ORDER BY outbox_id DESC LIMIT :limit OFFSET :offset");

const QString kIds = QStringLiteral("SELECT outbox_id AS id FROM outbox WHERE ");

const QString kFirstIds = QStringLiteral(" ORDER BY outbox_id DESC LIMIT :limit");

const QString kCount = QStringLiteral("SELECT count(*) AS number FROM outbox WHERE ");

/// One scan counts every status.
const QString kSummary = QStringLiteral(
                             "SELECT count(*) FILTER (WHERE status = 'pending') AS pending, "
                             "count(*) FILTER (WHERE status = 'processing') AS processing, "
                             "count(*) FILTER (WHERE status = 'failed') AS failed, "
                             "count(*) FILTER (WHERE status = 'dead') AS dead, "
                             "count(*) FILTER (WHERE status = 'delivered') AS delivered, "
                             "count(*) FILTER (WHERE status = 'discarded') AS discarded, "
                             "count(*) FILTER (WHERE %1) AS held "
                             "FROM outbox WHERE store_id = :store")
                             .arg(kIsHeld);

/// Repeat the predicate of the index of waiting messages verbatim; otherwise the planner ignores
/// it.
const QString kWaiting =
    QStringLiteral("(status = 'pending' OR status = 'processing' OR status = 'failed')");

/// Status words are literals in the statement, because the planner uses the partial indexes of
/// waiting and of dead messages only when it can see that the condition implies theirs.
QString statusCondition(std::optional<DeliveryStatus> status) {
    if (!status) return QStringLiteral("status <> 'discarded'");
    switch (*status) {
        case DeliveryStatus::Pending:
            return kWaiting + QStringLiteral(" AND status = 'pending'");
        case DeliveryStatus::Processing:
            return kWaiting + QStringLiteral(" AND status = 'processing'");
        case DeliveryStatus::Failed:
            return kWaiting + QStringLiteral(" AND status = 'failed'");
        case DeliveryStatus::Delivered:
            return QStringLiteral("status = 'delivered'");
        case DeliveryStatus::Dead:
            return QStringLiteral("status = 'dead'");
        case DeliveryStatus::Discarded:
            return QStringLiteral("status = 'discarded'");
    }
    return {};
}

/// An order's number is looked up for each message, because there are fewer messages than orders.
QString searchCondition(Dialect dialect) {
    QStringList alternatives;
    for (const char* column : {"last_error", "event_type", "payload"}) {
        alternatives.append(
            anyCaseLike(dialect, QLatin1StringView(column), QStringLiteral(":search")));
    }
    return QStringLiteral(
               "(message_id = :exact OR order_id = :exact OR %1 OR EXISTS (SELECT 1 "
               "FROM orders AS o WHERE o.store_id = outbox.store_id "
               "AND o.order_id = outbox.order_id AND %2))")
        .arg(alternatives.join(QStringLiteral(" OR ")),
             anyCaseLike(dialect, QStringLiteral("o.number"), QStringLiteral(":search")));
}

DeliveryRow deliveryRowFrom(Query& query) {
    DeliveryRow row;
    row.id = query.integer("outbox_id");
    row.messageId = query.text("message_id");
    row.eventType = query.text("event_type");
    row.orderId = query.text("order_id");
    row.orderNumber = query.text("order_number");
    row.waitsForEarlier = query.integer("waits") != 0;
    row.isHeld = query.integer("is_held") != 0;
    row.destination = query.text("destination");
    row.status = deliveryStatusFromText(query.text("status")).value_or(DeliveryStatus::Dead);
    row.attempts = static_cast<int>(query.integer("attempts"));
    row.lastError = query.text("last_error");
    row.createdAt = query.integer("created_at");
    row.nextAttemptAt = query.integer("next_attempt_at");
    row.deliveredAt = query.integer("delivered_at");
    row.payload = query.utf8("payload");
    row.attemptLog = query.utf8("attempt_log");
    return row;
}

}  // namespace

Result<QList<DeliveryRow>> DeliveryQueries::deliveries(const QString& sql,
                                                       const Conditions& conditions) {
    auto rows = readRows(m_database, sql, conditions, deliveryRowFrom);
    if (!rows) return rows;
    auto filled = PersonalKeys(m_database, m_storeId).fill(*rows, &DeliveryRow::payload);
    if (!filled) return fail(filled.error());
    return rows;
}

Conditions DeliveryQueries::conditionsOf(const DeliveryFilter& filter) const {
    Conditions conditions(m_storeId);
    conditions.add(statusCondition(filter.status));
    if (filter.isHeld) conditions.add(kIsHeld);
    if (!filter.destination.isEmpty()) {
        conditions.add(QStringLiteral("destination = :destination"))
            .value(":destination", filter.destination);
    }
    const QString term = searchTerm(filter.search);
    if (!term.isEmpty()) {
        conditions.add(searchCondition(m_database.dialect()))
            .value(":exact", term)
            .value(":search", u'%' + escapedForLike(term) + u'%');
    }
    return conditions;
}

Result<QList<DeliveryRow>> DeliveryQueries::rowsAt(const DeliveryFilter& filter, qint64 firstRow,
                                                   int limit) {
    if (auto good = checkWindow(firstRow, limit); !good) return fail(good.error());
    Conditions conditions = conditionsOf(filter);
    conditions.value(":limit", qint64{limit}).value(":offset", firstRow);
    return deliveries(kChosen + conditions.sql() + kWindow + kOfChosen, conditions);
}

Result<QList<qint64>> DeliveryQueries::ids(const DeliveryFilter& filter, qint64 limit) {
    Conditions conditions = conditionsOf(filter);
    conditions.value(":limit", limit);
    return readRows(m_database, kIds + conditions.sql() + kFirstIds, conditions,
                    [](Query& query) { return query.integer("id"); });
}

Result<QList<DeliveryRow>> DeliveryQueries::rowsOf(const QList<qint64>& ids) {
    const auto read = [&](const Conditions& some) {
        return deliveries(kDeliveries + some.sql(), some);
    };
    return readRowsOf(Conditions(m_storeId), QStringLiteral("outbox_id"), ids, read,
                      &DeliveryRow::id);
}

Result<qint64> DeliveryQueries::count(const DeliveryFilter& filter) {
    const Conditions conditions = conditionsOf(filter);
    return readNumber(m_database, kCount + conditions.sql(), conditions);
}

Result<DeliverySummary> DeliveryQueries::summary() {
    const auto rows = readRows(m_database, kSummary, Conditions(m_storeId), [](Query& query) {
        return DeliverySummary{query.integer("pending"),   query.integer("processing"),
                               query.integer("failed"),    query.integer("dead"),
                               query.integer("delivered"), query.integer("discarded"),
                               query.integer("held")};
    });
    if (!rows) return fail(rows.error());
    return rows->value(0);
}

Result<DeliveryRow> DeliveryQueries::delivery(qint64 id) {
    Conditions conditions(m_storeId);
    conditions.add(QStringLiteral("outbox_id = :id")).value(":id", id);
    const auto rows = deliveries(kDeliveries + conditions.sql(), conditions);
    if (!rows) return fail(rows.error());
    if (!rows->isEmpty()) return rows->first();
    return fail(ErrorCode::NotFound, QStringLiteral("There is no delivery %1").arg(id),
                QStringLiteral("delivery_not_found"), {{QStringLiteral("delivery"), id}});
}

}  // namespace countertop
