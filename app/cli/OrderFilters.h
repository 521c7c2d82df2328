// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "models/projections/OrderList.h"
namespace countertop::cli {

/// The filter and sort options of order lists, shared by list and export.
[[nodiscard]] QList<CliOption> orderFilterOptions();
[[nodiscard]] CliResult<OrderFilter> orderFilterOf(const CliArguments& arguments);
[[nodiscard]] CliResult<OrderSort> orderSortOf(const CliArguments& arguments);

}  // namespace countertop::cli
