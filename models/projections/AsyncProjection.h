// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/projections/ProjectedTable.h"

#include <memory>
#include <vector>

namespace countertop {

/// A table that is updated from the orders' events after their commits. A projection defines what
/// an order in a given state contributes; an event changes the table by the difference between the
/// states before and after it. So following event by event and rebuilding from the orders' current
/// states give the same table. Pure and stateless; thread-safe. A new projection is one file, its
/// table in a migration, and a line in asyncProjections().
class AsyncProjection {
public:
    virtual ~AsyncProjection() = default;

    /// Stable: names the checkpoint, the rows about it and the projection in commands.
    [[nodiscard]] virtual QString name() const = 0;
    /// Raise it when the result of rowsOf() changes: the table is then rebuilt.
    [[nodiscard]] virtual int version() const = 0;
    [[nodiscard]] virtual const ProjectedTable& table() const = 0;
    /// False for event types that never change the result of rowsOf(), now or together with a later
    /// event: such events may be left out of the order's state.
    [[nodiscard]] virtual bool handles(const QString& eventType) const = 0;

    /// True when no two orders ever share a row, so that a new order's rows are new, too.
    [[nodiscard]] virtual bool isByOrder() const { return false; }

    /// What the order contributes, with each key once. A row returned for one state is returned for
    /// every later state, with zero sums when the order no longer counts.
    [[nodiscard]] virtual QList<ProjectedRow> rowsOf(const OrderId& orderId,
                                                     const Order& order) const = 0;
};

/// The rows to write when the order goes from one state to the other.
[[nodiscard]] QList<ProjectedRow> changesBetween(const AsyncProjection& projection,
                                                 const OrderId& orderId, const Order& before,
                                                 const Order& after);

using AsyncProjections = std::vector<std::unique_ptr<AsyncProjection>>;

/// All projections of this kind: customer_totals, best_sellers, search.
[[nodiscard]] AsyncProjections asyncProjections();

}  // namespace countertop
