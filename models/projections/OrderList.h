// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// Selects orders. Every field narrows further. Days are inclusive business days.
struct OrderFilter {
    std::optional<StatusWord> status;
    QString fromDay;
    QString toDay;
    CustomerId customerId;
    QString search;          ///< number, customer name, or a product's SKU; case is ignored
    bool isSold = false;     ///< paid or shipped: counts as revenue by order day
    QString paymentFromDay;  ///< paid or refunded on or after this day
    QString paymentToDay;    ///< and on or before this one
    OrderId orderId;         ///< only this order
    bool isStuck = false;    ///< its fulfilment keeps failing or waits for a person

    /// All stuck orders, which need attention.
    [[nodiscard]] static OrderFilter stuck() {
        OrderFilter filter;
        filter.isStuck = true;
        return filter;
    }
    [[nodiscard]] bool hasPaymentDays() const {
        return !paymentFromDay.isEmpty() || !paymentToDay.isEmpty();
    }
    bool operator==(const OrderFilter&) const = default;
};

enum class OrderSortField { PlacedAt, Number, Customer, Items, Status, Total };

struct OrderSort {
    OrderSortField field = OrderSortField::PlacedAt;
    bool descending = true;
    bool operator==(const OrderSort&) const = default;
};

/// Rows, and the cursor to continue from if there may be more; opaque to callers.
struct OrderPage {
    QList<OrderRow> rows;
    QString next;
};

/// The same for ids only.
struct OrderIdPage {
    QList<OrderId> ids;
    QString next;
};

/// The number of some orders in a list and what is owed for them: totals less credits.
struct OrderSum {
    qint64 orders = 0;
    qint64 totalMinor = 0;
    bool operator==(const OrderSum&) const = default;
};

/// The length of a list and its sums, in the shop's currency. `sold` is the revenue by order day of
/// its orders; drafts are in no sum.
struct OrderListSummary {
    qint64 orders = 0;
    qint64 totalMinor = 0;  ///< the sum of sold and others
    QString currency;
    OrderSum sold = {};    ///< paid or shipped
    OrderSum others = {};  ///< placed and not paid, or cancelled
    qint64 drafts = 0;
    /// Revenue by payment day of its orders, when the filter has days of money.
    std::optional<qint64> netPaidMinor = {};
    bool operator==(const OrderListSummary&) const = default;
};

struct StatusCount {
    StatusWord status = StatusWord::Pending;
    qint64 orders = 0;
};

}  // namespace countertop
