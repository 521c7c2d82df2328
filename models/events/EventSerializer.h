// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/IdSource.h"
#include "models/domain/Customer.h"
#include "models/domain/OrderEvents.h"
#include "models/domain/Product.h"
#include "models/domain/Shop.h"
#include "models/events/RecordedEvent.h"
#include "models/events/Upcasters.h"

namespace countertop {

/// Converts a domain event to its stored form, in its type's latest version and without an id. A
/// known order number is the first field; otherwise the commit inserts it (NumberField.h).
[[nodiscard]] EventDraft toDraft(const OrderEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] EventDraft toDraft(const ProductEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] EventDraft toDraft(const CustomerEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] EventDraft toDraft(const ShopEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());

/// The drafts of these events, with new ids.
template <class Event>
[[nodiscard]] QList<EventDraft> toDrafts(const QList<Event>& events, IdSource& ids) {
    QList<EventDraft> drafts;
    drafts.reserve(events.size());
    for (const Event& event : events) {
        drafts.append(toDraft(event));
        drafts.last().eventId = EventId(ids.next());
    }
    return drafts;
}

/// Reads an event of any stored version. DAMAGED, naming stream, type and version, when the type is
/// unknown or the payload cannot be read or upcast.
[[nodiscard]] Result<OrderEvent> orderEventFrom(const RecordedEvent& event,
                                                const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] Result<ProductEvent> productEventFrom(const RecordedEvent& event,
                                                    const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] Result<CustomerEvent> customerEventFrom(
    const RecordedEvent& event, const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] Result<ShopEvent> shopEventFrom(const RecordedEvent& event,
                                              const Upcasters& upcasters = eventUpcasters());

/// The stream whose key encrypts an event's personal fields: the order's customer, or the event's
/// own stream.
[[nodiscard]] QString personalSubject(const RecordedEvent& event);

/// The event types of orders.
[[nodiscard]] QStringList orderEventTypes();
/// Every event type this version records.
[[nodiscard]] QStringList knownEventTypes();

/// False for types that orderEventFrom() refuses as unknown.
[[nodiscard]] bool isOrderEventType(const QString& type);

}  // namespace countertop
