// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/OrderCursor.h"

#include "models/core/Json.h"
#include "models/store/connection/SearchText.h"
#include "models/store/queries/OrderConditions.h"

#include <QJsonValue>

#include <algorithm>

namespace countertop {

namespace {

/// The row's value of the sort key; text, a number, or null.
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
            return row.owedMinor();
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
            // Sort by the displayed amount, which a credit reduces.
            return {QStringLiteral("(total_minor - credited_minor)"), false};
    }
    return {};
}

QStringList OrderSorting::columns() const {
    if (isUnique) return {key};
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

QString OrderSorting::after(bool descending) const {
    const QString sign = descending ? QStringLiteral("<") : QStringLiteral(">");
    if (isUnique) return QStringLiteral("%1 %2 :after_key").arg(key, sign);
    return QStringLiteral("(%1) %2 (%3:after_day, :after_placed, :after_order)")
        .arg(columns().join(QStringLiteral(", ")), sign,
             key.isEmpty() ? QString() : QStringLiteral(":after_key, "));
}

QString cursorAfter(const OrderRow& row, const OrderSort& sort) {
    const QJsonObject place{{QStringLiteral("field"), static_cast<int>(sort.field)},
                            {QStringLiteral("descending"), sort.descending},
                            {QStringLiteral("key"), keyOf(row, sort.field)},
                            {QStringLiteral("day"), row.day},
                            {QStringLiteral("placed_at"), row.placedAt},
                            {QStringLiteral("order"), row.orderId.text()}};
    return QString::fromLatin1(
        toJsonText(place).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<OrderPlace> orderPlaceFrom(const QString& cursor, const OrderSort& sort) {
    const auto decoded = QByteArray::fromBase64Encoding(
        cursor.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const auto place = decoded ? jsonObjectFromText(*decoded) : Result<QJsonObject>(QJsonObject{});
    if (!place) return fail(damagedCursor());
    const QJsonValue key = (*place)[QLatin1StringView("key")];
    const QJsonValue day = (*place)[QLatin1StringView("day")];
    const QJsonValue placedAt = (*place)[QLatin1StringView("placed_at")];
    const QJsonValue orderId = (*place)[QLatin1StringView("order")];
    const OrderSorting sorting = OrderSorting::of(sort.field, Dialect::Sqlite);
    const bool keyFits =
        sorting.key.isEmpty() ? key.isNull() : (sorting.isText ? key.isString() : isWhole(key));
    const bool sameSort =
        (*place)[QLatin1StringView("field")].toInt(-1) == static_cast<int>(sort.field) &&
        (*place)[QLatin1StringView("descending")] == QJsonValue(sort.descending);
    if (!sameSort || !keyFits || !day.isString() || !isWhole(placedAt) || !orderId.isString()) {
        return fail(damagedCursor());
    }
    OrderPlace found{{}, day.toString(), placedAt.toInteger(), orderId.toString()};
    if (!sorting.key.isEmpty() && sorting.isText) found.key = key.toString();
    if (!sorting.key.isEmpty() && !sorting.isText) found.key = key.toInteger();
    return found;
}

Result<Conditions> OrderPart::conditions(Dialect dialect, qint64 storeId) const {
    OrderFilter narrowed = filter;
    bool isBehind = place.has_value();
    if (isBehind && sorting.key.isEmpty()) {
        QString& limit = descending ? narrowed.toDay : narrowed.fromDay;
        const bool limitIsCloser =
            !limit.isEmpty() && (descending ? limit < place->day : limit > place->day);
        // A hand-made cursor may point outside of the range.
        isBehind = !limitIsCloser;
        if (isBehind) limit.clear();
    }
    auto conditions = orderConditions(dialect, storeId, narrowed);
    if (!conditions) return conditions;
    if (!condition.isEmpty()) conditions->add(condition);
    if (!isBehind) return conditions;
    conditions->add(sorting.after(descending));
    if (!sorting.isUnique) {
        conditions->value(":after_day", place->day)
            .value(":after_placed", place->placedAt)
            .value(":after_order", place->orderId);
    }
    if (sorting.key.isEmpty()) return conditions;
    if (const auto* number = std::get_if<qint64>(&place->key)) {
        conditions->value(":after_key", *number);
    } else {
        conditions->value(":after_key", place->text());
    }
    return conditions;
}

namespace {

/// By status: one part per status, each sorted by time.
QList<OrderPart> partsByStatus(const OrderFilter& filter, const OrderSort& sort,
                               const std::optional<OrderPlace>& place) {
    QList<StatusWord> words{StatusWord::Cancelled, StatusWord::Draft, StatusWord::Paid,
                            StatusWord::Pending, StatusWord::Shipped};
    if (sort.descending) std::reverse(words.begin(), words.end());
    QList<OrderPart> parts;
    for (const StatusWord word : std::as_const(words)) {
        const QString text = toText(word);
        const bool isBefore =
            place && (sort.descending ? text > place->text() : text < place->text());
        if (isBefore || (filter.status && *filter.status != word)) continue;
        OrderPart part{filter, {}, {}, sort.descending, {}};
        part.filter.status = word;
        if (place && text == place->text()) part.place = place;
        parts.append(part);
    }
    return parts;
}

/// By number: first the orders without one, by time, then the others by the index of numbers, which
/// are unique.
QList<OrderPart> partsByNumber(const OrderSort& sort, const std::optional<OrderPlace>& place) {
    OrderPart without{{}, QStringLiteral("number IS NULL"), {}, sort.descending, {}};
    OrderPart numbered{{},
                       QStringLiteral("number IS NOT NULL"),
                       {QStringLiteral("number"), true, true},
                       sort.descending,
                       {}};
    if (place) (place->text().isEmpty() ? without : numbered).place = place;
    const bool isInNumbered = place && !place->text().isEmpty();
    if (sort.descending) {
        return place && !isInNumbered ? QList<OrderPart>{without}
                                      : QList<OrderPart>{numbered, without};
    }
    return isInNumbered ? QList<OrderPart>{numbered} : QList<OrderPart>{without, numbered};
}

}  // namespace

QList<OrderPart> orderParts(const OrderFilter& filter, const OrderSort& sort,
                            const std::optional<OrderPlace>& place, Dialect dialect) {
    if (sort.field == OrderSortField::Status) return partsByStatus(filter, sort, place);
    if (sort.field == OrderSortField::Number && filter == OrderFilter()) {
        return partsByNumber(sort, place);
    }
    return {{filter, {}, OrderSorting::of(sort.field, dialect), sort.descending, place}};
}

}  // namespace countertop
