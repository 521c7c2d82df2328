// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/BestSellersProjection.h"

namespace countertop {

namespace {

/// What the line contributes: (quantity, revenue).
std::pair<qint64, qint64> soldOf(const Order& order, const OrderLine& line) {
    if (order.lifecycle == Lifecycle::Cancelled) return {0, 0};
    if (order.kind == OrderKind::CreditNote) return {-line.quantity, line.totalMinor};
    return {line.quantity, line.totalMinor};
}

}  // namespace

QString BestSellersProjection::name() const { return QStringLiteral("best_sellers"); }

const ProjectedTable& BestSellersProjection::table() const {
    using Column = ProjectedColumn;
    static const ProjectedTable kTable{
        QStringLiteral("best_sellers"),
        {Column::key("day"), Column::key("sku"), Column::key("currency"), Column::sum("quantity"),
         Column::sum("revenue_minor")}};
    return kTable;
}

bool BestSellersProjection::handles(const QString& eventType) const {
    static const QStringList kTypes{QStringLiteral("OrderCreated"), QStringLiteral("OrderPlaced"),
                                    QStringLiteral("OrderCancelled"),
                                    QStringLiteral("CreditNoteIssued")};
    return kTypes.contains(eventType);
}

QList<ProjectedRow> BestSellersProjection::rowsOf(const OrderId&, const Order& order) const {
    const bool isDraft = order.lifecycle == Lifecycle::None || order.lifecycle == Lifecycle::Draft;
    if (isDraft || order.number.isEmpty()) return {};
    QList<ProjectedRow> rows;
    for (const OrderLine& line : order.lines) {
        const auto [quantity, revenue] = soldOf(order, line);
        rows.append({order.day, line.sku, order.currency, quantity, revenue});
    }
    return combined(table(), rows);
}

}  // namespace countertop
