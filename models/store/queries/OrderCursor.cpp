// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/OrderCursor.h"

#include "models/core/Json.h"
#include "models/store/queries/SearchText.h"

#include <QJsonValue>

namespace countertop {

namespace {

/// The row's value of the sort's own key; text, a number, or nothing.
QJsonValue keyOf(const OrderRow& row, OrderSortField field) {
    switch (field) {
        case OrderSortField::PlacedAt:
            return QJsonValue::Null;
        case OrderSortField::Number:
            return row.number;
        case OrderSortField::Customer:
            return asciiLower(row.customerName);
        case OrderSortField::Items:
            return row.itemCount;
        case OrderSortField::Status:
            return toText(row.status);
        case OrderSortField::Total:
            return row.totalMinor;
    }
    return QJsonValue::Null;
}

Error damagedCursor() {
    return invalidInput(QStringLiteral("after"),
                        QStringLiteral("This is not a place in this list; start from its top"),
                        QStringLiteral("not_a_place_in_the_list"));
}

bool isWhole(const QJsonValue& value) {
    return value.isDouble() && value.toInteger(0) == value.toInteger(1);
}

}  // namespace

OrderSorting OrderSorting::of(OrderSortField field, Dialect dialect) {
    switch (field) {
        case OrderSortField::PlacedAt:
            return {};
        case OrderSortField::Number:
            return {QStringLiteral("coalesce(number, '')"), true};
        case OrderSortField::Customer:
            return {dialect == Dialect::Sqlite
                        ? QStringLiteral("lower(customer_name)")
                        : QStringLiteral("lower(customer_name COLLATE \"C\")"),
                    true};
        case OrderSortField::Items:
            return {QStringLiteral("item_count"), false};
        case OrderSortField::Status:
            return {QStringLiteral("status"), true};
        case OrderSortField::Total:
            return {QStringLiteral("total_minor"), false};
    }
    return {};
}

QStringList OrderSorting::columns() const {
    QStringList columns{QStringLiteral("day"), QStringLiteral("placed_at"),
                        QStringLiteral("order_id")};
    if (!key.isEmpty()) columns.prepend(key);
    return columns;
}

QString OrderSorting::orderBy(bool descending) const {
    const QString direction = descending ? QStringLiteral(" DESC") : QString();
    return QStringLiteral(" ORDER BY ") + columns().join(direction + QStringLiteral(", ")) +
           direction;
}

QString OrderSorting::behind(bool descending) const {
    return QStringLiteral("(%1) %2 (%3:after_day, :after_placed, :after_order)")
        .arg(columns().join(QStringLiteral(", ")),
             descending ? QStringLiteral("<") : QStringLiteral(">"),
             key.isEmpty() ? QString() : QStringLiteral(":after_key, "));
}

QString cursorBehind(const OrderRow& row, const OrderSort& sort) {
    const QJsonObject place{{QStringLiteral("field"), static_cast<int>(sort.field)},
                            {QStringLiteral("descending"), sort.descending},
                            {QStringLiteral("key"), keyOf(row, sort.field)},
                            {QStringLiteral("day"), row.day},
                            {QStringLiteral("placed_at"), row.placedAt},
                            {QStringLiteral("order"), row.orderId.text()}};
    return QString::fromLatin1(
        toJsonText(place).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<void> goOnBehind(const QString& cursor, const OrderSort& sort, Dialect dialect,
                        Conditions& conditions) {
    const auto decoded = QByteArray::fromBase64Encoding(
        cursor.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const auto place = decoded ? jsonObjectFromText(*decoded) : Result<QJsonObject>(QJsonObject{});
    if (!place) return fail(damagedCursor());
    const QJsonValue key = (*place)[QLatin1StringView("key")];
    const QJsonValue day = (*place)[QLatin1StringView("day")];
    const QJsonValue placedAt = (*place)[QLatin1StringView("placed_at")];
    const QJsonValue orderId = (*place)[QLatin1StringView("order")];
    const OrderSorting sorting = OrderSorting::of(sort.field, dialect);
    const bool keyFits =
        sorting.key.isEmpty() ? key.isNull() : (sorting.isText ? key.isString() : isWhole(key));
    const bool sameSort =
        (*place)[QLatin1StringView("field")].toInt(-1) == static_cast<int>(sort.field) &&
        (*place)[QLatin1StringView("descending")] == QJsonValue(sort.descending);
    if (!sameSort || !keyFits || !day.isString() || !isWhole(placedAt) || !orderId.isString()) {
        return fail(damagedCursor());
    }
    conditions.add(sorting.behind(sort.descending))
        .value(":after_day", day.toString())
        .value(":after_placed", placedAt.toInteger())
        .value(":after_order", orderId.toString());
    if (sorting.key.isEmpty()) return {};
    if (sorting.isText) {
        conditions.value(":after_key", key.toString());
    } else {
        conditions.value(":after_key", key.toInteger());
    }
    return {};
}

}  // namespace countertop
