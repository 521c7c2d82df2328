// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/CustomerTotalsProjection.h"

namespace countertop {

QString CustomerTotalsProjection::name() const { return QStringLiteral("customer_totals"); }

const ProjectedTable& CustomerTotalsProjection::table() const {
    using Column = ProjectedColumn;
    static const ProjectedTable kTable{
        QStringLiteral("customer_totals"),
        {Column::key("customer_id"), Column::key("currency"), Column::sum("orders"),
         Column::sum("spent_minor"), Column::sum("refunded_minor"),
         Column::newest("last_order_at")}};
    return kTable;
}

bool CustomerTotalsProjection::handles(const QString& eventType) const {
    static const QStringList kTypes{
        QStringLiteral("OrderCreated"),    QStringLiteral("OrderPlaced"),
        QStringLiteral("PaymentCaptured"), QStringLiteral("OrderCancelled"),
        QStringLiteral("PaymentRefunded"), QStringLiteral("CreditNoteIssued")};
    return kTypes.contains(eventType);
}

QList<ProjectedRow> CustomerTotalsProjection::rowsOf(const OrderId&, const Order& order) const {
    const bool isDraft = order.lifecycle == Lifecycle::None || order.lifecycle == Lifecycle::Draft;
    // An abandoned draft was never ordered.
    if (isDraft || order.customerId.isEmpty() || order.number.isEmpty()) return {};
    if (order.kind == OrderKind::CreditNote) {
        return {{order.customerId.text(), order.currency, qint64{0}, qint64{0}, -order.totalMinor,
                 qint64{0}}};
    }
    const bool counts = order.lifecycle != Lifecycle::Cancelled;
    return {{order.customerId.text(), order.currency, qint64{counts ? 1 : 0}, order.capturedMinor,
             order.refundedMinor, order.placedAt}};
}

}  // namespace countertop
