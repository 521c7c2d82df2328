// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/store/verify/CheckBook.h"

#include <QMap>

#include <array>

namespace countertop {

/// The counters of orders and payments per day against the sums of the events. Memory grows with
/// days, not with orders.
class DayCounters {
public:
    explicit DayCounters(CheckBook& book) : m_book(book) {}

    /// What an order counts for now.
    void take(const OrderDayChange& day);
    void take(const QList<PaymentDayChange>& days);
    /// After the last order: reads the counters.
    Result<void> finishOrders();
    Result<void> finishPayments();

private:
    /// Unsigned, for damaged amounts may be of any size.
    using Sums = std::array<quint64, 5>;
    struct Counters {
        Invariant invariant;
        QStringList names;  ///< of the sums
        QMap<QString, Sums> expected;
    };

    Result<void> compare(Counters& counters, const QString& sql);
    void compareOne(Counters& counters, const QString& key, const Sums& stored);

    CheckBook& m_book;
    Counters m_orders{
        Invariant::OrderDays,
        {QStringLiteral("orders"), QStringLiteral("items"), QStringLiteral("total_minor"),
         QStringLiteral("refunded_minor"), QStringLiteral("credited_minor")},
        {}};
    Counters m_payments{Invariant::PaymentDays,
                        {QStringLiteral("payments"), QStringLiteral("captured_minor"),
                         QStringLiteral("refunded_minor")},
                        {}};
};

}  // namespace countertop
