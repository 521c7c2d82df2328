// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <atomic>
#include <utility>

namespace countertop {

/// A shop has one currency, whoever changes it and when; settings are events.
class ShopSettingsConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void K_14_settingsChangeByAnEvent();
    void K_14_unknownSettingsAreRefused();
    void K_14_anotherSessionSellsInTheNewCurrency();
    void K_14_anAmountOfTheOldCurrencyIsRefused();
    void K_14_currencyStaysOnceThereIsAPrice();
    void K_14_daysStayOnceThereIsAnOrder();
    void K_14_aProductAndACurrencyRace();
    void K_14_verifyNamesSettingsThatNoEventTold();
    void K_14_verifyNamesEveryAmountOfAnotherCurrency_data();
    void K_14_verifyNamesEveryAmountOfAnotherCurrency();
    void K_14_sumsKeepToTheShopsCurrency();
    void K_70_daysFollowTheCutOffAcrossClockChanges();
    void withoutAGatewayNothingIsPaidByOne();

private:
    [[nodiscard]] QStringList problems();
    [[nodiscard]] static ConfigureShop currency(const QString& code) {
        ConfigureShop wanted;
        wanted.currency = code;
        return wanted;
    }
};

namespace {

AddProduct mug() {
    return {QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 2000, 0, 50};
}

QStringList problemsOf(Database& database) {
    const auto report = verifyShop(database);
    if (!report) return {report.error().detail};
    QStringList found;
    for (const VerifyReport::Check& check : report->checks) found += check.problems;
    return found;
}

}  // namespace

QStringList ShopSettingsConformanceTest::problems() { return problemsOf(session().database()); }

void ShopSettingsConformanceTest::K_14_settingsChangeByAnEvent() {
    ConfigureShop wanted = currency(QStringLiteral("EUR"));
    wanted.timeZone = QStringLiteral("Europe/Berlin");
    wanted.dayStartsMinute = 180;
    QCOMPARE(mustRun(wanted).version, 1);
    QCOMPARE(mustRun(wanted).version, 1);
    const auto settings = session().catalogue().shopSettings();
    QVERIFY(settings);
    QCOMPARE(settings->currency, QStringLiteral("EUR"));
    QCOMPARE(settings->timeZone, QStringLiteral("Europe/Berlin"));
    QCOMPARE(settings->dayStartsMinute, 180);
    QCOMPARE(settings->gateway, QStringLiteral("practice"));
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM events WHERE category = 'shop' "
                                   "AND type = 'ShopConfigured'")),
             1);
    QCOMPARE(problems(), QStringList());
}

void ShopSettingsConformanceTest::K_14_unknownSettingsAreRefused() {
    QVERIFY(!run(currency(QStringLiteral("euro"))));
    QVERIFY(!run(currency(QStringLiteral("ZZZ"))));
    ConfigureShop wrong;
    wrong.timeZone = QStringLiteral("Mars/Olympus");
    QVERIFY(!run(wrong));
    for (const int minute : {-1, 1440}) {
        ConfigureShop day;
        day.dayStartsMinute = minute;
        QVERIFY(!run(day));
    }
    for (const char* address : {"", "practise", "pay.example", "ftp://pay.example", "http://",
                                "https://me:secret@pay.example/", "https://pay.example/#x",
                                "https://pay example/", "None"}) {
        ConfigureShop service;
        service.gateway = QString::fromLatin1(address);
        QVERIFY2(!run(service), address);
        service.carrier = std::exchange(service.gateway, std::nullopt);
        QVERIFY2(!run(service), address);
    }
    for (const char* good : {"none", "practice", "https://pay.example/v1", "http://127.0.0.1:80"}) {
        ConfigureShop service;
        service.gateway = QString::fromLatin1(good);
        QVERIFY2(run(service), good);
    }
}

void ShopSettingsConformanceTest::K_14_anotherSessionSellsInTheNewCurrency() {
    const auto other = open();
    mustRun(currency(QStringLiteral("EUR")));
    mustRun(mug());
    // This session was opened while the shop was in pounds and has sold nothing since.
    const OrderId orderId = OrderId::create();
    const auto placed =
        other->bus().dispatch(PlaceOrder{orderId, {}, {{QStringLiteral("MUG"), 1, {}}}, false},
                              Intent::fresh(), origin());
    QVERIFY2(placed, placed ? "" : qUtf8Printable(placed.error().detail));
    QCOMPARE(placed->currency, QStringLiteral("EUR"));
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM orders WHERE currency = 'EUR'")),
             1);
    QCOMPARE(problems(), QStringList());
}

