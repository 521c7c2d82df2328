// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/Command.h"

#include "models/core/Json.h"
#include "models/events/LineJson.h"

#include <array>

namespace countertop {

namespace {

constexpr std::array<const char*, std::variant_size_v<Command>> kTypes{
    "CreateOrder",        "AddLine",      "ChangeLineQuantity",  "RemoveLine",
    "SubmitOrder",        "PlaceOrder",   "SellAtTill",          "ConfirmOrder",
    "PayOrder",           "ShipOrder",    "DeliverOrder",        "CompleteOrder",
    "CancelOrder",        "RefundOrder",  "RecordHistoricOrder", "AddProduct",
    "ChangeProductPrice", "ReceiveStock", "CorrectStock",        "AddCustomer",
    "ChangeCustomer",     "AddRoute",     "RemoveRoute",         "RetryDelivery",
    "DiscardDelivery"};

QJsonObject line(const LineRequest& request) {
    QJsonObject json{{QStringLiteral("sku"), request.sku},
                     {QStringLiteral("quantity"), request.quantity}};
    if (request.unitPriceMinor) {
        json.insert(QStringLiteral("unit_price_minor"), *request.unitPriceMinor);
    }
    return json;
}

QJsonArray linesOf(const QList<LineRequest>& requests) {
    QJsonArray json;
    for (const LineRequest& request : requests) json.append(line(request));
    return json;
}

QJsonObject payment(const PaymentRequest& request) {
    QJsonObject json{{QStringLiteral("method"), toText(request.method)}};
    if (request.amountMinor) json.insert(QStringLiteral("amount_minor"), *request.amountMinor);
    if (request.tenderedMinor) {
        json.insert(QStringLiteral("tendered_minor"), *request.tenderedMinor);
    }
    return json;
}

QJsonObject onOrder(const OrderId& orderId) {
    return {{QStringLiteral("order_id"), orderId.text()}};
}

QJsonObject details(const CustomerDetails& value) {
    return {{QStringLiteral("name"), value.name},
            {QStringLiteral("email"), value.email},
            {QStringLiteral("phone"), value.phone},
            {QStringLiteral("address"), value.address},
            {QStringLiteral("note"), value.note}};
}

// Commands that create something leave its id out: a retry from another process makes another id
// for the same intent, and is still the same content.
QJsonObject content(const CreateOrder& c) {
    return {{QStringLiteral("customer_id"), c.customerId.text()},
            {QStringLiteral("lines"), linesOf(c.lines)}};
}
QJsonObject content(const AddLine& c) {
    QJsonObject json = onOrder(c.orderId);
    json.insert(QStringLiteral("line"), line(c.line));
    return json;
}
QJsonObject content(const ChangeLineQuantity& c) {
    return {{QStringLiteral("order_id"), c.orderId.text()},
            {QStringLiteral("line"), c.lineNumber},
            {QStringLiteral("quantity"), c.quantity}};
}
QJsonObject content(const RemoveLine& c) {
    return {{QStringLiteral("order_id"), c.orderId.text()}, {QStringLiteral("line"), c.lineNumber}};
}
QJsonObject content(const SubmitOrder& c) { return onOrder(c.orderId); }
QJsonObject content(const PlaceOrder& c) {
    return {{QStringLiteral("customer_id"), c.customerId.text()},
            {QStringLiteral("lines"), linesOf(c.lines)},
            {QStringLiteral("confirm"), c.confirm}};
}
QJsonObject content(const SellAtTill& c) {
    return {{QStringLiteral("customer_id"), c.customerId.text()},
            {QStringLiteral("lines"), linesOf(c.lines)},
            {QStringLiteral("payment"), payment(c.payment)}};
}
QJsonObject content(const ConfirmOrder& c) { return onOrder(c.orderId); }
QJsonObject content(const PayOrder& c) {
    QJsonObject json = onOrder(c.orderId);
    json.insert(QStringLiteral("payment"), payment(c.payment));
    return json;
}
QJsonObject content(const ShipOrder& c) {
    return {{QStringLiteral("order_id"), c.orderId.text()},
            {QStringLiteral("tracking"), c.tracking}};
}
QJsonObject content(const DeliverOrder& c) { return onOrder(c.orderId); }
QJsonObject content(const CompleteOrder& c) { return onOrder(c.orderId); }
QJsonObject content(const CancelOrder& c) {
    return {{QStringLiteral("order_id"), c.orderId.text()}, {QStringLiteral("reason"), c.reason}};
}
QJsonObject content(const RefundOrder& c) {
    QJsonObject json{{QStringLiteral("order_id"), c.orderId.text()},
                     {QStringLiteral("reason"), c.reason}};
    if (c.amountMinor) json.insert(QStringLiteral("amount_minor"), *c.amountMinor);
    return json;
}
QJsonObject content(const RecordHistoricOrder& c) {
    return {{QStringLiteral("kind"), toText(c.kind)},
            {QStringLiteral("number"), c.number},
            {QStringLiteral("customer_id"), c.customerId.text()},
            {QStringLiteral("lines"), static_cast<qint64>(c.lines.size())},
            {QStringLiteral("placed_at"), c.placedAt}};
}
QJsonObject content(const AddProduct& c) {
    return {{QStringLiteral("sku"), c.sku},
            {QStringLiteral("name"), c.name},
            {QStringLiteral("barcodes"), QJsonArray::fromStringList(c.barcodes)},
            {QStringLiteral("price_minor"), c.priceMinor},
            {QStringLiteral("tax_rate"), c.taxRateBasisPoints},
            {QStringLiteral("reorder_level"), c.reorderLevel},
            {QStringLiteral("opening_stock"), c.openingStock}};
}
QJsonObject content(const ChangeProductPrice& c) {
    QJsonObject json{{QStringLiteral("sku"), c.sku}, {QStringLiteral("price_minor"), c.priceMinor}};
    if (c.expectedVersion) json.insert(QStringLiteral("expected_version"), *c.expectedVersion);
    return json;
}
QJsonObject content(const ReceiveStock& c) {
    return {{QStringLiteral("sku"), c.sku},
            {QStringLiteral("quantity"), c.quantity},
            {QStringLiteral("note"), c.note}};
}
QJsonObject content(const CorrectStock& c) {
    return {{QStringLiteral("sku"), c.sku},
            {QStringLiteral("change"), c.change},
            {QStringLiteral("reason"), c.reason}};
}
QJsonObject content(const AddCustomer& c) { return details(c.details); }
QJsonObject content(const ChangeCustomer& c) {
    QJsonObject json = details(c.details);
    json.insert(QStringLiteral("customer_id"), c.customerId.text());
    return json;
}
QJsonObject content(const AddRoute& c) {
    return {{QStringLiteral("events"), c.events},
            {QStringLiteral("destination"), c.destination},
            {QStringLiteral("transform"), c.transform}};
}
QJsonObject content(const RemoveRoute& c) { return {{QStringLiteral("route_id"), c.routeId}}; }
QJsonObject content(const RetryDelivery& c) {
    return {{QStringLiteral("delivery_id"), c.deliveryId}, {QStringLiteral("all_dead"), c.allDead}};
}
QJsonObject content(const DiscardDelivery& c) {
    return {{QStringLiteral("delivery_id"), c.deliveryId}, {QStringLiteral("reason"), c.reason}};
}

}  // namespace

QString commandType(const Command& command) { return QString::fromLatin1(kTypes[command.index()]); }

QJsonObject toJson(const Command& command) {
    return std::visit([](const auto& concrete) { return content(concrete); }, command);
}

QJsonObject toJson(const CommandResult& result) {
    return {{QStringLiteral("id"), result.id},
            {QStringLiteral("number"), result.number},
            {QStringLiteral("status"), result.status},
            {QStringLiteral("version"), result.version},
            {QStringLiteral("total_minor"), result.totalMinor},
            {QStringLiteral("paid_minor"), result.paidMinor},
            {QStringLiteral("change_minor"), result.changeMinor},
            {QStringLiteral("currency"), result.currency}};
}

CommandResult commandResultFromJson(const QJsonObject& json) {
    CommandResult result;
    result.id = json[QLatin1StringView("id")].toString();
    result.number = json[QLatin1StringView("number")].toString();
    result.status = json[QLatin1StringView("status")].toString();
    result.version = json[QLatin1StringView("version")].toInteger();
    result.totalMinor = json[QLatin1StringView("total_minor")].toInteger();
    result.paidMinor = json[QLatin1StringView("paid_minor")].toInteger();
    result.changeMinor = json[QLatin1StringView("change_minor")].toInteger();
    result.currency = json[QLatin1StringView("currency")].toString();
    return result;
}

}  // namespace countertop
