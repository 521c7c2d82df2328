// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// A language as its own speakers write it: "English" for "en", "Deutsch" for "de".
[[nodiscard]] QString languageName(const QString& code);

}  // namespace countertop
