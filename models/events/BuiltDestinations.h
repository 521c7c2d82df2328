// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QStringList>

namespace countertop {

/// The kinds of destination that this build delivers to. Those that need a client library are
/// listed when CMake found it.
[[nodiscard]] QStringList builtDestinations();

/// Whether a destination of the kind can have this address ("NAME" of "redis-stream:NAME"), for the
/// kinds that a broker serves; INVALID_INPUT on the field "destination" when it cannot.
[[nodiscard]] Result<void> checkBrokerAddress(const QString& kind, const QString& address);

}  // namespace countertop
