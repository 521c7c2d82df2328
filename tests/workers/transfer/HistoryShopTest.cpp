// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryShopTest.h"

#include "models/store/verify/Verifier.h"

#include <QTest>

namespace countertop {

void HistoryShopTest::initTestCase_data() { TestShop::addDatabaseRows(); }

void HistoryShopTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_database = std::make_unique<TestShop>(dialect);
    m_shop = std::make_unique<ImportingShop>(m_database->session());
}

void HistoryShopTest::cleanup() {
    m_shop.reset();
    m_database.reset();
}

bool HistoryShopTest::isClean() {
    const auto report = verifyShop(m_shop->session().database(), {});
    return report && report->isClean();
}

}  // namespace countertop
