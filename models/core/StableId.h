// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// A deterministic id (UUID version 5, RFC 9562 §5.5): the same text gives the same id in every
/// run, so that a repeated import refers to the same objects.
[[nodiscard]] QString stableId(const QString& text);

}  // namespace countertop
