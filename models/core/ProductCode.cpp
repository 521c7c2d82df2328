// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ProductCode.h"

#include "models/core/TextForm.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr int kLongestGtin = 14;

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

}  // namespace

bool isGtin(const QString& code) {
    const qsizetype size = code.size();
    if (size != 8 && (size < 12 || size > kLongestGtin)) return false;
    if (!std::all_of(code.cbegin(), code.cend(), isDigit)) return false;
    // Weights 1 and 3 alternate from the right; the check digit has weight 1.
    int sum = 0;
    for (qsizetype fromRight = 0; fromRight < size; ++fromRight) {
        const int digit = code.at(size - 1 - fromRight).unicode() - u'0';
        sum += fromRight % 2 == 0 ? digit : 3 * digit;
    }
    return sum % 10 == 0;
}

QString comparedCode(const QString& code) {
    const QString canonical = canonicalText(TextKind::Code, code);
    return isGtin(canonical) ? canonical.rightJustified(kLongestGtin, u'0') : canonical;
}

}  // namespace countertop
