// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/RevenueQueries.h"

#include "models/store/queries/BusinessDays.h"

namespace countertop {

namespace {

// Sums are cast because PostgreSQL's sum of BIGINT is a NUMERIC, which drivers make a double.
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

bool isNothing(const RevenueRow& row) {
    return row.orders == 0 && row.items == 0 && row.refundedMinor == 0 && row.totalMinor == 0;
}

struct Period {
    QString name;
    QDate first;
    QDate last;
};

Period weekOf(const QDate& day) {
    int year = 0;
    const int week = day.weekNumber(&year);
    const QDate monday = day.addDays(1 - day.dayOfWeek());
    return {QStringLiteral("%1-W%2").arg(year, 4, 10, QChar(u'0')).arg(week, 2, 10, QChar(u'0')),
            monday, monday.addDays(6)};
}

Period periodOf(const QDate& day, RevenuePeriod by) {
    switch (by) {
        case RevenuePeriod::Day:
            return {day.toString(Qt::ISODate), day, day};
        case RevenuePeriod::Week:
            return weekOf(day);
        case RevenuePeriod::Month: {
            const QDate first(day.year(), day.month(), 1);
            return {day.toString(QStringLiteral("yyyy-MM")), first, first.addMonths(1).addDays(-1)};
        }
    }
    return {};
}

/// The row of this period and currency among the last ones, which are all of that period.
RevenueRow* knownRow(QList<RevenueRow>& rows, const QString& period, const QString& currency) {
    for (auto row = rows.rbegin(); row != rows.rend() && row->period == period; ++row) {
        if (row->currency == currency) return &*row;
    }
    return nullptr;
}

}  // namespace

QList<RevenueRow> summedByPeriod(const QList<RevenueRow>& days, RevenuePeriod by, int limit) {
    QList<RevenueRow> rows;
    for (const RevenueRow& day : days) {
        if (isNothing(day)) continue;
        const Period period = periodOf(businessDay(day.firstDay), by);
        RevenueRow* known = knownRow(rows, period.name, day.currency);
        if (!known) {
            if (limit > 0 && rows.size() == limit) break;
            rows.append({period.name, period.first.toString(Qt::ISODate),
                         period.last.toString(Qt::ISODate), 0, 0, 0, 0, day.currency});
            known = &rows.last();
        }
        known->orders += day.orders;
        known->items += day.items;
        known->refundedMinor += day.refundedMinor;
        known->totalMinor += day.totalMinor;
    }
    return rows;
}

Result<QList<RevenueRow>> RevenueQueries::revenue(const RevenueQuery& query) {
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
