// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// Masks web addresses in a text for display and logs: passwords, and values of parameters named
/// like keys or tokens, become "***".
[[nodiscard]] QString maskedAddress(const QString& text);

}  // namespace countertop
