// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/OrderRows.h"

namespace countertop {

OrderRow orderRowFrom(Query& query) {
    OrderRow row;
    row.orderId = OrderId(query.text("order_id"));
    row.number = query.text("number");
    row.version = query.integer("version");
    row.kind = orderKindFromText(query.text("kind")).value_or(OrderKind::Sale);
    row.lifecycle = lifecycleFromText(query.text("lifecycle")).value_or(Lifecycle::None);
    row.paymentStatus =
        paymentStatusFromText(query.text("payment_status")).value_or(PaymentStatus::Unpaid);
    row.fulfilmentStatus = fulfilmentStatusFromText(query.text("fulfilment_status"))
                               .value_or(FulfilmentStatus::Unfulfilled);
    row.status = statusWordFromText(query.text("status")).value_or(StatusWord::Draft);
    row.customerId = CustomerId(query.text("customer_id"));
    row.customerName = query.text("customer_name");
    row.till = query.text("till");
    row.tracking = query.text("tracking");
    row.day = query.text("day");
    row.placedAt = query.integer("placed_at");
    row.updatedAt = query.integer("updated_at");
    row.itemCount = query.integer("item_count");
    row.totalMinor = query.integer("total_minor");
    row.taxMinor = query.integer("tax_minor");
    row.capturedMinor = query.integer("captured_minor");
    row.refundedMinor = query.integer("refunded_minor");
    row.creditedMinor = query.integer("credited_minor");
    row.currency = query.text("currency");
    return row;
}

OrderLine orderLineFrom(Query& query) {
    OrderLine line;
    line.lineNumber = static_cast<int>(query.integer("line_number"));
    line.sku = query.text("sku");
    line.name = query.text("name");
    line.quantity = query.integer("quantity");
    line.unitPriceMinor = query.integer("unit_price_minor");
    line.discountMinor = query.integer("discount_minor");
    line.taxRateMilli = static_cast<int>(query.integer("tax_rate"));
    line.taxMinor = query.integer("tax_minor");
    line.totalMinor = query.integer("total_minor");
    line.shipped = query.integer("shipped");
    line.returned = query.integer("returned");
    line.exactUnitPrice = query.text("exact_unit_price");
    return line;
}

PaymentRow paymentRowFrom(Query& query) {
    PaymentRow row;
    row.paymentId = PaymentId(query.text("payment_id"));
    row.orderId = OrderId(query.text("order_id"));
    row.method = paymentMethodFromText(query.text("method")).value_or(PaymentMethod::Cash);
    row.amountMinor = query.integer("amount_minor");
    row.tenderedMinor = query.integer("tendered_minor");
    row.changeMinor = query.integer("change_minor");
    row.currency = query.text("currency");
    row.day = query.text("day");
    row.till = query.text("till");
    row.at = query.integer("recorded_at");
    row.reason = query.text("reason");
    return row;
}

}  // namespace countertop
