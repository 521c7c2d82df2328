// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/EventSerializer.h"
#include "models/events/EventTypes.h"

namespace countertop {

namespace {

QString text(const QJsonObject& json, QLatin1StringView key) { return json[key].toString(); }
qint64 number(const QJsonObject& json, QLatin1StringView key) { return json[key].toInteger(); }

QJsonObject payload(const ProductAdded& event) {
    return {{QStringLiteral("sku"), event.sku},
            {QStringLiteral("name"), event.name},
            {QStringLiteral("barcodes"), QJsonArray::fromStringList(event.barcodes)},
            {QStringLiteral("currency"), event.currency},
            {QStringLiteral("price_minor"), event.priceMinor},
            {QStringLiteral("tax_rate"), event.taxRateBasisPoints},
            {QStringLiteral("reorder_level"), event.reorderLevel}};
}
QJsonObject payload(const ProductPriceChanged& event) {
    return {{QStringLiteral("price_minor"), event.priceMinor}};
}
QJsonObject payload(const StockReceived& event) {
    return {{QStringLiteral("quantity"), event.quantity}, {QStringLiteral("note"), event.note}};
}
QJsonObject payload(const StockCorrected& event) {
    return {{QStringLiteral("change"), event.change}, {QStringLiteral("reason"), event.reason}};
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

QJsonObject detailsJson(const CustomerDetails& details) {
    return {{QStringLiteral("name"), details.name},
            {QStringLiteral("email"), details.email},
            {QStringLiteral("phone"), details.phone},
            {QStringLiteral("address"), details.address},
            {QStringLiteral("note"), details.note}};
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

EventDraft toDraft(const ProductEvent& event) {
    return makeDraft(event, kProductTypes, [](const auto& concrete) { return payload(concrete); });
}

EventDraft toDraft(const CustomerEvent& event) {
    return makeDraft(event, kCustomerTypes,
                     [](const auto& concrete) { return detailsJson(concrete.details); });
}

Result<ProductEvent> productEventFrom(const RecordedEvent& event) {
    return readEvent<ProductEvent>(
        event, kProductTypes,
        [](const QJsonObject& json, auto& concrete) { read(json, concrete); });
}

Result<CustomerEvent> customerEventFrom(const RecordedEvent& event) {
    return readEvent<CustomerEvent>(
        event, kCustomerTypes,
        [](const QJsonObject& json, auto& concrete) { concrete.details = detailsFrom(json); });
}

}  // namespace countertop
