// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/RevenueQueries.h"

#include "models/store/queries/BusinessDays.h"

namespace countertop {

namespace {

// Sums are cast because PostgreSQL's sum of BIGINT is NUMERIC, which drivers convert to double.
const QString kOrdered = QStringLiteral(
    "SELECT day, currency, CAST(sum(orders) AS BIGINT) AS orders, "
    "CAST(sum(items) AS BIGINT) AS items, CAST(sum(refunded_minor) AS BIGINT) AS refunded, "
    "CAST(sum(total_minor) - sum(credited_minor) AS BIGINT) AS total FROM order_days WHERE ");

const QString kOrderedStatuses = QStringLiteral("status IN ('paid', 'shipped')");

const QString kPaid = QStringLiteral(
    "SELECT day, currency, CAST(sum(payments) AS BIGINT) AS orders, CAST(0 AS BIGINT) AS items, "
    "CAST(sum(refunded_minor) AS BIGINT) AS refunded, "
    "CAST(sum(captured_minor) - sum(refunded_minor) AS BIGINT) AS total "
    "FROM payment_days WHERE ");

const QString kPerDay = QStringLiteral(" GROUP BY day, currency");

RevenueRow dayRow(Query& query) {
    const QString day = query.text("day");
    return {day,
            day,
            day,
            query.integer("orders"),
            query.integer("items"),
            query.integer("refunded"),
            query.integer("total"),
            query.text("currency")};
}

}  // namespace

Result<QList<RevenueRow>> RevenueQueries::rows(const RevenueQuery& query) {
    if (auto good = checkDays(query.fromDay, query.toDay); !good) return fail(good.error());
    if (query.limit < 0) {
        return fail(invalidInput(QStringLiteral("limit"),
                                 QStringLiteral("A number of rows cannot be negative"),
                                 QStringLiteral("rows_out_of_range")));
    }
    Conditions conditions(m_storeId);
    if (query.basis == RevenueBasis::Ordered) conditions.add(kOrderedStatuses);
    if (!query.fromDay.isEmpty()) {
        conditions.add(QStringLiteral("day >= :from_day")).value(":from_day", query.fromDay);
    }
    if (!query.toDay.isEmpty()) {
        conditions.add(QStringLiteral("day <= :to_day")).value(":to_day", query.toDay);
    }
    const QString direction = query.newestFirst ? QStringLiteral(" DESC") : QString();
    const QString& select = query.basis == RevenueBasis::Ordered ? kOrdered : kPaid;
    const auto days =
        readRows(m_database,
                 select + conditions.sql() + kPerDay + QStringLiteral(" ORDER BY day") + direction +
                     QStringLiteral(", currency") + direction,
                 conditions, dayRow);
    if (!days) return fail(days.error());
    return summedByPeriod(*days, query.by, query.limit);
}

}  // namespace countertop
