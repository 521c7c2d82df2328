// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/EventTypes.h"
#include "models/events/MessageTemplatesJson.h"

namespace countertop {

namespace {

constexpr EventTypeName<ShopEvent> kShopTypes{"ShopConfigured"};

}  // namespace

EventDraft toDraft(const ShopEvent& event, const Upcasters& upcasters) {
    return makeDraft(event, kShopTypes, upcasters,
                     [](JsonWriter& json, const ShopConfigured& concrete) {
                         json.field("name", concrete.name)
                             .field("currency", concrete.currency)
                             .field("time_zone", concrete.timeZone)
                             .field("day_starts_minute", concrete.dayStartsMinute)
                             .field("gateway", concrete.gateway)
                             .field("carrier", concrete.carrier);
                         writeMessageTemplates(json.key("messages"), concrete.messages);
                     });
}

Result<ShopEvent> shopEventFrom(const RecordedEvent& event, const Upcasters& upcasters) {
    return readEvent<ShopEvent>(
        event, kShopTypes, upcasters, [](const JsonFields& json, ShopConfigured& concrete) {
            concrete.name = json.text("name");
            concrete.currency = json.text("currency");
            concrete.timeZone = json.text("time_zone");
            concrete.dayStartsMinute = json.int32("day_starts_minute");
            concrete.gateway = json.text("gateway");
            concrete.carrier = json.text("carrier");
            concrete.messages = messageTemplatesFrom(json.object("messages"));
        });
}

}  // namespace countertop
