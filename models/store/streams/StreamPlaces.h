// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// The version of a stream's first event at or after this position; one past its last when there is
/// none. Positions grow with versions, so a binary search finds it in a stream of any length.
[[nodiscard]] Result<qint64> firstVersionFrom(Database& database, qint64 storeId,
                                              const QString& streamId, qint64 position);

}  // namespace countertop