void ShopSettingsConformanceTest::K_14_anAmountOfTheOldCurrencyIsRefused() {
    const auto other = open();
    const auto third = open();
    mustRun(currency(QStringLiteral("EUR")));
    const auto added = other->bus().dispatch(mug(), Intent::fresh(), origin());
    QVERIFY(!added);
    QCOMPARE(added.error().reason, QStringLiteral("currency_changed"));
    QCOMPARE(rows(QStringLiteral("products")), 0);
    // The refusal made this session reload the currency, so repeating the command succeeds.
    QVERIFY(other->bus().dispatch(mug(), Intent::fresh(), origin()));
    const auto priced = third->bus().dispatch(
        PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, 999}}, false},
        Intent::fresh(), origin());
    QVERIFY(!priced);
    QCOMPARE(priced.error().reason, QStringLiteral("currency_changed"));
    QCOMPARE(rows(QStringLiteral("orders")), 0);
    QCOMPARE(problems(), QStringList());
}

void ShopSettingsConformanceTest::K_14_currencyStaysOnceThereIsAPrice() {
    mustRun(mug());
    const auto late = run(currency(QStringLiteral("EUR")));
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::InvalidTransition);
    QCOMPARE(late.error().reason, QStringLiteral("shop_has_prices"));
    // The days do not depend on prices.
    ConfigureShop days;
    days.timeZone = QStringLiteral("Europe/Berlin");
    mustRun(days);
    mustRun(currency(QStringLiteral("GBP")));
    QCOMPARE(problems(), QStringList());
}

void ShopSettingsConformanceTest::K_14_daysStayOnceThereIsAnOrder() {
    mustRun(mug());
    placeOne(QStringLiteral("MUG"));
    ConfigureShop zone;
    zone.timeZone = QStringLiteral("Europe/Berlin");
    ConfigureShop day;
    day.dayStartsMinute = 60;
    for (const ConfigureShop& wanted : {zone, day, currency(QStringLiteral("EUR"))}) {
        const auto late = run(wanted);
        QVERIFY(!late);
        QCOMPARE(late.error().code, ErrorCode::InvalidTransition);
        QCOMPARE(late.error().reason, QStringLiteral("shop_in_use"));
    }
    ConfigureShop name;
    name.name = QStringLiteral("Corner shop");
    name.gateway = QStringLiteral("none");
    mustRun(name);
    QCOMPARE(session().catalogue().shopSettings()->name, QStringLiteral("Corner shop"));
    QCOMPARE(problems(), QStringList());
}

void ShopSettingsConformanceTest::K_14_aProductAndACurrencyRace() {
    for (int round = 0; round < 6; ++round) {
        const TestShop shop(dialect());
        std::atomic<int> done = 0;
        inParallel(2, [&](int number, Start& start) {
            const auto own = shop.session();
            start.arrive_and_wait();
            const Command command =
                number == 0 ? Command(mug()) : Command(currency(QStringLiteral("EUR")));
            if (own->bus().dispatch(command, Intent::fresh(), origin())) ++done;
        });
        // The first change has locked out the other.
        QCOMPARE(done.load(), 1);
        const auto after = shop.session();
        QCOMPARE(problemsOf(after->database()), QStringList());
    }
}

void ShopSettingsConformanceTest::K_14_verifyNamesSettingsThatNoEventTold() {
    mustRun(currency(QStringLiteral("EUR")));
    QCOMPARE(problems(), QStringList());
    for (const char* change : {"currency = 'JPY'", "time_zone = 'Asia/Tokyo'", "name = 'Theirs'",
                               "day_starts_minute = 60", "gateway = 'https://theirs.example'",
                               "carrier = 'none'", "settings_version = 7"}) {
        const QString column = QString::fromLatin1(change).section(u' ', 0, 0);
        mustExecute(QStringLiteral("CREATE TABLE kept AS SELECT %1 AS was FROM shop").arg(column));
        mustExecute(QStringLiteral("UPDATE shop SET %1").arg(QLatin1StringView(change)));
        QVERIFY2(problems().join(u'\n').contains(QStringLiteral("its events say")), change);
        mustExecute(QStringLiteral("UPDATE shop SET %1 = (SELECT was FROM kept)").arg(column));
        mustExecute(QStringLiteral("DROP TABLE kept"));
        QCOMPARE(problems(), QStringList());
    }
}

void ShopSettingsConformanceTest::K_14_verifyNamesEveryAmountOfAnotherCurrency_data() {
    QTest::addColumn<QString>("table");
    for (const char* table : {"products", "orders", "payments", "order_days", "payment_days"}) {
        QTest::newRow(table) << QString::fromLatin1(table);
    }
}

