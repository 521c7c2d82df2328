// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"

namespace countertop {

/// Whether the route creates messages for events of that type at all. Its filter may leave out some
/// of them; it takes none when it needs a field that such events never have.
[[nodiscard]] bool canTake(const Route& route, const QString& eventType);

}  // namespace countertop
