// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcessEnvironment>

#include <optional>

namespace countertop {

/// The environment of a program whose system clock is ten minutes ahead, by libfaketime; its
/// monotonic clocks are right. Nothing when the command `faketime` is not installed.
[[nodiscard]] std::optional<QProcessEnvironment> environmentWithClockAhead();

}  // namespace countertop
