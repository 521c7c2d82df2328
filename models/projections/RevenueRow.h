// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace countertop {

enum class RevenueBasis { Ordered, Paid };
enum class RevenuePeriod { Day, Week, Month };

/// Revenue of one period: `period` is "2026-11-21", "2026-W47" or "2026-11"; firstDay/lastDay are
/// the days it covers. Basis Ordered sums order totals by order day where the status word is paid
/// or shipped; basis Paid sums captures minus refunds by their own day.
struct RevenueRow {
    QString period;
    QString firstDay;
    QString lastDay;
    qint64 orders = 0;
    qint64 items = 0;
    qint64 refundedMinor = 0;
    qint64 totalMinor = 0;
    QString currency;
    bool operator==(const RevenueRow&) const = default;
};

struct RevenueQuery {
    RevenueBasis basis = RevenueBasis::Ordered;
    RevenuePeriod by = RevenuePeriod::Day;
    QString fromDay;
    QString toDay;
    bool newestFirst = false;
    int limit = 0;  ///< 0: all
    bool operator==(const RevenueQuery&) const = default;
};

/// Sums rows of single days, given in order, into rows of periods, at most `limit` (0: all). Skips
/// days without revenue.
[[nodiscard]] QList<RevenueRow> summedByPeriod(const QList<RevenueRow>& days, RevenuePeriod by,
                                               int limit);

}  // namespace countertop
