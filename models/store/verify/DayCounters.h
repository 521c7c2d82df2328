// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopTables.h"
#include "models/store/verify/CheckBook.h"

#include <QMap>

namespace countertop {

/// Compares the counters of orders and payments per day with the sums of the events. Memory grows
/// with the number of days, not of orders.
class DayCounters {
public:
    explicit DayCounters(CheckBook& book) : m_book(book) {}

    /// Adds an order's current contribution.
    void consume(const OrderDayChange& day);
    void consume(const QList<PaymentDayChange>& days);
    /// Call it after the last order: reads the counters.
    Result<void> finishOrders();
    Result<void> finishPayments();

private:
    /// Unsigned, because damaged amounts may be of any size.
    using Sums = QList<quint64>;
    struct Counters {
        Invariant invariant;
        const ProjectedTable& table;
        QMap<QString, Sums> expected;
    };

    static void add(Counters& counters, const ProjectedRow& row);
    Result<void> compare(Counters& counters);
    void compareOne(Counters& counters, const QString& key, const Sums& stored);

    CheckBook& m_book;
    Counters m_orders{Invariant::OrderDays, tableOf<OrderDayChange>(), {}};
    Counters m_payments{Invariant::PaymentDays, tableOf<PaymentDayChange>(), {}};
};

}  // namespace countertop
