// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// An id that follows from what it stands for (UUID version 5, RFC 9562 §5.5): the same text gives
/// the same id in every run, so that importing twice speaks of the same things.
[[nodiscard]] QString stableId(const QString& text);

}  // namespace countertop
