// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/core/Timestamp.h"
#include "models/events/RecordedEvent.h"
#include "models/events/RouteFilter.h"
#include "models/events/RouteOptions.h"

#include <QList>
#include <QString>

namespace countertop {

/// The transform that requests the payment of an order.
inline constexpr char16_t kChargePayment[] = u"charge-payment";

/// The type of event that it is made of.
inline constexpr char16_t kChargedEvent[] = u"OrderPlaced";

/// As it appears in the compact JSON of an OrderPlaced. Quotes inside texts are escaped, so it
/// cannot occur anywhere else.
inline constexpr char kPaidByGateway[] = "\"pay_by\":\"gateway\"";

/// Sends matching events to a destination. `events` is an exact type, a prefix ending in ".*" or
/// "*" ("Order.*" matches OrderCreated), or "*" for all. `destination` is "KIND:ADDRESS". A route
/// is never changed: an edit ends it and begins another one, which keeps the number users know.
struct Route {
    qint64 routeId = 0;  ///< of this version
    QString events;
    QString destination;
    QString transform;  ///< empty, kChargePayment, or the JSON of a RouteTransform
    /// Events up to this position were recorded before the route existed.
    qint64 fromPosition = 0;
    qint64 firstId = 0;  ///< the route whose edit this is; 0: it was added like this
    RouteFilter filter = {};
    RouteOptions options = {};
    [[nodiscard]] qint64 shownId() const { return firstId == 0 ? routeId : firstId; }
    bool operator==(const Route&) const = default;
};

/// Whether text is an address that some build of this program delivers to.
[[nodiscard]] bool isDestination(const QString& text);

/// Whether both send the same events to the same receiver in the same form, in whatever spelling:
/// every such event would reach it twice, under two ids.
[[nodiscard]] bool isSameRoute(const Route& left, const Route& right);

/// The route with the number that users know; NOT_FOUND.
[[nodiscard]] Result<Route> routeWithShownId(const QList<Route>& routes, qint64 shownId);

/// One message to one destination, as data. Its id is the same for every attempt.
struct OutboxMessage {
    QString messageId;
    EventId eventId;
    QString eventType;  ///< the transform's name when there is one
    QString orderId;    ///< the stream's subject: messages with the same one keep their order
    QString destination;
    qint64 routeId = 0;
    QByteArray payload;
    /// Where the commit inserts the order's number into the payload; negative when it does not.
    qsizetype numberAt = -1;
    /// Not sent before this time; 0: at once, whatever the clock of the program that wrote it said.
    Timestamp notBefore = 0;
    bool operator==(const OutboxMessage&) const = default;
};

/// Order facts that messages contain besides the event, as of the end of the write.
struct OrderFacts {
    QString currency;
    QString number;  ///< empty until the commit takes it
    qint64 totalMinor = 0;
};

[[nodiscard]] bool matches(const QString& pattern, const QString& eventType);
/// An exact type, or a prefix with one "*" at its end.
[[nodiscard]] bool isEventPattern(const QString& text);

/// True when the route creates a message for an event of that stream with that stored payload.
/// "charge-payment" does so only for the placing of an order that is paid by the gateway.
[[nodiscard]] bool accepts(const Route& route, const QString& streamId, const QString& eventType,
                           const QByteArray& payload);

/// INVALID_INPUT when no event type matches the pattern, when this build cannot deliver to the
/// destination, or when the pattern, the destination's kind, its address or the transform is
/// invalid.
[[nodiscard]] Result<void> checkRoute(const QString& events, const QString& destination,
                                      const QString& transform);

/// Whether an event's payload is complete or the commit will insert the order's number.
enum class OrderNumber { Known, TakenByCommit };

/// The message a route creates for an event about to be appended. The body is JSON: id, type,
/// order_id, at, data; with "charge-payment": order_id, amount_minor, currency, number. A template
/// is applied later, whenever the message is sent.
[[nodiscard]] OutboxMessage messageFor(const Route& route, const QString& streamId,
                                       const EventDraft& event, const EventMetadata& metadata,
                                       const OrderFacts& order,
                                       OrderNumber number = OrderNumber::Known);

}  // namespace countertop
