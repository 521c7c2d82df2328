// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// Fills what migration 0003 adds and SQL cannot compute, for all stores, inside the migration's
/// transaction: the products' barcodes as their events say them, product_barcodes under the
/// compared form of each code, and all folded text. Of products that share a code, as older
/// versions allowed, the one that had it first keeps it; verify names them. A shop of 100,000
/// products takes seconds.
Result<void> fillCodesAndSearchTexts(Database& database);

}  // namespace countertop
