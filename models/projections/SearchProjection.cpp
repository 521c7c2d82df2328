// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/SearchProjection.h"

#include "models/projections/SearchableText.h"

namespace countertop {

QString SearchProjection::name() const { return QStringLiteral("search"); }

const ProjectedTable& SearchProjection::table() const {
    using Column = ProjectedColumn;
    static const ProjectedTable kTable{QStringLiteral("order_search"),
                                       {Column::key("order_id"), Column::text("search_text")}};
    return kTable;
}

bool SearchProjection::handles(const QString& eventType) const {
    static const QStringList kTypes{QStringLiteral("OrderCreated"), QStringLiteral("LineAdded"),
                                    QStringLiteral("LineRemoved"), QStringLiteral("OrderPlaced"),
                                    QStringLiteral("CreditNoteIssued")};
    return kTypes.contains(eventType);
}

QList<ProjectedRow> SearchProjection::rowsOf(const OrderId& orderId, const Order& order) const {
    if (order.lifecycle == Lifecycle::None) return {};
    QStringList parts{order.number, order.customerName};
    for (const OrderLine& line : order.lines) parts << line.sku << line.name;
    return {{orderId.text(), searchText(parts)}};
}

}  // namespace countertop
