// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/SoakReport.h"

#include "models/store/verify/Verifier.h"

namespace countertop {

void SoakReport::verify(Database& database) {
    const auto report = verifyShop(database);
    if (!report) {
        problems.append(QStringLiteral("verify: ") + report.error().detail);
        return;
    }
    for (const VerifyReport::Check& check : report->checks) {
        for (const QString& problem : check.problems) {
            problems.append(QStringLiteral("verify %1: %2").arg(check.name, problem));
        }
    }
    if (!report->isClean() && problems.isEmpty()) {
        problems.append(QStringLiteral("verify: not clean"));
    }
}

}  // namespace countertop
