// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QString>

namespace countertop {

/// The sentence for a clerk about an error: what happened and what to do, in the user's language.
/// Every reason has its own sentence; an error without one gets the sentence of its code with the
/// English detail in brackets. `currency` formats amounts in the error.
[[nodiscard]] QString errorText(const Error& error, const QString& currency = {});

/// True if a sentence of errorText() reports an unreachable or slow server, so that it no longer
/// holds once the server responds.
[[nodiscard]] bool isConnectionText(const QString& sentence);

/// True when the failed command may have been carried out or may still be: a retry must use the
/// same intent key, never a new one.
[[nodiscard]] bool mustKeepIntent(const Error& error);

/// True when the command may have been carried out although no answer arrived.
[[nodiscard]] bool isOutcomeUnknown(const Error& error);

}  // namespace countertop
