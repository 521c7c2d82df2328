// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderEvents.h"
#include "models/events/RecordedEvent.h"

namespace countertop {

/// The order number field that the commit inserts into JSON text written without it:
/// `"number":"T1-000123",`. The server's commit function generates the same text.
[[nodiscard]] QByteArray numberField(const QString& number);

/// Where it goes in an event's payload and a command's result: it is their first field.
inline constexpr qsizetype kFirstField = 1;

/// `json` with the field inserted there; unchanged when the field is empty.
[[nodiscard]] inline QByteArray withField(QByteArray json, qsizetype at, const QByteArray& field) {
    return json.insert(at, field);
}

/// The id of the new event that carries the order's number; empty when none does.
[[nodiscard]] EventId eventWithNumber(const OrderEvents& events, const QList<EventDraft>& drafts);

}  // namespace countertop
