// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RouteFilter.h"

namespace countertop {

/// RouteFilter::parse() for a route that is being added or edited: also refuses a field that would
/// never match, because every event of the pattern that has it keeps it encrypted. A stored filter
/// stays as it is.
[[nodiscard]] Result<RouteFilter> checkedFilter(const QString& events, const QString& text);

}  // namespace countertop
