// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/IntakeTest.h"

namespace countertop {

QByteArray IntakeTest::mugs(int quantity) {
    return R"({"lines":[{"sku":"MUG","quantity":)" + QByteArray::number(quantity) + "}]}";
}

bool IntakeTest::isReplayed(const HttpAnswer& answer) {
    return answer.header("Idempotent-Replayed") == "true";
}

}  // namespace countertop
