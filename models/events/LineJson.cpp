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
    if (line.taxRateMilli != 0) {
        json.field("tax_rate_milli", line.taxRateMilli).field("tax_minor", line.taxMinor);
    }
    if (!line.exactUnitPrice.isEmpty()) json.field("exact_unit_price", line.exactUnitPrice);
    json.endObject();
}

void writeLines(JsonWriter& json, const QList<OrderLine>& lines) {
    json.beginArray();
    for (const OrderLine& line : lines) writeLine(json, line);
    json.endArray();
}

OrderLine orderLineFromJson(const JsonFields& json) {
    OrderLine line;
    line.lineNumber = json.int32("line");
    line.sku = json.text("sku");
    line.name = json.text("name");
    line.quantity = json.number("quantity");
    line.unitPriceMinor = json.number("unit_price_minor");
    line.discountMinor = json.number("discount_minor");
    line.taxRateMilli = json.int32("tax_rate_milli");
    line.taxMinor = json.number("tax_minor");
    line.totalMinor = json.number("total_minor");
    line.exactUnitPrice = json.text("exact_unit_price");
    return line;
}

QList<OrderLine> orderLinesFromJson(const JsonFields& json, const char* key) {
    QList<OrderLine> lines;
    const qsizetype count = json.count(key);
    lines.reserve(count);
    for (qsizetype at = 0; at < count; ++at) {
        lines.append(orderLineFromJson(json.element(key, at)));
    }
    return lines;
}

}  // namespace countertop
