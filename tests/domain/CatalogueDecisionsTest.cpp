// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/BusinessCalendar.h"
#include "models/domain/Customer.h"
#include "models/domain/Product.h"

#include <QtTest>

namespace countertop {

/// Products, customers and business days: given these events, when a command runs, then these
/// events or an error result.
class CatalogueDecisionsTest : public QObject {
    Q_OBJECT

private slots:
    void addedProductStartsWithItsStock();
    void addedProductWithoutStockReceivesNone();
    void skuIsTakenOnlyOnce();
    void priceChangesOnlyWhenItDiffers();
    void stockMovesOnlyOnKnownProducts();
    void customerIsAddedOnce();
    void customerChangesOnlyWhenSomethingDiffers();
    void businessDayFollowsTheShopsClock_data();
    void businessDayFollowsTheShopsClock();
    void skippedWallClockTimeMovesOn();
    void unknownZoneFallsBackToUtc();
};

namespace {

const QString kMug = QStringLiteral("MUG");

AddProduct addMug(qint64 stock) {
    return {kMug, QStringLiteral("Blue mug"), {QStringLiteral("5012345678900")}, 1250, 20'000, 2,
            stock};
}

Product mug() {
    Product product;
    countertop::apply(product, *decide::addProduct({}, addMug(0), QStringLiteral("GBP")));
    return product;
}

const CustomerDetails kAmira{
    QStringLiteral("Amira Haddad"), QStringLiteral("amira@example.com"), {}, {}, {}};

Timestamp at(const char* text) { return *timestampFromIsoText(QString::fromLatin1(text)); }

}  // namespace

void CatalogueDecisionsTest::addedProductStartsWithItsStock() {
    const auto events = decide::addProduct({}, addMug(5), QStringLiteral("GBP"));
    QVERIFY(events);
    const ProductAdded added{kMug,
                             QStringLiteral("Blue mug"),
                             {QStringLiteral("5012345678900")},
                             QStringLiteral("GBP"),
                             1250,
                             20'000,
                             2};
    QVERIFY(*events == (ProductEvents{added, StockReceived{5, QStringLiteral("opening stock")}}));
    QCOMPARE(mug().priceMinor, 1250);
    QVERIFY(mug().exists);
}

void CatalogueDecisionsTest::addedProductWithoutStockReceivesNone() {
    QCOMPARE(decide::addProduct({}, addMug(0), QStringLiteral("GBP"))->size(), 1);
}

void CatalogueDecisionsTest::skuIsTakenOnlyOnce() {
    const auto refused = decide::addProduct(mug(), addMug(5), QStringLiteral("GBP"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().reason, QStringLiteral("product_exists"));
}

void CatalogueDecisionsTest::priceChangesOnlyWhenItDiffers() {
    QVERIFY(*decide::changePrice(mug(), {kMug, 1250, {}}) == ProductEvents{});
    const auto events = decide::changePrice(mug(), {kMug, 999, {}});
    QVERIFY((*events == ProductEvents{ProductPriceChanged{999, QStringLiteral("GBP")}}));
    Product product = mug();
    countertop::apply(product, *events);
    QCOMPARE(product.priceMinor, 999);
}

void CatalogueDecisionsTest::stockMovesOnlyOnKnownProducts() {
    const ReceiveStock receive{kMug, 7, QStringLiteral("delivery")};
    const CorrectStock correct{kMug, -2, QStringLiteral("broken")};
    QVERIFY(*decide::receiveStock(mug(), receive) ==
            (ProductEvents{StockReceived{7, QStringLiteral("delivery")}}));
    QVERIFY(*decide::correctStock(mug(), correct) ==
            (ProductEvents{StockCorrected{-2, QStringLiteral("broken")}}));
    for (const auto& refused :
         {decide::receiveStock({}, receive), decide::correctStock({}, correct),
          decide::changePrice({}, {kMug, 1, {}})}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QCOMPARE(refused.error().facts[QStringLiteral("sku")].toString(), kMug);
    }
}

void CatalogueDecisionsTest::customerIsAddedOnce() {
    const auto events = decide::addCustomer({}, {CustomerId::create(), kAmira});
    QVERIFY(*events == CustomerEvents{CustomerAdded{kAmira}});
    Customer customer;
    countertop::apply(customer, *events);
    QCOMPARE(customer.details, kAmira);
    QCOMPARE(decide::addCustomer(customer, {CustomerId::create(), kAmira}).error().reason,
             QStringLiteral("customer_exists"));
}

void CatalogueDecisionsTest::customerChangesOnlyWhenSomethingDiffers() {
    const Customer known{true, kAmira};
    QVERIFY(*decide::changeCustomer(known, {CustomerId::create(), kAmira}) == CustomerEvents{});
    CustomerDetails moved = kAmira;
    moved.address = QStringLiteral("2 High Street");
    QVERIFY(*decide::changeCustomer(known, {CustomerId::create(), moved}) ==
            CustomerEvents{CustomerChanged{moved}});
    QCOMPARE(decide::changeCustomer({}, {CustomerId::create(), moved}).error().code,
             ErrorCode::NotFound);
}

void CatalogueDecisionsTest::businessDayFollowsTheShopsClock_data() {
    QTest::addColumn<QString>("zone");
    QTest::addColumn<int>("dayStartsMinute");
    QTest::addColumn<qint64>("instant");
    QTest::addColumn<QString>("day");
    const auto row = [](const char* name, const char* zone, int starts, const char* instant,
                        const char* day) {
        QTest::newRow(name) << QString::fromLatin1(zone) << starts << qint64{at(instant)}
                            << QString::fromLatin1(day);
    };
    row("winter", "Europe/London", 0, "2026-01-15T23:59:59.999Z", "2026-01-15");
    row("summer is an hour ahead", "Europe/London", 0, "2026-07-15T23:00:00Z", "2026-07-16");
    row("last instant before the clocks go forward", "Europe/London", 0, "2026-03-29T00:59:59Z",
        "2026-03-29");
    row("day of the long night", "Europe/London", 0, "2026-10-25T23:30:00Z", "2026-10-25");
    row("west of Greenwich", "America/New_York", 0, "2026-11-21T04:59:59Z", "2026-11-20");
    row("across the date line", "Pacific/Auckland", 0, "2026-11-21T11:00:00Z", "2026-11-22");
    row("the night belongs to the evening", "Europe/London", 240, "2026-01-16T03:59:59Z",
        "2026-01-15");
    row("and the new day starts at four", "Europe/London", 240, "2026-01-16T04:00:00Z",
        "2026-01-16");
}

void CatalogueDecisionsTest::businessDayFollowsTheShopsClock() {
    QFETCH(QString, zone);
    QFETCH(int, dayStartsMinute);
    QFETCH(qint64, instant);
    QFETCH(QString, day);
    QCOMPARE(BusinessCalendar(zone, dayStartsMinute).dayOf(instant), day);
}

void CatalogueDecisionsTest::skippedWallClockTimeMovesOn() {
    const BusinessCalendar london(QStringLiteral("Europe/London"));
    QCOMPARE(london.instantOf({2026, 7, 1}, {9, 0}), at("2026-07-01T08:00:00Z"));
    const Timestamp skipped = london.instantOf({2026, 3, 29}, {1, 30});
    QVERIFY(skipped >= at("2026-03-29T00:30:00Z"));
    QVERIFY(skipped <= at("2026-03-29T01:30:00Z"));
}

void CatalogueDecisionsTest::unknownZoneFallsBackToUtc() {
    const BusinessCalendar nowhere(QStringLiteral("Mars/Olympus"));
    QCOMPARE(nowhere.dayOf(at("2026-07-15T23:30:00Z")), QStringLiteral("2026-07-15"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CatalogueDecisionsTest)
#include "CatalogueDecisionsTest.moc"
