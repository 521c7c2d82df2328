// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"

namespace countertop {

/// Which orders; every part narrows further. Days are inclusive business days.
struct OrderFilter {
    std::optional<StatusWord> status;
    QString fromDay;
    QString toDay;
    CustomerId customerId;
    QString search;        ///< number, customer name, or a product's SKU; any case
    bool isSold = false;   ///< paid or shipped: what is revenue by order day
    QString moneyFromDay;  ///< with money taken or given back from this day on
    QString moneyToDay;    ///< and up to this one
    OrderId orderId;       ///< this one alone
    bool isStuck = false;  ///< whose fulfilment was tried in vain or waits for a person

    /// All stuck ones: what needs attention.
    [[nodiscard]] static OrderFilter stuck() {
        OrderFilter filter;
        filter.isStuck = true;
        return filter;
    }
    [[nodiscard]] bool hasMoneyDays() const {
        return !moneyFromDay.isEmpty() || !moneyToDay.isEmpty();
    }
    bool operator==(const OrderFilter&) const = default;
};

enum class OrderSortField { PlacedAt, Number, Customer, Items, Status, Total };

struct OrderSort {
    OrderSortField field = OrderSortField::PlacedAt;
    bool descending = true;
    bool operator==(const OrderSort&) const = default;
};

/// Rows and, when there may be more, the cursor to go on from; opaque to callers.
struct OrderPage {
    QList<OrderRow> rows;
    QString next;
};

/// The same for the ids alone.
struct OrderIdPage {
    QList<OrderId> ids;
    QString next;
};

/// Some orders of a list and what is owed for them: totals less credits.
struct OrderSum {
    qint64 orders = 0;
    qint64 totalMinor = 0;
    bool operator==(const OrderSum&) const = default;
};

/// How long a list is and what it sums up to, in the shop's currency. `sold` is the revenue by
/// order day of its orders; drafts are in no sum.
struct OrderListSummary {
    qint64 orders = 0;
    qint64 totalMinor = 0;  ///< of sold and others
    QString currency;
    OrderSum sold = {};    ///< paid or shipped
    OrderSum others = {};  ///< placed and not paid, or cancelled
    qint64 drafts = 0;
    /// Revenue by payment day of its orders, when the list was asked for days of money.
    std::optional<qint64> movedMinor = {};
    bool operator==(const OrderListSummary&) const = default;
};

struct StatusCount {
    StatusWord status = StatusWord::Pending;
    qint64 orders = 0;
};

}  // namespace countertop
