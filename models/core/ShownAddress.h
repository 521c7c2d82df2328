// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// A text with web addresses in it as it may be shown and logged: passwords, and values of
/// parameters named like keys or tokens, are "***".
[[nodiscard]] QString shownAddress(const QString& text);

}  // namespace countertop
