// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/OrderHistory.h"

#include "models/core/Json.h"
#include "models/events/PersonalFields.h"
#include "models/events/Streams.h"
#include "models/projections/OrderProjection.h"

#include <algorithm>

namespace countertop {

namespace {

tl::unexpected<Error> noSuchOrder(const OrderId& orderId) {
    return fail(ErrorCode::NotFound, QStringLiteral("There is no order %1").arg(orderId.text()),
                QStringLiteral("order_not_found"));
}

tl::unexpected<Error> noSuchVersion(const OrderId& orderId, qint64 wanted, qint64 last) {
    return fail(ErrorCode::NotFound,
                QStringLiteral("Order %1 has no version %2; its last one is %3")
                    .arg(orderId.text())
                    .arg(wanted)
                    .arg(last),
                QStringLiteral("order_version_not_found"),
                {{QStringLiteral("version"), wanted}, {QStringLiteral("last_version"), last}});
}

tl::unexpected<Error> notYet(const OrderId& orderId, Timestamp first) {
    return fail(ErrorCode::NotFound,
                QStringLiteral("Order %1 did not exist then; it begins at %2")
                    .arg(orderId.text(), toIsoText(first)),
                QStringLiteral("order_not_yet"));
}

}  // namespace

Result<OrderPast> orderAt(EventStore& events, const OrderId& orderId, const ReplayOptions& moment) {
    const auto recorded = events.load(orderStream(orderId));
    if (!recorded) return fail(recorded.error());
    if (recorded->isEmpty()) return noSuchOrder(orderId);
    const qint64 last = recorded->last().version;
    if (moment.toVersion && (*moment.toVersion < 1 || *moment.toVersion > last)) {
        return noSuchVersion(orderId, *moment.toVersion, last);
    }
    OrderPast past;
    OrderDetails& details = past.details;
    const auto replay = replayOrder(
        *recorded, moment,
        [&](const Order& before, const OrderEvent& event, const RecordedEvent& stored) {
            const OrderChanges changes = projectOrder(orderId, before, {event}, stored.version,
                                                      {stored.metadata.at, stored.metadata.till});
            details.payments.append(changes.payments);
            details.row = changes.row;
        });
    if (!replay) return fail(replay.error());
    if (replay->version == 0) return notYet(orderId, recorded->first().metadata.at);
    for (qint64 at = 0; at < replay->version; ++at)
        details.timeline.append(timelineEntry((*recorded)[at]));
    details.row.orderId = orderId;
    details.row.version = replay->version;
    details.lines = replay->order.lines;
    past.warnings = replay->warnings;
    return past;
}

Result<OrderVersion> orderVersion(EventStore& events, const OrderId& orderId, qint64 version) {
    const auto recorded = events.load(orderStream(orderId), 1, std::max<qint64>(1, version));
    if (!recorded) return fail(recorded.error());
    if (recorded->isEmpty()) return noSuchOrder(orderId);
    const qint64 last = recorded->last().version;
    if (last != version) return noSuchVersion(orderId, version, last);
    OrderVersion wanted;
    ReplayOptions options;
    options.unknown = UnknownEvents::Skip;
    const auto replay =
        replayOrder(*recorded, options,
                    [&](const Order& before, const OrderEvent& event, const RecordedEvent& stored) {
                        if (stored.version == version)
                            wanted.changes = differencesOf(before, event);
                    });
    if (!replay) return fail(replay.error());
    const RecordedEvent& event = recorded->last();
    if (wanted.changes.isEmpty()) {
        wanted.changes.append(OrderDifference{OrderDifference::Kind::Other, event.type, {}});
    }
    wanted.row = orderRow(orderId, replay->order, version, event.metadata.at);
    wanted.lines = replay->order.lines;
    wanted.version = version;
    wanted.type = event.type;
    wanted.at = event.metadata.at;
    wanted.actor = event.metadata.actor;
    wanted.till = event.metadata.till;
    return wanted;
}

TimelineEntry timelineEntry(const RecordedEvent& event) {
    return {event.version, event.type, event.metadata.at, event.metadata.actor, event.metadata.till,
            event.metadata.correlationId, event.metadata.causationId,
            // verify reports a damaged payload; the rest of the order can still be shown.
            jsonObjectFromText(withPersonalFields(event.payload, event.personal))
                .value_or(QJsonObject{})};
}

EventRow eventRow(const RecordedEvent& event) {
    const EventMetadata& metadata = event.metadata;
    return {event.position,       event.streamId,
            event.version,        event.type,
            metadata.at,          metadata.actor,
            metadata.till,        metadata.correlationId,
            metadata.causationId, withPersonalFields(event.payload, event.personal)};
}

}  // namespace countertop
