// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryShopTest.h"

#include "models/core/Money.h"

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

QStringList HistoryShopTest::orders() {
    const auto page = m_shop->reads().orders.page({}, {}, 500, {});
    if (!page) return {page.error().detail};
    QStringList list;
    for (const OrderRow& row : page->rows) {
        list.append(QStringLiteral("%1 %2 %3")
                        .arg(QString(row.number).remove(QStringLiteral("online-retail:")), row.day,
                             toDecimalText(row.totalMinor, row.currency)));
    }
    list.sort();
    return list;
}

}  // namespace countertop
