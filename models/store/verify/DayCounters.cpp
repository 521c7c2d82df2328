// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/DayCounters.h"

#include "models/store/connection/Conditions.h"

namespace countertop {

namespace {

const QString kOrderDays = QStringLiteral(
    "SELECT day, status AS kind, till, currency, orders AS first, items AS second, "
    "total_minor AS third, refunded_minor AS fourth, credited_minor AS fifth FROM order_days WHERE "
    "store_id = :store "
    "ORDER BY day, status, till, currency");

const QString kPaymentDays = QStringLiteral(
    "SELECT day, method AS kind, till, currency, payments AS first, captured_minor AS second, "
    "refunded_minor AS third, CAST(0 AS BIGINT) AS fourth, CAST(0 AS BIGINT) AS fifth "
    "FROM payment_days "
    "WHERE store_id = :store ORDER BY day, method, till, currency");

QString keyOf(const QString& day, const QString& kind, const QString& till,
              const QString& currency) {
    return QStringLiteral("%1, %2, till '%3', %4").arg(day, kind, till, currency);
}

using Sums = std::array<quint64, 5>;

Sums sumsOf(const std::array<qint64, 5>& amounts) {
    Sums sums{};
    std::copy(amounts.cbegin(), amounts.cend(), sums.begin());
    return sums;
}

void add(Sums& sums, const std::array<qint64, 5>& amounts) {
    for (std::size_t at = 0; at < sums.size(); ++at) sums[at] += static_cast<quint64>(amounts[at]);
}

}  // namespace

void DayCounters::take(const OrderDayChange& day) {
    Sums& sums = m_orders.expected[keyOf(day.day, toText(day.status), day.till, day.currency)];
    add(sums, {day.orders, day.items, day.totalMinor, day.refundedMinor, day.creditedMinor});
}

void DayCounters::take(const QList<PaymentDayChange>& days) {
    for (const PaymentDayChange& day : days) {
        Sums& sums =
            m_payments.expected[keyOf(day.day, toText(day.method), day.till, day.currency)];
        add(sums, {day.payments, day.capturedMinor, day.refundedMinor, 0, 0});
    }
}

Result<void> DayCounters::finishOrders() { return compare(m_orders, kOrderDays); }

Result<void> DayCounters::finishPayments() { return compare(m_payments, kPaymentDays); }

Result<void> DayCounters::compare(Counters& counters, const QString& sql) {
    const auto rows =
        readRows(m_book.database(), sql, Conditions(m_book.storeId()), [](Query& query) {
            return std::pair(
                keyOf(query.text("day"), query.text("kind"), query.text("till"),
                      query.text("currency")),
                sumsOf({query.integer("first"), query.integer("second"), query.integer("third"),
                        query.integer("fourth"), query.integer("fifth")}));
        });
    if (!rows) return fail(rows.error());
    m_book.count(counters.invariant, rows->size());
    for (const auto& [key, stored] : *rows) compareOne(counters, key, stored);
    const QMap<QString, Sums> missing = std::exchange(counters.expected, {});
    for (auto row = missing.cbegin(); row != missing.cend(); ++row) {
        counters.expected.insert(row.key(), row.value());
        compareOne(counters, row.key(), {});
    }
    return {};
}

void DayCounters::compareOne(Counters& counters, const QString& key, const Sums& stored) {
    const Sums expected = counters.expected.take(key);
    for (qsizetype at = 0; at < counters.names.size(); ++at) {
        const auto index = static_cast<std::size_t>(at);
        if (stored[index] == expected[index]) continue;
        m_book.problem(counters.invariant,
                       QStringLiteral("%1: %2 is %3 but the events add up to %4")
                           .arg(key, counters.names[at])
                           .arg(static_cast<qint64>(stored[index]))
                           .arg(static_cast<qint64>(expected[index])));
    }
}

}  // namespace countertop
