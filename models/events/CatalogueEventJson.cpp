// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/EventTypes.h"

namespace countertop {

namespace {

QString text(const QJsonObject& json, QLatin1StringView key) { return json[key].toString(); }
qint64 number(const QJsonObject& json, QLatin1StringView key) { return json[key].toInteger(); }

void write(JsonWriter& json, const ProductAdded& event) {
    json.field("sku", event.sku)
        .field("name", event.name)
        .field("barcodes", event.barcodes)
        .field("currency", event.currency)
        .field("price_minor", event.priceMinor)
        .field("tax_rate", event.taxRateBasisPoints)
        .field("reorder_level", event.reorderLevel);
}
void write(JsonWriter& json, const ProductPriceChanged& event) {
    json.field("price_minor", event.priceMinor);
}
void write(JsonWriter& json, const StockReceived& event) {
    json.field("quantity", event.quantity).field("note", event.note);
}
void write(JsonWriter& json, const StockCorrected& event) {
    json.field("change", event.change).field("reason", event.reason);
}

void read(const QJsonObject& json, ProductAdded& event) {
    event.sku = text(json, QLatin1StringView("sku"));
    event.name = text(json, QLatin1StringView("name"));
    for (const QJsonValue& barcode : json[QLatin1StringView("barcodes")].toArray()) {
        event.barcodes.append(barcode.toString());
    }
    event.currency = text(json, QLatin1StringView("currency"));
    event.priceMinor = number(json, QLatin1StringView("price_minor"));
    event.taxRateBasisPoints = json[QLatin1StringView("tax_rate")].toInt();
    event.reorderLevel = number(json, QLatin1StringView("reorder_level"));
}
void read(const QJsonObject& json, ProductPriceChanged& event) {
    event.priceMinor = number(json, QLatin1StringView("price_minor"));
}
void read(const QJsonObject& json, StockReceived& event) {
    event.quantity = number(json, QLatin1StringView("quantity"));
    event.note = text(json, QLatin1StringView("note"));
}
void read(const QJsonObject& json, StockCorrected& event) {
    event.change = number(json, QLatin1StringView("change"));
    event.reason = text(json, QLatin1StringView("reason"));
}

void writeDetails(JsonWriter& json, const CustomerDetails& details) {
    json.field("name", details.name)
        .field("email", details.email)
        .field("phone", details.phone)
        .field("address", details.address)
        .field("note", details.note);
}

CustomerDetails detailsFrom(const QJsonObject& json) {
    return {text(json, QLatin1StringView("name")), text(json, QLatin1StringView("email")),
            text(json, QLatin1StringView("phone")), text(json, QLatin1StringView("address")),
            text(json, QLatin1StringView("note"))};
}

constexpr EventTypeName<ProductEvent> kProductTypes{"ProductAdded", "ProductPriceChanged",
                                                    "StockReceived", "StockCorrected"};
constexpr EventTypeName<CustomerEvent> kCustomerTypes{"CustomerAdded", "CustomerChanged"};

}  // namespace

EventDraft toDraft(const ProductEvent& event, const Upcasters& upcasters) {
    return makeDraft(event, kProductTypes, upcasters,
                     [](JsonWriter& json, const auto& concrete) { write(json, concrete); });
}

EventDraft toDraft(const CustomerEvent& event, const Upcasters& upcasters) {
    return makeDraft(event, kCustomerTypes, upcasters, [](JsonWriter& json, const auto& concrete) {
        writeDetails(json, concrete.details);
    });
}

Result<ProductEvent> productEventFrom(const RecordedEvent& event, const Upcasters& upcasters) {
    return readEvent<ProductEvent>(
        event, kProductTypes, upcasters,
        [](const QJsonObject& json, auto& concrete) { read(json, concrete); });
}

Result<CustomerEvent> customerEventFrom(const RecordedEvent& event, const Upcasters& upcasters) {
    return readEvent<CustomerEvent>(
        event, kCustomerTypes, upcasters,
        [](const QJsonObject& json, auto& concrete) { concrete.details = detailsFrom(json); });
}

}  // namespace countertop
