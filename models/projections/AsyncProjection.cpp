// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/AsyncProjection.h"

#include "models/projections/BestSellersProjection.h"
#include "models/projections/CustomerTotalsProjection.h"
#include "models/projections/SearchProjection.h"

#include <QHash>

namespace countertop {

namespace {

using Role = ProjectedColumn::Role;

/// The difference of `row` from `known`; empty when there is none.
ProjectedRow beyond(const ProjectedTable& table, const ProjectedRow& known, ProjectedRow row) {
    bool changed = false;
    for (qsizetype at = 0; at < row.size(); ++at) {
        if (table.columns[at].role == Role::Key) continue;
        changed = changed || row[at] != known[at];
        if (table.columns[at].role == Role::Sum) {
            row[at] = std::get<qint64>(row[at]) - std::get<qint64>(known[at]);
        }
    }
    return changed ? row : ProjectedRow();
}

}  // namespace

QList<ProjectedRow> changesBetween(const AsyncProjection& projection, const OrderId& orderId,
                                   const Order& before, const Order& after) {
    const ProjectedTable& table = projection.table();
    QHash<QString, ProjectedRow> known;
    for (const ProjectedRow& row : projection.rowsOf(orderId, before)) {
        known.insert(keyOf(table, row), row);
    }
    QList<ProjectedRow> changes;
    for (const ProjectedRow& row : projection.rowsOf(orderId, after)) {
        const auto old = known.constFind(keyOf(table, row));
        const ProjectedRow change = old == known.cend() ? row : beyond(table, *old, row);
        if (!change.isEmpty()) changes.append(change);
    }
    return changes;
}

AsyncProjections asyncProjections() {
    AsyncProjections all;
    all.push_back(std::make_unique<CustomerTotalsProjection>());
    all.push_back(std::make_unique<BestSellersProjection>());
    all.push_back(std::make_unique<SearchProjection>());
    return all;
}

}  // namespace countertop
