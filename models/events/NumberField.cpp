// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/NumberField.h"

#include "models/core/JsonWriter.h"

namespace countertop {

QByteArray numberField(const QString& number) {
    JsonWriter json;
    json.beginObject().field("number", number).endObject();
    const QByteArray object = json.text();
    return object.sliced(1, object.size() - 2) + ',';
}

EventId eventWithNumber(const OrderEvents& events, const QList<EventDraft>& drafts) {
    for (qsizetype at = 0; at < events.size(); ++at) {
        const bool carriesIt = std::holds_alternative<OrderPlaced>(events[at]) ||
                               std::holds_alternative<CreditNoteIssued>(events[at]);
        if (carriesIt) return drafts[at].eventId;
    }
    return {};
}

}  // namespace countertop
