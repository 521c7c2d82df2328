// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tasks/BackgroundTask.h"
#include "models/store/verify/Verifier.h"
#include "workers/transfer/ImportReport.h"

namespace countertop::reporttext {

/// The window's texts about imports and checks, in the user's language. The reports themselves
/// contain codes and English sentences for the command line and the log.

/// What an import would do, one fact per line. Amounts in the report's currency.
[[nodiscard]] QString importSummary(const ImportReport& report);

/// What an import did. When it was cancelled or stopped halfway: what is already in the shop, and
/// that running the import again continues from there.
[[nodiscard]] TaskOutcome importOutcome(const ImportReport& report);

/// Whether the shop is in order, or which of its rules are broken and how often.
[[nodiscard]] TaskOutcome verifyOutcome(const VerifyReport& report);

/// The rule that a check verifies: "Every order's total is the sum of its lines". Empty for unknown
/// codes.
[[nodiscard]] QString ruleText(const QString& code);

/// The warning about a line: "The price is not possible; line skipped".
[[nodiscard]] QString warningText(ImportWarningKind kind);

}  // namespace countertop::reporttext
