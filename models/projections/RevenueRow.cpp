// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/RevenueRow.h"

#include <QDate>

namespace countertop {

namespace {

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

/// The row of this period and currency, if any; all rows of the period are at the end.
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
        const Period period = periodOf(QDate::fromString(day.firstDay, Qt::ISODate), by);
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

}  // namespace countertop
