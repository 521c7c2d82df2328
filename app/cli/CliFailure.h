// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

namespace countertop {

/// The program's exit codes. Published contract.
enum class ExitCode { Done = 0, Refused = 1, WrongUsage = 2, Unreachable = 3, Damaged = 4 };

/// Why a sub-command failed: wrong syntax, or an error from the shop.
struct CliFailure {
    ExitCode exitCode = ExitCode::Refused;
    QString text;   ///< printed to stderr after "error: "
    QString usage;  ///< the command's syntax, for wrong usage
    QString help;   ///< printed to stdout when only a group was given: its commands
};

template <class T = void>
using CliResult = tl::expected<T, CliFailure>;

/// Maps an error to an exit code by what the caller can do about it. A missing shop counts as
/// unreachable, unlike something missing in a shop.
[[nodiscard]] ExitCode exitCodeOf(const Error& error);

/// The failure for a shop error: "CODE: text".
[[nodiscard]] tl::unexpected<CliFailure> refused(const Error& error);

/// The failure for wrong syntax; the text says what is expected.
[[nodiscard]] tl::unexpected<CliFailure> wrongUsage(const QString& text);

}  // namespace countertop
