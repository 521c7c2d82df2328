// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/LineJson.h"

namespace countertop {

void writeLine(JsonWriter& json, const OrderLine& line) {
    json.beginObject()
        .field("line", line.lineNumber)
        .field("sku", line.sku)
        .field("name", line.name)
        .field("quantity", line.quantity)
        .field("unit_price_minor", line.unitPriceMinor)
        .field("total_minor", line.totalMinor);
    if (line.discountMinor != 0) json.field("discount_minor", line.discountMinor);
    if (line.taxRateBasisPoints != 0) {
        json.field("tax_rate", line.taxRateBasisPoints).field("tax_minor", line.taxMinor);
    }
    if (!line.exactUnitPrice.isEmpty()) json.field("exact_unit_price", line.exactUnitPrice);
    json.endObject();
}

void writeLines(JsonWriter& json, const QList<OrderLine>& lines) {
    json.beginArray();
    for (const OrderLine& line : lines) writeLine(json, line);
    json.endArray();
}

OrderLine orderLineFromJson(const QJsonObject& json) {
    OrderLine line;
    line.lineNumber = json[QLatin1StringView("line")].toInt();
    line.sku = json[QLatin1StringView("sku")].toString();
    line.name = json[QLatin1StringView("name")].toString();
    line.quantity = json[QLatin1StringView("quantity")].toInteger();
    line.unitPriceMinor = json[QLatin1StringView("unit_price_minor")].toInteger();
    line.discountMinor = json[QLatin1StringView("discount_minor")].toInteger();
    line.taxRateBasisPoints = json[QLatin1StringView("tax_rate")].toInt();
    line.taxMinor = json[QLatin1StringView("tax_minor")].toInteger();
    line.totalMinor = json[QLatin1StringView("total_minor")].toInteger();
    line.exactUnitPrice = json[QLatin1StringView("exact_unit_price")].toString();
    return line;
}

QList<OrderLine> orderLinesFromJson(const QJsonArray& json) {
    QList<OrderLine> lines;
    lines.reserve(json.size());
    for (const QJsonValue& value : json) lines.append(orderLineFromJson(value.toObject()));
    return lines;
}

}  // namespace countertop
