// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/OrderVersion.h"

#include <cstdlib>
#include <utility>

namespace countertop {

namespace {

using Kind = OrderDifference::Kind;

OrderDifference about(Kind kind, const QString& name = {}) {
    OrderDifference difference;
    difference.kind = kind;
    difference.name = name;
    return difference;
}

OrderDifference aboutLine(Kind kind, const OrderLine& line) {
    OrderDifference difference = about(kind, line.name);
    difference.quantity = line.quantity;
    return difference;
}

/// Collects what one event changes, given the order before it.
class Differences {
public:
    explicit Differences(const Order& before) : m_before(before) {}

    [[nodiscard]] QList<OrderDifference> take() { return std::move(m_all); }

    void operator()(const OrderCreated& event) { add(about(Kind::Created, event.customerName)); }
    void operator()(const LineAdded& event) { add(aboutLine(Kind::LineAdded, event.line)); }
    void operator()(const LineQuantityChanged& event) {
        const OrderLine line = lineOf(event.lineNumber);
        OrderDifference difference = aboutLine(Kind::QuantityChanged, line);
        difference.previousQuantity = line.quantity;
        difference.quantity = event.quantity;
        add(difference);
    }
    void operator()(const LineRemoved& event) {
        add(aboutLine(Kind::LineRemoved, lineOf(event.lineNumber)));
    }
    void operator()(const OrderPlaced& event) {
        OrderDifference difference = about(Kind::Placed, event.number);
        difference.amountMinor = event.totalMinor;
        add(difference);
        for (const OrderLine& line : event.lines) {
            if (!m_before.line(line.lineNumber)) add(aboutLine(Kind::LineAdded, line));
        }
    }
    void operator()(const OrderConfirmed& event) {
        add(about(Kind::Confirmed)).automatic = event.automatic;
    }
    void operator()(const PaymentCaptured& event) {
        OrderDifference& difference = add(about(Kind::Paid));
        difference.amountMinor = event.amountMinor;
        difference.changeMinor = event.changeMinor;
        difference.method = event.method;
    }
    void operator()(const OrderShipped& event) {
        add(about(event.handedOver ? Kind::HandedOver : Kind::Shipped)).note = event.tracking;
        for (const ShippedLine& shipped : event.lines) {
            add(about(Kind::LineShipped, lineOf(shipped.lineNumber).name)).quantity =
                shipped.quantity;
        }
    }
    void operator()(const OrderDelivered&) { add(about(Kind::Delivered)); }
    void operator()(const OrderCompleted& event) {
        add(about(Kind::Completed)).automatic = event.automatic;
    }
    void operator()(const OrderCancelled& event) {
        add(about(Kind::Cancelled)).note = event.reason;
    }
    void operator()(const PaymentRefunded& event) {
        OrderDifference& difference = add(about(Kind::Refunded));
        difference.amountMinor = event.amountMinor;
        difference.method = event.method;
        difference.note = event.reason;
    }
    void operator()(const RefundRequested& event) {
        OrderDifference& difference = add(about(Kind::RefundRequested));
        difference.amountMinor = event.amountMinor;
        difference.note = event.reason;
    }
    void operator()(const RefundGivenUp& event) {
        OrderDifference& difference = add(about(Kind::RefundGivenUp));
        difference.amountMinor = event.amountMinor;
        difference.note = event.reason;
    }
    void operator()(const CreditNoteIssued& event) {
        OrderDifference& difference = add(about(Kind::Credited, event.number));
        difference.amountMinor = std::llabs(event.totalMinor);
        difference.note = event.reason;
    }
    /// Event types without their own kind are described by the change of status.
    template <class Event>
    void operator()(const Event&) {}

    OrderDifference& add(const OrderDifference& difference) {
        m_all.append(difference);
        return m_all.last();
    }

private:
    [[nodiscard]] OrderLine lineOf(int lineNumber) const {
        const OrderLine* line = m_before.line(lineNumber);
        return line ? *line : OrderLine{};
    }

    const Order& m_before;
    QList<OrderDifference> m_all;
};

}  // namespace

QList<OrderDifference> differencesOf(const Order& before, const OrderEvent& event) {
    Differences differences(before);
    std::visit(differences, event);
    Order after = before;
    apply(after, event);
    if (before.lifecycle != Lifecycle::None && after.statusWord() != before.statusWord()) {
        OrderDifference& status = differences.add(about(Kind::Status));
        status.statusBefore = before.statusWord();
        status.statusAfter = after.statusWord();
    }
    return differences.take();
}

}  // namespace countertop
