// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// The text of a server's function with its "{{orders.columns}}" put in: names, types and values of
/// columns as the tables are described (models/projections/ShopTables.h), so that no list of
/// columns is written a second time. What it does not know stays, and the server refuses it.
[[nodiscard]] QString routineText(QString text);

}  // namespace countertop
