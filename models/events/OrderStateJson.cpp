// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/OrderStateJson.h"

#include "models/events/LineJson.h"

#include <algorithm>

namespace countertop {

namespace {

/// Writes each line's shipped and returned quantities; other fields are written as in events.
void writeProgress(JsonWriter& json, const QList<OrderLine>& lines) {
    json.beginArray();
    for (const OrderLine& line : lines) {
        json.beginObject()
            .field("shipped", line.shipped)
            .field("returned", line.returned)
            .endObject();
    }
    json.endArray();
}

QList<OrderLine> linesFrom(const JsonFields& json) {
    QList<OrderLine> lines = orderLinesFromJson(json, "lines");
    const qsizetype known = std::min(lines.size(), json.count("progress"));
    for (qsizetype at = 0; at < known; ++at) {
        const JsonFields line = json.element("progress", at);
        lines[at].shipped = line.number("shipped");
        lines[at].returned = line.number("returned");
    }
    return lines;
}

void writePaidMethods(JsonWriter& json, const QList<PaidMethod>& paidMethods) {
    json.beginArray();
    for (const PaidMethod& paid : paidMethods) {
        json.beginObject()
            .field("method", toText(paid.method))
            .field("held_minor", paid.heldMinor)
            .endObject();
    }
    json.endArray();
}

/// False when a payment method is unknown.
bool readPaidMethods(const JsonFields& json, QList<PaidMethod>& paidMethods) {
    for (qsizetype at = 0; at < json.count("ways"); ++at) {
        const JsonFields paid = json.element("ways", at);
        const auto method = paymentMethodFromText(paid.text("method"));
        if (!method) return false;
        paidMethods.append({*method, paid.number("held_minor")});
    }
    return true;
}

void readAmounts(const JsonFields& json, Order& order) {
    order.lastLineNumber = json.int32("last_line");
    order.totalMinor = json.number("total_minor");
    order.taxMinor = json.number("tax_minor");
    order.capturedMinor = json.number("captured_minor");
    order.refundedMinor = json.number("refunded_minor");
    order.creditedMinor = json.number("credited_minor");
    order.refundRequestedMinor = json.number("refund_requested_minor");
    order.isReversalRequested = json.boolean("reversal_requested");
    order.refundGivenUpMinor = json.number("refund_given_up_minor");
}

void readTexts(const JsonFields& json, Order& order) {
    order.number = json.text("number");
    order.customerId = CustomerId(json.text("customer_id"));
    order.currency = json.text("currency");
    order.till = json.text("till");
    order.day = json.text("day");
    order.tracking = json.text("tracking");
    order.cancelReason = json.text("cancel_reason");
}

}  // namespace

QByteArray orderStateText(const Order& order) {
    JsonWriter json;
    json.beginObject()
        .field("lifecycle", toText(order.lifecycle))
        .field("kind", toText(order.kind))
        .field("number", order.number)
        .field("customer_id", order.customerId.text())
        .field("currency", order.currency)
        .field("till", order.till)
        .field("day", order.day)
        .field("placed_at", order.placedAt);
    writeLines(json.key("lines"), order.lines);
    writeProgress(json.key("progress"), order.lines);
    writePaidMethods(json.key("ways"), order.paidMethods);
    json.field("last_line", order.lastLineNumber)
        .field("total_minor", order.totalMinor)
        .field("tax_minor", order.taxMinor)
        .field("captured_minor", order.capturedMinor)
        .field("refunded_minor", order.refundedMinor)
        .field("credited_minor", order.creditedMinor)
        .field("refund_requested_minor", order.refundRequestedMinor)
        .field("reversal_requested", order.isReversalRequested)
        .field("refund_given_up_minor", order.refundGivenUpMinor)
        .field("pay_by", toText(order.payBy))
        .field("delivered", order.delivered)
        .field("confirmed_automatically", order.confirmedAutomatically)
        .field("completed_automatically", order.completedAutomatically)
        .field("tracking", order.tracking)
        .field("cancel_reason", order.cancelReason);
    return json.endObject().text();
}

Result<Order> orderFromStateText(const QByteArray& stateText) {
    const JsonReader reader(stateText);
    if (!reader.isObject()) {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("Expected a JSON object: %1").arg(reader.problem()),
                    QStringLiteral("unreadable_text"));
    }
    const JsonFields json = reader.fields();
    const auto lifecycle = lifecycleFromText(json.text("lifecycle"));
    const auto kind = orderKindFromText(json.text("kind"));
    QList<PaidMethod> paidMethods;
    const bool hasPaidMethods = readPaidMethods(json, paidMethods);
    const auto payBy = payByFromText(json.text("pay_by"));
    if (!lifecycle || !kind || !hasPaidMethods || !payBy) {
        return fail(ErrorCode::Damaged,
                    QStringLiteral("The stored state of an order has an unknown word"),
                    QStringLiteral("unreadable_text"));
    }
    Order order;
    order.lifecycle = *lifecycle;
    order.kind = *kind;
    order.paidMethods = paidMethods;
    order.payBy = *payBy;
    order.placedAt = json.number("placed_at");
    order.lines = linesFrom(json);
    order.delivered = json.boolean("delivered");
    order.confirmedAutomatically = json.boolean("confirmed_automatically");
    order.completedAutomatically = json.boolean("completed_automatically");
    readTexts(json, order);
    readAmounts(json, order);
    return order;
}

}  // namespace countertop
