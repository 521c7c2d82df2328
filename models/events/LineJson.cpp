// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/LineJson.h"

namespace countertop {

QJsonObject toJson(const OrderLine& line) {
    QJsonObject json{
        {QStringLiteral("line"), line.lineNumber},
        {QStringLiteral("sku"), line.sku},
        {QStringLiteral("name"), line.name},
        {QStringLiteral("quantity"), line.quantity},
        {QStringLiteral("unit_price_minor"), line.unitPriceMinor},
        {QStringLiteral("total_minor"), line.totalMinor},
    };
    if (line.discountMinor != 0) {
        json.insert(QStringLiteral("discount_minor"), line.discountMinor);
    }
    if (line.taxRateBasisPoints != 0) {
        json.insert(QStringLiteral("tax_rate"), line.taxRateBasisPoints);
        json.insert(QStringLiteral("tax_minor"), line.taxMinor);
    }
    if (!line.exactUnitPrice.isEmpty()) {
        json.insert(QStringLiteral("exact_unit_price"), line.exactUnitPrice);
    }
    return json;
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

QJsonArray toJson(const QList<OrderLine>& lines) {
    QJsonArray array;
    for (const OrderLine& line : lines) array.append(toJson(line));
    return array;
}

QList<OrderLine> orderLinesFromJson(const QJsonArray& json) {
    QList<OrderLine> lines;
    lines.reserve(json.size());
    for (const QJsonValue& value : json) lines.append(orderLineFromJson(value.toObject()));
    return lines;
}

}  // namespace countertop
