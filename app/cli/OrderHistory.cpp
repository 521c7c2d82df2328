// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/OrderHistory.h"

#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/projections/OrderProjection.h"

namespace countertop {

namespace {

TimelineEntry entryOf(const RecordedEvent& event) {
    return {event.version,
            event.type,
            event.metadata.at,
            event.metadata.actor,
            event.metadata.till,
            event.metadata.correlationId,
            event.metadata.causationId,
            jsonObjectFromText(event.payload).value_or(QJsonObject{})};
}

}  // namespace

Result<OrderDetails> orderAt(EventStore& events, const OrderId& orderId,
                             const OrderMoment& moment) {
    const qint64 last = moment.version.value_or(std::numeric_limits<qint64>::max());
    const auto recorded = events.load(orderStream(orderId), 1, last);
    if (!recorded) return fail(recorded.error());
    OrderDetails details;
    Order order;
    for (const RecordedEvent& event : *recorded) {
        if (moment.time && event.metadata.at > *moment.time) break;
        const auto domainEvent = orderEventFrom(event);
        if (!domainEvent) return fail(domainEvent.error());
        const OrderChanges changes = projectOrder(orderId, order, {*domainEvent}, event.version,
                                                  {event.metadata.at, event.metadata.till});
        details.payments.append(changes.payments);
        details.timeline.append(entryOf(event));
        details.row = changes.row;
        apply(order, *domainEvent);
    }
    const bool tooFar = moment.version && details.row.version != *moment.version;
    if (details.timeline.isEmpty() || tooFar) {
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is no order %1 at that point").arg(orderId.text()),
                    QStringLiteral("order_not_found"));
    }
    details.lines = order.lines;
    return details;
}

}  // namespace countertop
