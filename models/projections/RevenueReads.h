// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/RevenueRow.h"

namespace countertop {

/// What can be read of revenue. Threads and failures as OrderReads'.
class RevenueReads {
public:
    virtual ~RevenueReads() = default;

    virtual Result<QList<RevenueRow>> rows(const RevenueQuery& query) = 0;
};

}  // namespace countertop
