// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tasks/BackgroundTask.h"
#include "models/store/verify/Verifier.h"
#include "workers/transfer/ImportReport.h"

namespace countertop::reporttext {

/// What the window tells about imports and checks, in the reader's language. The reports
/// themselves carry codes and English sentences for the command line and the log.

/// What an import would do, one fact per line. Amounts in the report's currency.
[[nodiscard]] QString importSummary(const ImportReport& report);

/// What an import did. When it was cancelled or stopped half way: what is in the shop already, and
/// that running it again goes on from there.
[[nodiscard]] TaskOutcome importOutcome(const ImportReport& report);

/// Whether the shop is in order, or which of its rules are broken and how often.
[[nodiscard]] TaskOutcome verifyOutcome(const VerifyReport& report);

/// The rule of one check: "Every order's total is the sum of its lines". Empty for unknown codes.
[[nodiscard]] QString ruleText(const QString& code);

/// What is odd about a line: "The price is not possible; line skipped".
[[nodiscard]] QString warningText(ImportWarningKind kind);

}  // namespace countertop::reporttext
