// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// An address, or a sentence with one, for display and logs: "***" stands for all between "://" and
/// the last '@', and for the values of parameters that are named like secrets or long enough to be
/// one. Rather hides too much than too little.
[[nodiscard]] QString maskedAddress(const QString& text);

/// The same for every text in a JSON document.
[[nodiscard]] QString maskedJson(const QString& json);

/// The same for what somebody has typed as an address, which may be malformed: also without "://",
/// and all parameters.
[[nodiscard]] QString maskedInput(const QString& typed);

}  // namespace countertop
