// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/events/RecordedEvent.h"

#include <QList>
#include <QString>

namespace countertop {

/// The transform that asks for the payment of an order.
inline constexpr char16_t kChargePayment[] = u"charge-payment";

/// As it stands in the compact JSON of an OrderPlaced: a quote inside a text is escaped, so it
/// stands nowhere else.
inline constexpr char kPaidByGateway[] = "\"pay_by\":\"gateway\"";

/// Sends matching events to a destination. `events` is an exact type, a prefix ending in ".*" or
/// "*" ("Order.*" matches OrderCreated), or "*" for all. `destination` is "KIND:ADDRESS".
struct Route {
    qint64 routeId = 0;
    QString events;
    QString destination;
    QString transform;  ///< empty, or kChargePayment
    /// Events up to this position were recorded before the route existed.
    qint64 fromPosition = 0;
    bool operator==(const Route&) const = default;
};

/// One message to one destination, as data: its id is stable over every attempt.
struct OutboxMessage {
    QString messageId;
    EventId eventId;
    QString eventType;  ///< the transform's name when there is one
    QString orderId;    ///< the stream's subject: messages of one keep their order
    QString destination;
    qint64 routeId = 0;
    QByteArray payload;
    /// Where the commit puts the order's number into the payload; below 0 when it does not.
    qsizetype numberAt = -1;
    bool operator==(const OutboxMessage&) const = default;
};

/// What messages tell of an order besides its event: the order as the write leaves it.
struct OrderFacts {
    QString currency;
    QString number;  ///< empty while the commit has not taken it
    qint64 totalMinor = 0;
};

[[nodiscard]] bool matches(const QString& pattern, const QString& eventType);
/// An exact type, or a prefix with one "*" at its end.
[[nodiscard]] bool isEventPattern(const QString& text);

/// Whether the route makes a message of an event with that stored payload. "charge-payment" makes
/// one of the placing of an order that the gateway is to be paid for, and of nothing else.
[[nodiscard]] bool takes(const Route& route, const QString& eventType, const QByteArray& payload);

/// INVALID_INPUT when no event has the type or fits the pattern, when this build cannot deliver to
/// the destination, or when the pattern, the destination's kind, its address or the transform is
/// unusable.
[[nodiscard]] Result<void> checkRoute(const QString& events, const QString& destination,
                                      const QString& transform);

/// Whether an event's payload is whole, or the commit will put the order's number into it.
enum class OrderNumber { Known, TakenByCommit };

/// The message a route makes of an event about to be appended. The body is JSON: id, type,
/// order_id, at, data; "charge-payment" makes it order_id, amount_minor, currency, number.
[[nodiscard]] OutboxMessage messageFor(const Route& route, const QString& streamId,
                                       const EventDraft& event, const EventMetadata& metadata,
                                       const OrderFacts& order,
                                       OrderNumber number = OrderNumber::Known);

}  // namespace countertop
