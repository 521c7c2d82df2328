// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderDetails.h"

#include <QJsonObject>

namespace countertop {

/// An order as JSON, as returned by the command line and the HTTP intake. Field names are a
/// published contract: amounts in minor units end in _minor, times are ISO 8601 UTC, absent values
/// are null.
[[nodiscard]] QJsonObject orderDocument(const OrderRow& row);

/// The same with lines and payments; without the timeline, which names the staff.
[[nodiscard]] QJsonObject orderDocument(const OrderDetails& order);

}  // namespace countertop
