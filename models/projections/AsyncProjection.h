// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/projections/ProjectedTable.h"

#include <memory>
#include <vector>

namespace countertop {

/// A table that follows the orders' events behind the commits. It says what an order counts for in
/// a state; an event changes the table by the difference of the states around it. So the table is
/// the same whether it was followed event by event or made from the orders as they are. Pure and
/// without state; safe from any thread. A new one is one file, its table in a migration, and a line
/// in asyncProjections().
class AsyncProjection {
public:
    virtual ~AsyncProjection() = default;

    /// Stable: names the checkpoint, the rows about it and what people ask for.
    [[nodiscard]] virtual QString name() const = 0;
    /// To be raised when rowsOf() answers something else than before: the table is then rebuilt.
    [[nodiscard]] virtual int version() const = 0;
    [[nodiscard]] virtual const ProjectedTable& table() const = 0;
    /// False for types of events that never change what rowsOf() answers, now or together with a
    /// later event: they may be left out of the order's state.
    [[nodiscard]] virtual bool handles(const QString& eventType) const = 0;

    /// True when no two orders ever share a row: then those of a new order are new rows.
    [[nodiscard]] virtual bool isByOrder() const { return false; }

    /// What the order counts for, each key once. A row once answered is answered for every later
    /// state of the order, with nothing in its sums when the order counts no more.
    [[nodiscard]] virtual QList<ProjectedRow> rowsOf(const OrderId& orderId,
                                                     const Order& order) const = 0;
};

/// What must be written when the order goes from one state to the other.
[[nodiscard]] QList<ProjectedRow> changesBetween(const AsyncProjection& projection,
                                                 const OrderId& orderId, const Order& before,
                                                 const Order& after);

using AsyncProjections = std::vector<std::unique_ptr<AsyncProjection>>;

/// All of the program's: customer_totals, best_sellers, search.
[[nodiscard]] AsyncProjections asyncProjections();

}  // namespace countertop
