// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/SagaStarts.h"

#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/sagas/OrderFulfilment.h"
#include "models/store/connection/Conditions.h"

#include <QHash>

namespace countertop {

namespace {

const QString kPosition =
    QStringLiteral("SELECT position AS number FROM saga_feed WHERE store_id = :store");

/// By saga, for those that these events start; the order may belong to another one.
const QString kStored = QStringLiteral(R"(
SELECT w.order_id AS order_id, w.saga_id AS wanted_id, coalesce(o.saga_id, '') AS of_order,
    coalesce(s.saga_id, '') AS saga_id, coalesce(s.amount_minor, 0) AS amount_minor,
    coalesce(s.correlation_id, '') AS correlation_id, coalesce(s.currency, '') AS currency
FROM (%1) AS w
LEFT JOIN saga_orders o ON o.store_id = :store AND o.order_id = w.order_id
LEFT JOIN sagas s ON s.store_id = :store AND s.saga_id = w.saga_id)");

const QString kStoredSqlite =
    kStored.arg(QStringLiteral("SELECT json_extract(value, '$.order') AS order_id, "
                               "json_extract(value, '$.saga') AS saga_id FROM json_each(:starts)"));

const QString kStoredPostgresql = kStored.arg(
    QStringLiteral("SELECT \"order\" AS order_id, saga AS saga_id "
                   "FROM jsonb_to_recordset(CAST(:starts AS jsonb)) AS r(\"order\" TEXT, saga "
                   "TEXT)"));

}  // namespace

Result<void> SagaStarts::begin() {
    const auto position = readNumber(m_book.database(), kPosition, Conditions(m_book.storeId()));
    if (!position) return fail(position.error());
    m_position = *position;
    return {};
}

void SagaStarts::consume(const EventStream& stream) {
    QString currency;
    for (const RecordedEvent& recorded : stream.events) {
        const bool mayStart = recorded.type == u"OrderCreated" || recorded.type == u"OrderPlaced" ||
                              recorded.type == u"RefundRequested";
        if (!mayStart || recorded.position > m_position) continue;
        const auto event = orderEventFrom(recorded);
        if (!event) continue;
        if (const auto* created = std::get_if<OrderCreated>(&*event)) currency = created->currency;
        Start start;
        start.orderId = streamSubject(stream.streamId);
        start.correlationId = recorded.metadata.correlationId;
        start.currency = currency;
        if (const auto* placed = std::get_if<OrderPlaced>(&*event)) {
            if (placed->payBy != PayBy::Gateway) continue;
            start.sagaId = fulfilment::sagaIdOf(OrderId(start.orderId));
            start.amountMinor = placed->totalMinor;
            m_batch.append(start);
        } else if (const auto* asked = std::get_if<RefundRequested>(&*event)) {
            start.isRefund = true;
            start.sagaId = fulfilment::refundSagaIdOf(asked->refundId.text());
            start.amountMinor = asked->amountMinor;
            m_batch.append(start);
        }
    }
}

Result<void> SagaStarts::compareBatch() {
    const QList<Start> batch = std::exchange(m_batch, {});
    if (batch.isEmpty()) return {};
    QJsonArray starts;
    for (const Start& start : batch) {
        starts.append(QJsonObject{{QStringLiteral("order"), start.orderId},
                                  {QStringLiteral("saga"), start.sagaId}});
    }
    Conditions conditions(m_book.storeId());
    conditions.value(":starts", QString::fromUtf8(toJsonText(starts)));
    const bool isSqlite = m_book.database().dialect() == Dialect::Sqlite;
    const auto rows =
        readRows(m_book.database(), isSqlite ? kStoredSqlite : kStoredPostgresql, conditions,
                 [](Query& query) {
                     return std::pair(query.text("wanted_id"),
                                      Stored{query.text("saga_id"), query.text("of_order"),
                                             query.integer("amount_minor"),
                                             query.text("correlation_id"), query.text("currency")});
                 });
    if (!rows) return fail(rows.error());
    const QHash<QString, Stored> stored(rows->cbegin(), rows->cend());
    for (const Start& start : batch) compare(start, stored.value(start.sagaId));
    return {};
}

void SagaStarts::compare(const Start& start, const Stored& stored) {
    m_book.count(Invariant::Sagas);
    const auto problem = [&](const QString& what) {
        m_book.problem(Invariant::Sagas,
                       QStringLiteral("%1 of order %2 %3")
                           .arg(start.isRefund ? QStringLiteral("A refund by the gateway")
                                               : QStringLiteral("The payment by the gateway"),
                                start.orderId, what));
    };
    if (!start.isRefund && stored.ofOrder.isEmpty()) {
        return problem(QStringLiteral("belongs to no saga"));
    }
    // A repeated round is another order of the same saga.
    if (!start.isRefund && stored.ofOrder != start.sagaId) return;
    if (stored.sagaId.isEmpty()) {
        return problem(QStringLiteral("has lost its saga %1").arg(start.sagaId));
    }
    if (stored.amountMinor != start.amountMinor || stored.currency != start.currency) {
        problem(QStringLiteral("is %1 %2 but its saga says %3 %4")
                    .arg(start.amountMinor)
                    .arg(start.currency)
                    .arg(stored.amountMinor)
                    .arg(stored.currency));
    }
    if (stored.correlationId != start.correlationId) {
        problem(QStringLiteral("has the correlation %1 but its saga says %2")
                    .arg(start.correlationId, stored.correlationId));
    }
}

}  // namespace countertop
