// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// Fills what migration 0003 adds and SQL cannot compute, for all stores, inside the migration's
/// transaction: the products' barcodes from their events, product_barcodes with the normalized form
/// of each code, and all folded text. Where older versions let products share a code, the first one
/// to have it keeps it; verify reports the others. A shop of 100,000 products takes seconds.
Result<void> fillCodesAndSearchTexts(Database& database);

}  // namespace countertop
