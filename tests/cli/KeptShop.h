// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"

namespace countertop {

/// A shop that an older version stored, kept in tests/cases/FOLDER, in a place of its own. Null,
/// with a line in the test's output, when it cannot be restored.
[[nodiscard]] std::unique_ptr<TestShop> restoredShop(Dialect dialect, const QString& folder);

/// A file of the same folder.
[[nodiscard]] QString keptFile(const QString& folder, const QString& name);

}  // namespace countertop
