// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// An address, or a sentence with one, for display and logs. "***" stands for all between "://" and
/// the last '@', for the values of parameters that are named like secrets or long enough to be one,
/// and for the path of a web address from the first part on that is not made of words: whoever
/// knows such a path, as chat services issue it, may post there. A long hidden part is followed by
/// "~" and four digits of its hash, so that two addresses of one host look different. Rather hides
/// too much than too little. Masking again changes nothing.
[[nodiscard]] QString maskedAddress(const QString& text);

/// The same for every text in a JSON document.
[[nodiscard]] QString maskedJson(const QString& json);

/// The same for what somebody has typed as an address, which may be malformed: also without "://",
/// and all parameters.
[[nodiscard]] QString maskedInput(const QString& typed);

/// What the receiver at a web address said, without the parts of the address that
/// maskedAddress() hides: many receivers quote the path of a request. `said` may be cut off.
[[nodiscard]] QString withoutSecretsOf(const QString& address, const QString& said);

}  // namespace countertop
