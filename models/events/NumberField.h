// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderEvents.h"
#include "models/events/RecordedEvent.h"

namespace countertop {

/// The field of an order's number as the commit that takes the number puts it into JSON text that
/// was written without it: `"number":"T1-000123",`. The server's commit function makes the same.
[[nodiscard]] QByteArray numberField(const QString& number);

/// Where it goes in an event's payload and in a command's result: it is their first field.
inline constexpr qsizetype kFirstField = 1;

/// `json` with the field at that place; as it is where the field is empty.
[[nodiscard]] inline QByteArray withField(QByteArray json, qsizetype at, const QByteArray& field) {
    return json.insert(at, field);
}

/// Which of an order's new events carries its number; empty when none does.
[[nodiscard]] EventId eventWithNumber(const OrderEvents& events, const QList<EventDraft>& drafts);

}  // namespace countertop
