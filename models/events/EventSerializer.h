// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Customer.h"
#include "models/domain/OrderEvents.h"
#include "models/domain/Product.h"
#include "models/events/RecordedEvent.h"

namespace countertop {

/// The text that stands for an order number until the commit has taken it from the till's counter.
/// Inside JSON text it can only occur as this key and value: a quote within a string is escaped.
inline constexpr char kNumberPlaceholder[] = "\"number\":\"#\"";

/// From a domain event to its stored form, with a new event id.
[[nodiscard]] EventDraft toDraft(const OrderEvent& event);
[[nodiscard]] EventDraft toDraft(const ProductEvent& event);
[[nodiscard]] EventDraft toDraft(const CustomerEvent& event);

template <class Event>
[[nodiscard]] QList<EventDraft> toDrafts(const QList<Event>& events) {
    QList<EventDraft> drafts;
    drafts.reserve(events.size());
    for (const Event& event : events) drafts.append(toDraft(event));
    return drafts;
}

/// Back again. DAMAGED, naming stream, type and version, when the type or a field is unknown.
[[nodiscard]] Result<OrderEvent> orderEventFrom(const RecordedEvent& event);
[[nodiscard]] Result<ProductEvent> productEventFrom(const RecordedEvent& event);
[[nodiscard]] Result<CustomerEvent> customerEventFrom(const RecordedEvent& event);

}  // namespace countertop
