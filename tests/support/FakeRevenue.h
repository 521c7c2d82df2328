// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/RevenueReads.h"

namespace countertop {

/// Revenue in memory, the same for every basis.
class FakeRevenue final : public RevenueReads {
public:
    QList<RevenueRow> days;  ///< oldest first

    Result<QList<RevenueRow>> rows(const RevenueQuery& query) override {
        QList<RevenueRow> wanted;
        for (const RevenueRow& day : std::as_const(days)) {
            if (!query.fromDay.isEmpty() && day.lastDay < query.fromDay) continue;
            if (!query.toDay.isEmpty() && day.firstDay > query.toDay) continue;
            wanted.append(day);
        }
        if (query.newestFirst) std::reverse(wanted.begin(), wanted.end());
        return summedByPeriod(wanted, query.by, query.limit);
    }
};

}  // namespace countertop
