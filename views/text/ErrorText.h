// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <QString>

namespace countertop {

/// What a clerk reads when something was refused or failed: what happened and what to do, in the
/// reader's language. Every reason has its own sentence; an error without one gets the sentence of
/// its code with the English detail in brackets. `currency` formats amounts named by the error.
[[nodiscard]] QString errorText(const Error& error, const QString& currency = {});

/// Whether a sentence of errorText() tells of a server that is away or too slow: it no longer
/// holds once the server answers.
[[nodiscard]] bool isConnectionText(const QString& sentence);

/// True when the failure may have left the command carried out or not: the same intent key has to
/// be sent again, never a new one.
[[nodiscard]] bool mustKeepIntent(const Error& error);

/// True when what was asked for may have been done although there is no answer.
[[nodiscard]] bool isOutcomeUnknown(const Error& error);

}  // namespace countertop
