// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// The text of a server function with placeholders such as "{{orders.columns}}" replaced by names,
/// types and values of columns from the tables' descriptions (models/projections/ShopTables.h), so
/// that no column list is written twice. Unknown placeholders stay, and the server rejects them.
[[nodiscard]] QString routineText(QString text);

}  // namespace countertop
