// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/RevenueRow.h"

namespace countertop {

/// Read access to revenue. Threads and errors as in OrderReads.
class RevenueReads {
public:
    virtual ~RevenueReads() = default;

    virtual Result<QList<RevenueRow>> rows(const RevenueQuery& query) = 0;
};

}  // namespace countertop
