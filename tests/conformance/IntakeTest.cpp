// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/IntakeTest.h"

#include "tests/support/Waiting.h"

namespace countertop {

QByteArray IntakeTest::mugs(int quantity) {
    return R"({"lines":[{"sku":"MUG","quantity":)" + QByteArray::number(quantity) + "}]}";
}

bool IntakeTest::isReplayed(const HttpAnswer& answer) {
    return answer.header("Idempotent-Replayed") == "true";
}

OrderId IntakeTest::orderOf(const HttpAnswer& answer) {
    return OrderId(answer.json()[QLatin1StringView("order_id")].toString());
}

bool IntakeTest::haveArrived(IntakeWorld& world, qint64 commands) {
    return waiting::until([&] { return world.processor().counts().waiting >= commands; });
}

}  // namespace countertop
