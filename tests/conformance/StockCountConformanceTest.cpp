// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

using namespace countertop;

/// A stock count applies to the stock that was on hand when it was taken.
class StockCountConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void K_53_aCountOfOtherStockIsRefused();
    void K_53_aCountOfTheStockThereIsIsTaken();
    void K_53_aChangeWithoutACountIsTaken();
    void K_53_reservedGoodsAreStillOnTheShelf();
    void changesBeyondAllBoundsAreRefused();

private:
    [[nodiscard]] qint64 onHand() {
        return number(QStringLiteral("SELECT on_hand AS value FROM products WHERE store_id = 1"));
    }
    void sell(qint64 quantity) {
        mustRun(SellAtTill{OrderId::create(), {}, {{kMug, quantity, {}}}, {}});
    }
    const QString kMug = QStringLiteral("MUG");
    const QString kWhy = QStringLiteral("counted");
};

void StockCountConformanceTest::K_53_aCountOfOtherStockIsRefused() {
    addProduct(kMug, 1250, 10);
    sell(2);
    const auto refused = run(CorrectStock{kMug, -2, kWhy, 10});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::VersionConflict);
    QCOMPARE(refused.error().reason, QStringLiteral("stock_moved"));
    QCOMPARE(refused.error().facts[QStringLiteral("expected_on_hand")].toInteger(), 10);
    QCOMPARE(refused.error().facts[QStringLiteral("actual_on_hand")].toInteger(), 8);
    QCOMPARE(onHand(), 8);
    QCOMPARE(rows(QStringLiteral("stock_movements")), 2);
}

void StockCountConformanceTest::K_53_aCountOfTheStockThereIsIsTaken() {
    addProduct(kMug, 1250, 10);
    sell(2);
    mustRun(CorrectStock{kMug, -1, kWhy, 8});
    QCOMPARE(onHand(), 7);
}

void StockCountConformanceTest::K_53_aChangeWithoutACountIsTaken() {
    addProduct(kMug, 1250, 10);
    sell(2);
    mustRun(CorrectStock{kMug, -1, kWhy});
    QCOMPARE(onHand(), 7);
}

void StockCountConformanceTest::K_53_reservedGoodsAreStillOnTheShelf() {
    addProduct(kMug, 1250, 10);
    mustRun(PlaceOrder{OrderId::create(), {}, {{kMug, 3, {}}}});
    mustRun(CorrectStock{kMug, -1, kWhy, 10});
    QCOMPARE(onHand(), 9);
}

void StockCountConformanceTest::changesBeyondAllBoundsAreRefused() {
    addProduct(kMug, 1250, 10);
    for (const qint64 change :
         {qint64{1'000'000'001}, qint64{-1'000'000'001}, std::numeric_limits<qint64>::max(),
          std::numeric_limits<qint64>::min()}) {
        const auto refused = run(CorrectStock{kMug, change, kWhy});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
    QCOMPARE(onHand(), 10);
}

QTEST_GUILESS_MAIN(StockCountConformanceTest)
#include "StockCountConformanceTest.moc"