void ShopSettingsConformanceTest::K_14_verifyNamesEveryAmountOfAnotherCurrency() {
    QFETCH(QString, table);
    mustRun(mug());
    const OrderId orderId = placeOne(QStringLiteral("MUG"));
    mustRun(PayOrder{orderId, {PaymentMethod::Cash, {}, {}}});
    QCOMPARE(problems(), QStringList());
    mustExecute(QStringLiteral("UPDATE %1 SET currency = 'EUR'").arg(table));
    QVERIFY(problems().join(u'\n').contains(table + u' '));
    QVERIFY(
        problems().join(u'\n').contains(QStringLiteral("is in EUR, not in the shop's currency")));
}

void ShopSettingsConformanceTest::K_14_sumsKeepToTheShopsCurrency() {
    mustRun(mug());
    placeOne(QStringLiteral("MUG"));
    const OrderId foreign = placeOne(QStringLiteral("MUG"));
    mustExecute(QStringLiteral("UPDATE orders SET currency = 'USD' WHERE order_id = '%1'")
                    .arg(foreign.text()));
    mustExecute(QStringLiteral(
        "INSERT INTO order_days (store_id, day, status, till, currency, orders, items, "
        "total_minor, refunded_minor) SELECT store_id, day, status, till, 'USD', 1, 1, 999, 0 "
        "FROM order_days"));
    SqlShopReads reads(session().database());
    const auto counted = reads.orders.summary({});
    QVERIFY(counted);
    QCOMPARE(counted->totalMinor, 2500);
    QCOMPARE(counted->currency, QStringLiteral("GBP"));
    OrderFilter searched;
    searched.search = QStringLiteral("T1-00000");
    const auto found = reads.orders.summary(searched);
    QVERIFY(found);
    QCOMPARE(found->orders, 2);
    QCOMPARE(found->totalMinor, 1250);
}

void ShopSettingsConformanceTest::K_70_daysFollowTheCutOffAcrossClockChanges() {
    ConfigureShop wanted;
    wanted.timeZone = QStringLiteral("Europe/Berlin");
    wanted.dayStartsMinute = 180;
    mustRun(wanted);
    mustRun(mug());
    struct Sale {
        const char* at;
        const char* day;
    };
    // On 29 March 2026 clocks go from 2:00 to 3:00, on 25 October from 3:00 back to 2:00.
    const QList<Sale> sales{
        {"2026-03-28T23:30:00Z", "2026-03-28"}, {"2026-03-29T00:59:00Z", "2026-03-28"},
        {"2026-03-29T01:00:00Z", "2026-03-29"}, {"2026-10-25T00:59:00Z", "2026-10-24"},
        {"2026-10-25T01:59:00Z", "2026-10-24"}, {"2026-10-25T02:00:00Z", "2026-10-25"}};
    for (const Sale& sale : sales) {
        const auto at = QDateTime::fromString(QLatin1StringView(sale.at), Qt::ISODate);
        CommandOrigin past = origin();
        past.at = at.toMSecsSinceEpoch();
        const OrderId orderId = OrderId::create();
        const auto placed = session().bus().dispatch(
            PlaceOrder{orderId, {}, {{QStringLiteral("MUG"), 1, {}}}, false}, Intent::fresh(),
            past);
        QVERIFY(placed);
        QCOMPARE(text(QStringLiteral("SELECT day AS value FROM orders WHERE order_id = :id"),
                      {{":id", orderId.text()}}),
                 QString::fromLatin1(sale.day));
    }
    QCOMPARE(problems(), QStringList());
}

void ShopSettingsConformanceTest::withoutAGatewayNothingIsPaidByOne() {
    mustRun(mug());
    const auto place = [this] {
        return run(PlaceOrder{
            OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false, PayBy::Gateway});
    };
    QVERIFY(place());
    ConfigureShop carrier;
    carrier.carrier = QStringLiteral("none");
    mustRun(carrier);
    // Another session changed the settings: this one reloads them before it refuses or sells.
    auto refused = place();
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, QStringLiteral("no_carrier"));
    ConfigureShop gateway;
    gateway.gateway = QStringLiteral("none");
    gateway.carrier = QStringLiteral("practice");
    mustRun(gateway);
    refused = place();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    QCOMPARE(refused.error().reason, QStringLiteral("no_gateway"));
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    gateway.gateway = QStringLiteral("practice");
    QVERIFY(open()->bus().dispatch(gateway, Intent::fresh(), origin()));
    QVERIFY(place());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ShopSettingsConformanceTest)
#include "ShopSettingsConformanceTest.moc"
