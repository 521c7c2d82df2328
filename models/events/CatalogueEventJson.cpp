// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/EventTypes.h"

namespace countertop {

namespace {

void write(JsonWriter& json, const ProductAdded& event) {
    json.field("sku", event.sku)
        .field("name", event.name)
        .field("barcodes", event.barcodes)
        .field("currency", event.currency)
        .field("price_minor", event.priceMinor)
        .field("tax_rate_milli", event.taxRateMilli)
        .field("reorder_level", event.reorderLevel);
}
void write(JsonWriter& json, const ProductPriceChanged& event) {
    json.field("price_minor", event.priceMinor).field("currency", event.currency);
}
void write(JsonWriter& json, const StockReceived& event) {
    json.field("quantity", event.quantity).field("note", event.note);
}
void write(JsonWriter& json, const StockCorrected& event) {
    json.field("change", event.change).field("reason", event.reason);
}

void read(const JsonFields& json, ProductAdded& event) {
    event.sku = json.text("sku");
    event.name = json.text("name");
    event.barcodes = json.texts("barcodes");
    event.currency = json.text("currency");
    event.priceMinor = json.number("price_minor");
    event.taxRateMilli = json.int32("tax_rate_milli");
    event.reorderLevel = json.number("reorder_level");
}
void read(const JsonFields& json, ProductPriceChanged& event) {
    event.priceMinor = json.number("price_minor");
    event.currency = json.text("currency");
}
void read(const JsonFields& json, StockReceived& event) {
    event.quantity = json.number("quantity");
    event.note = json.text("note");
}
void read(const JsonFields& json, StockCorrected& event) {
    event.change = json.number("change");
    event.reason = json.text("reason");
}

void writeDetails(JsonWriter& json, const CustomerDetails& details) {
    json.field("name", details.name)
        .field("email", details.email)
        .field("phone", details.phone)
        .field("address", details.address)
        .field("note", details.note);
}

CustomerDetails detailsFrom(const JsonFields& json) {
    return {json.text("name"), json.text("email"), json.text("phone"), json.text("address"),
            json.text("note")};
}

constexpr EventTypeName<ProductEvent> kProductTypes{"ProductAdded", "ProductPriceChanged",
                                                    "StockReceived", "StockCorrected"};
constexpr EventTypeName<CustomerEvent> kCustomerTypes{"CustomerAdded", "CustomerChanged"};

}  // namespace

QStringList knownEventTypes() {
    QStringList types = orderEventTypes();
    for (const char* type : kProductTypes) types.append(QString::fromLatin1(type));
    for (const char* type : kCustomerTypes) types.append(QString::fromLatin1(type));
    types.append(QStringLiteral("ShopConfigured"));
    return types;
}

EventDraft toDraft(const ProductEvent& event, const Upcasters& upcasters) {
    return makeDraft(event, kProductTypes, upcasters,
                     [](JsonWriter& json, const auto& concrete) { write(json, concrete); });
}

EventDraft toDraft(const CustomerEvent& event, const Upcasters& upcasters) {
    EventDraft draft = makeDraft(event, kCustomerTypes, upcasters, [](JsonWriter&, const auto&) {});
    JsonWriter personal;
    personal.beginObject();
    std::visit([&](const auto& concrete) { writeDetails(personal, concrete.details); }, event);
    draft.personal = personal.endObject().text();
    return draft;
}

Result<ProductEvent> productEventFrom(const RecordedEvent& event, const Upcasters& upcasters) {
    return readEvent<ProductEvent>(
        event, kProductTypes, upcasters,
        [](const JsonFields& json, auto& concrete) { read(json, concrete); });
}

Result<CustomerEvent> customerEventFrom(const RecordedEvent& event, const Upcasters& upcasters) {
    if (event.personal.isEmpty()) {
        return readEvent<CustomerEvent>(
            event, kCustomerTypes, upcasters,
            [](const JsonFields& json, auto& concrete) { concrete.details = detailsFrom(json); });
    }
    const JsonReader personal(event.personal);
    return readEvent<CustomerEvent>(event, kCustomerTypes, upcasters,
                                    [&](const JsonFields&, auto& concrete) {
                                        concrete.details = detailsFrom(personal.fields());
                                    });
}

}  // namespace countertop
