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

/// From a domain event to its stored form, of its type's latest version and without an id. An
/// order's number is the first field where it is known; otherwise the commit puts it there
/// (NumberField.h).
[[nodiscard]] EventDraft toDraft(const OrderEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] EventDraft toDraft(const ProductEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] EventDraft toDraft(const CustomerEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] EventDraft toDraft(const ShopEvent& event,
                                 const Upcasters& upcasters = eventUpcasters());

/// The events as they are to be recorded.
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

/// Back again, whatever version it was stored as. DAMAGED, naming stream, type and version, when
/// the type is unknown or the payload cannot be read or brought up to date.
[[nodiscard]] Result<OrderEvent> orderEventFrom(const RecordedEvent& event,
                                                const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] Result<ProductEvent> productEventFrom(const RecordedEvent& event,
                                                    const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] Result<CustomerEvent> customerEventFrom(
    const RecordedEvent& event, const Upcasters& upcasters = eventUpcasters());
[[nodiscard]] Result<ShopEvent> shopEventFrom(const RecordedEvent& event,
                                              const Upcasters& upcasters = eventUpcasters());

/// The types of orders' events.
[[nodiscard]] QStringList orderEventTypes();
/// Every type that this version records.
[[nodiscard]] QStringList knownEventTypes();

/// False for what orderEventFrom() would refuse as an unknown type.
[[nodiscard]] bool isOrderEventType(const QString& type);

}  // namespace countertop
