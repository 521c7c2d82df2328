// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

#include <QJsonObject>

namespace countertop {

/// An order as JSON, as the command line and the HTTP intake give it. Names of fields are a
/// published contract: amounts in minor units end in _minor, times are ISO 8601 UTC, what is absent
/// is null.
[[nodiscard]] QJsonObject orderDocument(const OrderRow& row);

/// The same with its lines and payments; without its timeline, which names the staff.
[[nodiscard]] QJsonObject orderDocument(const OrderDetails& order);

}  // namespace countertop
