// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

namespace countertop {

/// The program's answers to its caller; a published contract.
enum class ExitCode { Done = 0, Refused = 1, WrongUsage = 2, Unreachable = 3, Damaged = 4 };

/// Why a sub-command did not end well: it was written wrongly, or the shop refused it.
struct CliFailure {
    ExitCode exitCode = ExitCode::Refused;
    QString text;   ///< what stderr says after "error: "
    QString usage;  ///< how the command is written, for wrong usage
    QString help;   ///< for stdout, where only a group was written: what it knows
};

template <class T = void>
using CliResult = tl::expected<T, CliFailure>;

/// The exit code of an error, by what its caller can do about it: where there is no shop at all
/// nothing can be reached, unlike something that is missing in a shop.
[[nodiscard]] ExitCode exitCodeOf(const Error& error);

/// The failing side for an error of the shop: "CODE: text".
[[nodiscard]] tl::unexpected<CliFailure> refused(const Error& error);

/// The failing side for a wrongly written command; the text says what is expected.
[[nodiscard]] tl::unexpected<CliFailure> wrongUsage(const QString& text);

}  // namespace countertop
