// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/revenue/RevenueSpan.h"

#include "models/tables/ShopCalendar.h"

#include <QCoreApplication>

namespace countertop {

namespace {

/// The translation context of the spans' texts.
class SpanText {
    Q_DECLARE_TR_FUNCTIONS(SpanText)
};

RevenueQuery queryOf(const QDate& from, const QDate& to, RevenuePeriod by) {
    RevenueQuery query;
    query.fromDay = dayKey(from);
    query.toDay = dayKey(to);
    query.by = by;
    return query;
}

}  // namespace

RevenueQuery queryFor(RevenueSpan span, const QDate& today, const RevenueQuery& custom) {
    switch (span) {
        case RevenueSpan::Today:
            return queryOf(today, today, RevenuePeriod::Day);
        case RevenueSpan::Days7:
            return queryOf(today.addDays(-6), today, RevenuePeriod::Day);
        case RevenueSpan::Days30:
            return queryOf(today.addDays(-29), today, RevenuePeriod::Day);
        case RevenueSpan::Months12: {
            // Twelve whole months including the current one, so that there are twelve bars.
            const QDate month(today.year(), today.month(), 1);
            return queryOf(month.addMonths(-11), today, RevenuePeriod::Month);
        }
        case RevenueSpan::All:
            return queryOf({}, {}, RevenuePeriod::Month);
        case RevenueSpan::Custom:
            return custom;
    }
    return custom;
}

QString againstText(RevenueSpan span) {
    switch (span) {
        case RevenueSpan::Today:
            return {};
        case RevenueSpan::Days7:
            return SpanText::tr("vs previous 7 days");
        case RevenueSpan::Days30:
            return SpanText::tr("vs previous 30 days");
        case RevenueSpan::Months12:
            return SpanText::tr("vs the year before");
        case RevenueSpan::All:
            return {};
        case RevenueSpan::Custom:
            return SpanText::tr("vs the days before");
    }
    return {};
}

}  // namespace countertop
