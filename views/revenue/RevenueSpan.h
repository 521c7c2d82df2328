// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/RevenueRow.h"

#include <QDate>

namespace countertop {

/// The spans offered by the revenue page's chips.
enum class RevenueSpan { Today, Days7, Days30, Months12, All, Custom };

/// The query of a span that ends today, with a suitable period. Custom keeps `custom`'s days and
/// period.
[[nodiscard]] RevenueQuery queryFor(RevenueSpan span, const QDate& today,
                                    const RevenueQuery& custom = {});

/// What a change is compared with: "vs previous 30 days"; empty for the whole history and for
/// today, which is not over.
[[nodiscard]] QString againstText(RevenueSpan span);

}  // namespace countertop
