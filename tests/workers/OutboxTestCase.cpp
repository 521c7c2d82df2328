// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/OutboxTestCase.h"

#include <QTest>

namespace countertop {

void OutboxTestCase::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_clock.set(kStart);
    m_shop = std::make_unique<OutboxFixture>(dialect);
    prepare();
}

void OutboxTestCase::cleanup() {
    // Of a test that was skipped there is nothing.
    if (m_shop) dismantle();
    m_shop.reset();
}

}  // namespace countertop
