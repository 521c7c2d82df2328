// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoShop.h"
#include "models/store/queries/SqlShopReads.h"
#include "models/store/verify/Verifier.h"
#include "tests/support/TestShop.h"

#include <QSet>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// The demo shop is plausible, identical everywhere, and created completely or not at all.
class DemoShopTest : public QObject {
    Q_OBJECT

private slots:
    void everyProductHasAValidBarcodeOfItsOwn();
    void checkDigitsAreThoseOfThePublishedExamples();
    void thePlanIsTheSameEveryTime();
    void randomNumbersAreThoseOfTheStandard();
    void ordersFallIntoOpeningHoursMostOnSaturdays();
    void theShopIsFilledAndClean();
    void aStoppedDemoLeavesAnEmptyShop();

private:
    const Timestamp m_now = *timestampFromIsoText(u"2026-11-18T12:30:00Z"_s);
    const BusinessCalendar m_calendar{u"Europe/London"_s};
    [[nodiscard]] DemoPlan plan() const {
        return DemoPlan::make(demoProducts(), 20, m_calendar, m_now, DemoShop::kDays);
    }
};

void DemoShopTest::everyProductHasAValidBarcodeOfItsOwn() {
    QSet<QString> barcodes;
    QSet<QString> skus;
    for (const DemoProduct& demo : demoProducts()) {
        const QString barcode = demo.product.barcodes.value(0);
        QCOMPARE(barcode.size(), 13);
        QCOMPARE(ean13(barcode.left(12)), barcode);
        barcodes.insert(barcode);
        skus.insert(demo.product.sku);
    }
    QCOMPARE(skus.size(), 60);
    QCOMPARE(barcodes.size(), 60);
    QCOMPARE(demoCustomers().size(), 20);
}

void DemoShopTest::checkDigitsAreThoseOfThePublishedExamples() {
    QCOMPARE(ean13(u"629104150021"_s), u"6291041500213"_s);
    QCOMPARE(ean13(u"400638133393"_s), u"4006381333931"_s);
}

void DemoShopTest::thePlanIsTheSameEveryTime() {
    const DemoPlan first = plan();
    const DemoPlan second = plan();
    QCOMPARE(first.steps.size(), second.steps.size());
    for (std::size_t index = 0; index < first.steps.size(); ++index) {
        QCOMPARE(first.steps[index].at, second.steps[index].at);
        QCOMPARE(first.steps[index].order, second.steps[index].order);
    }
    QVERIFY(first.orders.size() > 1000);
}

void DemoShopTest::randomNumbersAreThoseOfTheStandard() {
    // The first number of std::mt19937_64 with this seed is 14514284786278117030.
    QCOMPARE(DemoRandom(5489).below(1000), 786);
    QCOMPARE(DemoRandom(5489).between(-5, 4), 2);
}

void DemoShopTest::ordersFallIntoOpeningHoursMostOnSaturdays() {
    QMap<int, int> ordersOfWeekday;
    Timestamp last = 0;
    for (const DemoStep& step : plan().steps) {
        QVERIFY(step.at <= m_now);
        QVERIFY(step.at >= last);
        last = step.at;
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(step.at, m_calendar.timeZone());
        QVERIFY(local.time() >= QTime(8, 0) && local.time() < QTime(18, 30));
        const bool isNew = step.kind == DemoStep::Kind::Sell || step.kind == DemoStep::Kind::Place;
        if (isNew) ++ordersOfWeekday[local.date().dayOfWeek()];
    }
    for (int weekday = Qt::Monday; weekday <= Qt::Sunday; ++weekday) {
        QVERIFY(ordersOfWeekday[weekday] > 0);
        QVERIFY(weekday == Qt::Saturday ||
                ordersOfWeekday[weekday] < ordersOfWeekday[Qt::Saturday]);
    }
}

void DemoShopTest::theShopIsFilledAndClean() {
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    const auto report = DemoShop(*session, m_now).build();
    QVERIFY2(report.has_value(), report ? "" : qUtf8Printable(report.error().detail));
    SqlShopReads reads(session->database());
    qint64 soldOut = 0;
    qint64 low = 0;
    const auto products = reads.catalogue.productsAt({}, 0, 100);
    for (const ProductRow& product : *products) {
        soldOut += product.available() == 0 ? 1 : 0;
        low += product.available() > 0 && product.available() <= product.reorderLevel ? 1 : 0;
        QVERIFY(product.available() >= 0);
    }
    QCOMPARE(soldOut, 3);
    QVERIFY(low >= 4);
    const auto counts = reads.orders.statusCounts();
    QMap<StatusWord, qint64> orders;
    for (const StatusCount& count : *counts) orders[count.status] = count.orders;
    QVERIFY(orders[StatusWord::Shipped] > 1000);
    QVERIFY(orders[StatusWord::Pending] > 0);
    QVERIFY(orders[StatusWord::Paid] > 0);
    QVERIFY(orders[StatusWord::Cancelled] > 0);
    const auto verified = verifyShop(session->database());
    QVERIFY(verified.has_value());
    QVERIFY(verified->isClean());
}

void DemoShopTest::aStoppedDemoLeavesAnEmptyShop() {
    const TestShop shop(Dialect::Sqlite);
    const auto session = shop.session();
    const auto stopped =
        DemoShop(*session, m_now).build([](qint64 done, qint64) { return done < 100; });
    QVERIFY(!stopped.has_value());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(session->events().feed(0, {}, 1)->isEmpty());
    QVERIFY(DemoShop(*session, m_now).build().has_value());
}

QTEST_GUILESS_MAIN(DemoShopTest)
#include "DemoShopTest.moc"
