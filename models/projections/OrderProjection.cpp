// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/OrderProjection.h"

#include <QHash>

namespace countertop {

namespace {

/// Collects the row changes of one event after another.
class Projector {
public:
    Projector(OrderId orderId, ProjectionMoment moment)
        : m_orderId(std::move(orderId)), m_moment(std::move(moment)) {}

    OrderChanges changes;

    /// `before` is the state before the event.
    void project(const Order& before, const OrderEvent& event) {
        std::visit([&](const auto& concrete) { on(before, concrete); }, event);
    }

private:
    template <class Event>
    void on(const Order&, const Event&) {}

    void on(const Order&, const LineAdded&) { changes.linesChanged = true; }
    void on(const Order&, const LineQuantityChanged&) { changes.linesChanged = true; }
    void on(const Order&, const LineRemoved&) { changes.linesChanged = true; }

    void on(const Order&, const OrderPlaced& event) {
        changes.linesChanged = true;
        for (const OrderLine& line : event.lines) {
            move(line.sku, 0, line.quantity, MovementReason::Sale);
        }
    }

    void on(const Order& before, const PaymentCaptured& event) {
        addPayment(before, event.paymentId, event.method, event.amountMinor, event.day, {});
        changes.payments.last().tenderedMinor = event.tenderedMinor;
        changes.payments.last().changeMinor = event.changeMinor;
    }

    void on(const Order& before, const PaymentRefunded& event) {
        addPayment(before, event.paymentId, event.method, -event.amountMinor, event.day,
                   event.reason);
    }

    void on(const Order& before, const OrderShipped& event) {
        changes.linesChanged = true;
        // Goods handed over were reserved in this same write: both are one "sale" movement.
        const MovementReason reason =
            event.handedOver ? MovementReason::Sale : MovementReason::Shipment;
        for (const ShippedLine& shipped : event.lines) {
            if (const OrderLine* line = before.line(shipped.lineNumber)) {
                move(line->sku, -shipped.quantity, -shipped.quantity, reason);
            }
        }
    }

    void on(const Order& before, const OrderCancelled&) {
        if (before.lifecycle == Lifecycle::Draft) return;
        for (const OrderLine& line : before.lines) {
            move(line.sku, 0, line.shipped - line.quantity, MovementReason::Release);
        }
    }

    void on(const Order&, const CreditNoteIssued& event) {
        changes.linesChanged = true;
        if (!event.restock) return;
        for (const OrderLine& line : event.lines) {
            move(line.sku, line.quantity, 0, MovementReason::Return);
        }
    }

    void addPayment(const Order& order, const PaymentId& paymentId, PaymentMethod method,
                    qint64 amountMinor, const QString& day, const QString& reason) {
        PaymentRow row;
        row.paymentId = paymentId;
        row.orderId = m_orderId;
        row.method = method;
        row.amountMinor = amountMinor;
        row.currency = order.currency;
        row.day = day;
        row.till = m_moment.till;
        row.at = m_moment.at;
        row.reason = reason;
        changes.payments.append(row);
        changes.paymentDays.append({day, method, m_moment.till, order.currency, 1,
                                    amountMinor > 0 ? amountMinor : 0,
                                    amountMinor < 0 ? -amountMinor : 0});
    }

    void move(const QString& sku, qint64 onHand, qint64 reserved, MovementReason reason) {
        const auto key = std::pair(sku, static_cast<int>(reason));
        const auto known = m_movements.constFind(key);
        if (known == m_movements.cend()) {
            m_movements.insert(key, changes.stock.size());
            changes.stock.append({sku, onHand, reserved, reason, m_orderId, {}});
            return;
        }
        changes.stock[*known].onHandChange += onHand;
        changes.stock[*known].reservedChange += reserved;
    }

    OrderId m_orderId;
    ProjectionMoment m_moment;
    QHash<std::pair<QString, int>, qsizetype> m_movements;
};

bool sameCounter(const OrderDayChange& left, const OrderDayChange& right) {
    return left.day == right.day && left.status == right.status && left.till == right.till &&
           left.currency == right.currency;
}

QList<OrderDayChange> dayChanges(const Order& before, const Order& after) {
    OrderDayChange plus = dayContribution(after);
    if (before.lifecycle == Lifecycle::None) return {plus};
    OrderDayChange minus = dayContribution(before);
    minus.orders = -minus.orders;
    minus.items = -minus.items;
    minus.totalMinor = -minus.totalMinor;
    minus.refundedMinor = -minus.refundedMinor;
    minus.creditedMinor = -minus.creditedMinor;
    if (!sameCounter(plus, minus)) return {minus, plus};
    plus.orders += minus.orders;
    plus.items += minus.items;
    plus.totalMinor += minus.totalMinor;
    plus.refundedMinor += minus.refundedMinor;
    plus.creditedMinor += minus.creditedMinor;
    const bool nothing = plus.orders == 0 && plus.items == 0 && plus.totalMinor == 0 &&
                         plus.refundedMinor == 0 && plus.creditedMinor == 0;
    return nothing ? QList<OrderDayChange>{} : QList<OrderDayChange>{plus};
}

}  // namespace

OrderDayChange dayContribution(const Order& order) {
    return {order.day,
            order.statusWord(),
            order.till,
            order.currency,
            1,
            itemCountOf(order.lines),
            order.totalMinor,
            order.refundedMinor,
            order.creditedMinor};
}

OrderRow orderRow(const OrderId& orderId, const Order& order, qint64 version, Timestamp updatedAt) {
    OrderRow row;
    row.orderId = orderId;
    row.number = order.number;
    row.version = version;
    row.kind = order.kind;
    row.lifecycle = order.lifecycle;
    row.paymentStatus = order.paymentStatus();
    row.fulfilmentStatus = order.fulfilmentStatus();
    row.status = order.statusWord();
    row.customerId = order.customerId;
    row.customerName = order.customerName;
    row.till = order.till;
    row.tracking = order.tracking;
    row.day = order.day;
    row.placedAt = order.placedAt;
    row.updatedAt = updatedAt;
    row.itemCount = itemCountOf(order.lines);
    row.totalMinor = order.totalMinor;
    row.taxMinor = order.taxMinor;
    row.capturedMinor = order.capturedMinor;
    row.refundedMinor = order.refundedMinor;
    row.creditedMinor = order.creditedMinor;
    row.currency = order.currency;
    return row;
}

OrderChanges projectOrder(const OrderId& orderId, const Order& before, const OrderEvents& events,
                          qint64 version, const ProjectionMoment& moment) {
    Projector projector(orderId, moment);
    Order state = before;
    for (const OrderEvent& event : events) {
        projector.project(state, event);
        apply(state, event);
    }
    OrderChanges changes = std::move(projector.changes);
    changes.row = orderRow(orderId, state, version, moment.at);
    changes.lines = state.lines;
    changes.orderDays = dayChanges(before, state);
    return changes;
}

}  // namespace countertop
