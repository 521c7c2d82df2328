// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/Order.h"

#include <algorithm>

namespace countertop {

namespace {

OrderLine* findLine(Order& order, int lineNumber) {
    const auto at = std::find_if(order.lines.begin(), order.lines.end(),
                                 [&](const OrderLine& l) { return l.lineNumber == lineNumber; });
    return at == order.lines.end() ? nullptr : &*at;
}

void sumDraft(Order& order) {
    const OrderTotals totals = totalsOf(order.lines).value_or(OrderTotals{});
    order.totalMinor = totals.totalMinor;
    order.taxMinor = totals.taxMinor;
}

void on(Order& order, const OrderCreated& event) {
    order.lifecycle = Lifecycle::Draft;
    order.kind = event.kind;
    order.customerId = event.customerId;
    order.customerName = event.customerName;
    order.currency = event.currency;
    order.till = event.till;
    order.placedAt = event.createdAt;
    order.day = event.day;
}

void on(Order& order, const LineAdded& event) {
    order.lines.append(event.line);
    order.lastLineNumber = std::max(order.lastLineNumber, event.line.lineNumber);
    sumDraft(order);
}

void on(Order& order, const LineQuantityChanged& event) {
    if (OrderLine* line = findLine(order, event.lineNumber)) {
        line->quantity = event.quantity;
        *line = priced(*line).value_or(*line);
    }
    sumDraft(order);
}

void on(Order& order, const LineRemoved& event) {
    order.lines.removeIf(
        [&](const OrderLine& line) { return line.lineNumber == event.lineNumber; });
    sumDraft(order);
}

void on(Order& order, const OrderPlaced& event) {
    order.lifecycle = Lifecycle::Pending;
    order.number = event.number;
    order.lines = event.lines;
    for (const OrderLine& line : event.lines) {
        order.lastLineNumber = std::max(order.lastLineNumber, line.lineNumber);
    }
    order.totalMinor = event.totalMinor;
    order.taxMinor = event.taxMinor;
    order.placedAt = event.placedAt;
    order.day = event.day;
    order.payBy = event.payBy;
}

void on(Order& order, const OrderConfirmed& event) {
    order.lifecycle = Lifecycle::Confirmed;
    order.confirmedAutomatically = event.automatic;
}

void on(Order& order, const PaymentCaptured& event) {
    order.capturedMinor += event.amountMinor;
    PaidMethod paid{event.method, order.heldMinor(event.method) + event.amountMinor};
    order.paidMethods.removeIf(
        [&](const PaidMethod& known) { return known.method == event.method; });
    order.paidMethods.append(paid);
}

/// Takes at most `amountMinor` out of one payment method; returns the part it did not hold.
qint64 takeFrom(PaidMethod& paid, qint64 amountMinor) {
    const qint64 taken = std::min(paid.heldMinor, amountMinor);
    paid.heldMinor -= taken;
    return amountMinor - taken;
}

/// A refund beyond what its method held came out of the other methods: in place of a gateway that
/// refused, or in versions that refunded everything by the last method.
void takeFromMethods(Order& order, PaymentMethod method, qint64 amountMinor) {
    qint64 rest = amountMinor;
    for (PaidMethod& paid : order.paidMethods) {
        if (paid.method == method) rest = takeFrom(paid, rest);
    }
    order.refundGivenUpMinor = std::max<qint64>(0, order.refundGivenUpMinor - rest);
    for (auto paid = order.paidMethods.rbegin(); paid != order.paidMethods.rend(); ++paid) {
        rest = takeFrom(*paid, rest);
    }
}

void on(Order& order, const OrderShipped& event) {
    for (const ShippedLine& shipped : event.lines) {
        if (OrderLine* line = findLine(order, shipped.lineNumber))
            line->shipped += shipped.quantity;
    }
    if (!event.tracking.isEmpty()) order.tracking = event.tracking;
    if (event.handedOver) order.delivered = true;
}

void on(Order& order, const OrderDelivered&) { order.delivered = true; }

void on(Order& order, const OrderCompleted& event) {
    order.lifecycle = Lifecycle::Completed;
    order.completedAutomatically = event.automatic;
}

void on(Order& order, const OrderCancelled& event) {
    order.lifecycle = Lifecycle::Cancelled;
    order.cancelReason = event.reason;
    // Nothing is owed any more, so nothing is credited either.
    order.creditedMinor = 0;
}

void on(Order& order, const PaymentRefunded& event) {
    // Older events do not store the credited amount; it follows from the state before them.
    order.creditedMinor +=
        event.creditedMinor.value_or(order.creditOf(event.amountMinor, /*isReversal=*/false));
    order.refundedMinor += event.amountMinor;
    takeFromMethods(order, event.method, event.amountMinor);
    if (event.method != PaymentMethod::Gateway) return;
    order.refundRequestedMinor =
        std::max<qint64>(0, order.refundRequestedMinor - event.amountMinor);
}

void on(Order& order, const RefundRequested& event) {
    order.refundRequestedMinor += event.amountMinor;
    order.isReversalRequested = event.isReversal;
}

void on(Order&, const CustomerMessageRequested&) {}

void on(Order& order, const RefundGivenUp& event) {
    order.refundRequestedMinor =
        std::max<qint64>(0, order.refundRequestedMinor - event.amountMinor);
    order.refundGivenUpMinor += event.amountMinor;
}

void on(Order& order, const CreditNoteIssued& event) {
    order.lifecycle = Lifecycle::Completed;
    order.number = event.number;
    order.lines = event.lines;
    order.totalMinor = event.totalMinor;
    order.taxMinor = event.taxMinor;
    order.placedAt = event.placedAt;
    order.day = event.day;
    order.delivered = true;
    for (OrderLine& line : order.lines) {
        line.shipped = line.quantity;
        line.returned = line.quantity;
    }
}

}  // namespace

PaymentStatus Order::paymentStatus() const {
    if (lifecycle == Lifecycle::Draft || lifecycle == Lifecycle::None) return PaymentStatus::Unpaid;
    if (kind == OrderKind::CreditNote) return PaymentStatus::Refunded;
    return derivePaymentStatus(lifecycle,
                               {totalMinor, capturedMinor, refundedMinor, creditedMinor});
}

FulfilmentStatus Order::fulfilmentStatus() const { return deriveFulfilmentStatus(quantities()); }

StatusWord Order::statusWord() const {
    return deriveStatusWord(lifecycle, paymentStatus(), fulfilmentStatus());
}

QuantitySummary Order::quantities() const {
    QuantitySummary summary;
    for (const OrderLine& line : lines) {
        summary.ordered += line.quantity;
        summary.shipped += line.shipped;
        summary.returned += line.returned;
    }
    summary.delivered = delivered;
    return summary;
}

qint64 Order::outstandingMinor() const {
    if (lifecycle == Lifecycle::Cancelled || lifecycle == Lifecycle::Expired) return 0;
    return std::max<qint64>(0, owedMinor() - netMinor());
}

qint64 Order::heldMinor(PaymentMethod method) const {
    const auto paid = std::find_if(paidMethods.begin(), paidMethods.end(),
                                   [&](const PaidMethod& known) { return known.method == method; });
    return paid == paidMethods.end() ? 0 : paid->heldMinor;
}

qint64 Order::creditOf(qint64 refundMinor, bool isReversal) const {
    const bool isCancelled = lifecycle == Lifecycle::Cancelled || lifecycle == Lifecycle::Expired;
    const qint64 overpaid = netMinor() - owedMinor();
    if (isCancelled || kind == OrderKind::CreditNote || isReversal || overpaid < 0) return 0;
    return std::clamp<qint64>(refundMinor - overpaid, 0, std::max<qint64>(0, owedMinor()));
}

const OrderLine* Order::line(int lineNumber) const {
    return findLine(const_cast<Order&>(*this), lineNumber);
}

void apply(Order& order, const OrderEvent& event) {
    std::visit([&order](const auto& concrete) { on(order, concrete); }, event);
}

void apply(Order& order, const OrderEvents& events) {
    for (const OrderEvent& event : events) apply(order, event);
}

}  // namespace countertop
