// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/support/TestShop.h"
#include "tests/support/Waiting.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// The commands for products, customers and orders through the real program, on both databases.
class CliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup() { m_shop.reset(); }

    void aNewShopIsEmpty();
    void initSetsCurrencyAndTimeZoneOnce();
    void productsAreAddedShownAndListed();
    void receivedGoodsAreInStock();
    void customersAreAddedAndFound();
    void aPlacedOrderIsAnsweredWithTheDocumentedFields();
    void theSameKeyPlacesOneOrder();
    void theSameKeyForAnotherOrderIsRefused();
    void aPriceCanBeSetForALine();
    void aSkuMayContainAnEqualsSign();
    void aDraftIsFilledAndSubmitted();
    void anOrderGoesThroughItsWholeLife();
    void aPartPaymentLeavesTheRest();
    void cancellingTwiceIsRefused();
    void moneyIsGivenBack();
    void anOrderIsShownWithTheDocumentedFields();
    void anOrderIsShownAsItWas();

private:
    [[nodiscard]] CliProcess cli() const { return CliProcess(m_shop->urlText()); }
    void addMug(const QString& stock = u"10"_s);
    [[nodiscard]] QString placeMugs(const QString& quantity = u"1"_s);

    std::unique_ptr<TestShop> m_shop;
};

void CliTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
}

void CliTest::addMug(const QString& stock) {
    const CliAnswer answer =
        cli().run({u"products"_s, u"add"_s, u"--sku"_s, u"MUG"_s, u"--name"_s, u"Blue mug"_s,
                   u"--price"_s, u"12.50"_s, u"--stock"_s, stock});
    QCOMPARE(answer.exitCode, 0);
}

QString CliTest::placeMugs(const QString& quantity) {
    return cli()
        .done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG="_s + quantity})[u"number"_s]
        .toString();
}

void CliTest::aNewShopIsEmpty() {
    const CliAnswer answer = cli().json({u"products"_s, u"list"_s});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.results, "[]\n");
    QCOMPARE(answer.messages, "");
}

void CliTest::initSetsCurrencyAndTimeZoneOnce() {
    const QJsonObject first =
        cli().done({u"init"_s, u"--currency"_s, u"EUR"_s, u"--time-zone"_s, u"Europe/Berlin"_s});
    QCOMPARE(first[u"currency"_s], u"EUR"_s);
    QCOMPARE(first[u"time_zone"_s], u"Europe/Berlin"_s);
    addMug();
    QCOMPARE(cli().done({u"init"_s})[u"currency"_s], u"EUR"_s);
    const CliAnswer late = cli().run({u"init"_s, u"--currency"_s, u"USD"_s});
    QCOMPARE(late.exitCode, 1);
    QCOMPARE(late.code(), "INVALID_TRANSITION");
}

void CliTest::productsAreAddedShownAndListed() {
    const QJsonObject added = cli().done(
        {u"products"_s, u"add"_s, u"--sku"_s, u"TEA"_s, u"--name"_s, u"Grüner Tee"_s, u"--price"_s,
         u"4.25"_s, u"--stock"_s, u"7"_s, u"--barcode"_s, u"5012345678900"_s, u"--barcode"_s,
         u"96385074"_s, u"--tax"_s, u"17.5"_s, u"--reorder"_s, u"3"_s});
    QCOMPARE(added[u"sku"_s], u"TEA"_s);
    QCOMPARE(added[u"replayed"_s], false);
    const QJsonObject shown = cli().done({u"products"_s, u"show"_s, u"TEA"_s});
    QCOMPARE(shown[u"name"_s], u"Grüner Tee"_s);
    QCOMPARE(shown[u"price_minor"_s], 425);
    QCOMPARE(shown[u"on_hand"_s], 7);
    QCOMPARE(shown[u"reserved"_s], 0);
    QCOMPARE(shown[u"available"_s], 7);
    QCOMPARE(shown[u"tax_rate"_s], u"17.5"_s);
    QCOMPARE(shown[u"reorder_level"_s], 3);
    QCOMPARE(shown[u"version"_s], added[u"version"_s]);
    QCOMPARE(shown[u"barcodes"_s].toArray(), (QJsonArray{u"5012345678900"_s, u"96385074"_s}));
    addMug();
    QCOMPARE(cli().list({u"products"_s, u"list"_s}).size(), 2);
    const QJsonArray found = cli().list({u"products"_s, u"list"_s, u"--search"_s, u"grün"_s});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].toObject(), shown);
    QCOMPARE(cli().list({u"products"_s, u"list"_s, u"--limit"_s, u"1"_s}).size(), 1);
}

void CliTest::receivedGoodsAreInStock() {
    addMug(u"1"_s);
    QCOMPARE(cli().done({u"products"_s, u"receive"_s, u"MUG"_s, u"5"_s})[u"sku"_s], u"MUG"_s);
    QCOMPARE(cli().done({u"products"_s, u"show"_s, u"MUG"_s})[u"on_hand"_s], 6);
}

void CliTest::customersAreAddedAndFound() {
    const QString id = cli()
                           .done({u"customers"_s, u"add"_s, u"--name"_s, u"Zoë Ashdown"_s,
                                  u"--email"_s, u"zoe@example.com"_s})[u"customer_id"_s]
                           .toString();
    QVERIFY(isUuidText(id));
    QCOMPARE(cli().run({u"customers"_s, u"add"_s, u"--name"_s, u"Ben Price"_s}).exitCode, 0);
    const QJsonArray found = cli().list({u"customers"_s, u"list"_s, u"--search"_s, u"ashdown"_s});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0][u"customer_id"_s], id);
    QCOMPARE(found[0][u"name"_s], u"Zoë Ashdown"_s);
    QVERIFY(found[0][u"phone"_s].isNull());
    QCOMPARE(cli().list({u"customers"_s, u"list"_s}).size(), 2);
    addMug();
    const QJsonObject order =
        cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=1"_s, u"--customer"_s, id});
    const QJsonObject shown = cli().done({u"orders"_s, u"show"_s, order[u"number"_s].toString()});
    QCOMPARE(shown[u"customer_id"_s], id);
    QCOMPARE(shown[u"customer_name"_s], u"Zoë Ashdown"_s);
}

void CliTest::aPlacedOrderIsAnsweredWithTheDocumentedFields() {
    addMug();
    const CliAnswer answer =
        cli().json({u"--till"_s, u"T7"_s, u"orders"_s, u"place"_s, u"--line"_s, u"MUG=3"_s});
    QCOMPARE(answer.exitCode, 0);
    QCOMPARE(answer.messages, "");
    const QJsonObject order = answer.object();
    QVERIFY(isUuidText(order[u"order_id"_s].toString()));
    QCOMPARE(order[u"number"_s], u"T7-000001"_s);
    QCOMPARE(order[u"status"_s], u"pending"_s);
    QCOMPARE(order[u"total_minor"_s], 3750);
    QCOMPARE(order[u"currency"_s], u"GBP"_s);
    QCOMPARE(order[u"version"_s], 2);
    QCOMPARE(order[u"replayed"_s], false);
    const QJsonObject mug = cli().done({u"products"_s, u"show"_s, u"MUG"_s});
    QCOMPARE(mug[u"available"_s], 7);
    QCOMPARE(placeMugs(), u"CLI-000001"_s);
    QCOMPARE(placeMugs(), u"CLI-000002"_s);
}

void CliTest::theSameKeyPlacesOneOrder() {
    addMug();
    const QStringList place{u"orders"_s, u"place"_s, u"--line"_s, u"MUG=2"_s, u"--key"_s, u"k-1"_s};
    QJsonObject first = cli().done(place);
    const QJsonObject second = cli().done(place);
    QCOMPARE(second[u"replayed"_s], true);
    first.insert(u"replayed"_s, true);
    QCOMPARE(second, first);
    QCOMPARE(cli().list({u"orders"_s, u"list"_s}).size(), 1);
    QCOMPARE(cli().done({u"products"_s, u"show"_s, u"MUG"_s})[u"available"_s], 8);
}

void CliTest::theSameKeyForAnotherOrderIsRefused() {
    addMug();
    const QStringList place{u"orders"_s, u"place"_s, u"--key"_s, u"k-1"_s, u"--line"_s};
    QCOMPARE(cli().run(place + QStringList{u"MUG=2"_s}).exitCode, 0);
    const CliAnswer other = cli().run(place + QStringList{u"MUG=3"_s});
    QCOMPARE(other.exitCode, 1);
    QCOMPARE(other.code(), "IDEMPOTENCY_KEY_REUSED");
    QCOMPARE(cli().done({u"products"_s, u"show"_s, u"MUG"_s})[u"available"_s], 8);
}

void CliTest::aPriceCanBeSetForALine() {
    addMug();
    const QJsonObject order =
        cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"MUG=2"_s, u"--price"_s, u"MUG=9.99"_s});
    QCOMPARE(order[u"total_minor"_s], 1998);
    QCOMPARE(cli().done({u"products"_s, u"show"_s, u"MUG"_s})[u"price_minor"_s], 1250);
}

void CliTest::aSkuMayContainAnEqualsSign() {
    QCOMPARE(cli()
                 .run({u"products"_s, u"add"_s, u"--sku"_s, u"A=B"_s, u"--name"_s, u"Odd"_s,
                       u"--price"_s, u"1"_s, u"--stock"_s, u"5"_s})
                 .exitCode,
             0);
    QCOMPARE(cli().done({u"orders"_s, u"place"_s, u"--line"_s, u"A=B=2"_s})[u"total_minor"_s], 200);
}

void CliTest::aDraftIsFilledAndSubmitted() {
    addMug();
    const QJsonObject draft = cli().done({u"orders"_s, u"place"_s, u"--draft"_s});
    QCOMPARE(draft[u"status"_s], u"draft"_s);
    QVERIFY(draft[u"number"_s].isNull());
    const QString id = draft[u"order_id"_s].toString();
    const QJsonObject filled = cli().done({u"orders"_s, u"add-line"_s, id, u"MUG=2"_s});
    QCOMPARE(filled[u"total_minor"_s], 2500);
    const QJsonObject cheaper =
        cli().done({u"orders"_s, u"add-line"_s, id, u"MUG=1"_s, u"--price"_s, u"10.00"_s});
    QCOMPARE(cheaper[u"total_minor"_s], 3500);
    QCOMPARE(cli().done({u"products"_s, u"show"_s, u"MUG"_s})[u"available"_s], 10);
    const QJsonObject placed = cli().done({u"orders"_s, u"submit"_s, id});
    QCOMPARE(placed[u"status"_s], u"pending"_s);
    QCOMPARE(placed[u"number"_s], u"CLI-000001"_s);
    QCOMPARE(cli().done({u"products"_s, u"show"_s, u"MUG"_s})[u"available"_s], 7);
    const CliAnswer again = cli().run({u"orders"_s, u"submit"_s, id});
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.code(), "INVALID_TRANSITION");
}

void CliTest::anOrderGoesThroughItsWholeLife() {
    addMug();
    const QString number = placeMugs(u"2"_s);
    QCOMPARE(cli().done({u"orders"_s, u"confirm"_s, number})[u"status"_s], u"pending"_s);
    const QJsonObject paid = cli().done({u"orders"_s, u"pay"_s, number, u"--tendered"_s, u"40"_s});
    QCOMPARE(paid[u"status"_s], u"paid"_s);
    QCOMPARE(paid[u"paid_minor"_s], 2500);
    QCOMPARE(paid[u"change_minor"_s], 1500);
    const QJsonObject shipped =
        cli().done({u"orders"_s, u"ship"_s, number, u"--tracking"_s, u"RM123"_s});
    QCOMPARE(shipped[u"status"_s], u"shipped"_s);
    QCOMPARE(cli().run({u"orders"_s, u"deliver"_s, number}).exitCode, 0);
    QCOMPARE(cli().run({u"orders"_s, u"complete"_s, number}).exitCode, 0);
    const QJsonObject shown = cli().done({u"orders"_s, u"show"_s, number});
    QCOMPARE(shown[u"lifecycle"_s], u"completed"_s);
    QCOMPARE(shown[u"payment_status"_s], u"paid"_s);
    QCOMPARE(shown[u"fulfilment_status"_s], u"delivered"_s);
    QCOMPARE(shown[u"tracking"_s], u"RM123"_s);
    const CliAnswer late = cli().run({u"orders"_s, u"cancel"_s, number, u"--reason"_s, u"late"_s});
    QCOMPARE(late.code(), "INVALID_TRANSITION");
}

void CliTest::aPartPaymentLeavesTheRest() {
    addMug();
    const QString number = placeMugs(u"2"_s);
    const QJsonObject part = cli().done(
        {u"orders"_s, u"pay"_s, number, u"--amount"_s, u"10"_s, u"--method"_s, u"voucher"_s});
    QCOMPARE(part[u"paid_minor"_s], 1000);
    QCOMPARE(part[u"status"_s], u"pending"_s);
    const CliAnswer tooMuch = cli().run({u"orders"_s, u"pay"_s, number, u"--amount"_s, u"15.01"_s});
    QCOMPARE(tooMuch.exitCode, 1);
    QCOMPARE(tooMuch.code(), "INVALID_INPUT");
    QCOMPARE(cli().done({u"orders"_s, u"pay"_s, number})[u"status"_s], u"paid"_s);
}

void CliTest::cancellingTwiceIsRefused() {
    addMug();
    const QString number = placeMugs(u"4"_s);
    const QStringList cancel{u"orders"_s, u"cancel"_s, number, u"--reason"_s, u"mistake"_s};
    QCOMPARE(cli().done(cancel)[u"status"_s], u"cancelled"_s);
    const CliAnswer again = cli().run(cancel);
    QCOMPARE(again.exitCode, 1);
    QCOMPARE(again.code(), "INVALID_TRANSITION");
    QCOMPARE(cli().done({u"products"_s, u"show"_s, u"MUG"_s})[u"available"_s], 10);
}

void CliTest::moneyIsGivenBack() {
    addMug();
    const QString number = placeMugs(u"2"_s);
    QCOMPARE(cli().run({u"orders"_s, u"pay"_s, number, u"--method"_s, u"card"_s}).exitCode, 0);
    QCOMPARE(cli().run({u"orders"_s, u"refund"_s, number, u"--amount"_s, u"5.00"_s}).exitCode, 0);
    QJsonObject shown = cli().done({u"orders"_s, u"show"_s, number});
    QCOMPARE(shown[u"refunded_minor"_s], 500);
    QCOMPARE(shown[u"payment_status"_s], u"partially_refunded"_s);
    QCOMPARE(cli().run({u"orders"_s, u"refund"_s, number, u"--reason"_s, u"broken"_s}).exitCode, 0);
    shown = cli().done({u"orders"_s, u"show"_s, number});
    QCOMPARE(shown[u"refunded_minor"_s], 2500);
    QCOMPARE(cli().run({u"orders"_s, u"refund"_s, number}).code(), "INVALID_TRANSITION");
}

void CliTest::anOrderIsShownWithTheDocumentedFields() {
    addMug();
    const QJsonObject placed = cli().done({u"--staff"_s, u"Amira"_s, u"--till"_s, u"T1"_s,
                                           u"orders"_s, u"place"_s, u"--line"_s, u"MUG=3"_s});
    const QString id = placed[u"order_id"_s].toString();
    const QJsonObject order = cli().done({u"orders"_s, u"show"_s, id});
    for (const QString& key :
         {u"order_id"_s, u"number"_s, u"status"_s, u"lifecycle"_s, u"payment_status"_s,
          u"fulfilment_status"_s, u"version"_s, u"total_minor"_s, u"paid_minor"_s,
          u"refunded_minor"_s, u"currency"_s, u"customer_id"_s, u"placed_at"_s}) {
        QVERIFY2(order.contains(key), qUtf8Printable(key));
    }
    const QString placedAt = order[u"placed_at"_s].toString();
    QVERIFY2(placedAt.size() == 24 && placedAt.endsWith(u'Z'), qUtf8Printable(placedAt));
    const QJsonObject line = order[u"lines"_s][0].toObject();
    QCOMPARE(line[u"sku"_s], u"MUG"_s);
    QCOMPARE(line[u"name"_s], u"Blue mug"_s);
    QCOMPARE(line[u"quantity"_s], 3);
    QCOMPARE(line[u"unit_price_minor"_s], 1250);
    QCOMPARE(line[u"discount_minor"_s], 0);
    QCOMPARE(line[u"tax_minor"_s], 0);
    QCOMPARE(line[u"total_minor"_s], 3750);
    QCOMPARE(line[u"shipped"_s], 0);
    QCOMPARE(line[u"returned"_s], 0);
    const QJsonArray events = order[u"events"_s].toArray();
    QCOMPARE(events.size(), order[u"version"_s].toInt());
    QCOMPARE(events[1][u"version"_s], 2);
    QCOMPARE(events[1][u"type"_s], u"OrderPlaced"_s);
    QCOMPARE(events[1][u"actor"_s], u"Amira"_s);
    QCOMPARE(events[1][u"till"_s], u"T1"_s);
    QCOMPARE(events[0][u"correlation_id"_s], events[1][u"correlation_id"_s]);
    QVERIFY(isUuidText(events[1][u"causation_id"_s].toString()));
    QVERIFY(events[1][u"at"_s].toString().endsWith(u'Z'));
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, u"T1-000001"_s}), order);
}

void CliTest::anOrderIsShownAsItWas() {
    addMug();
    const QString number = placeMugs(u"2"_s);
    const QJsonObject before = cli().done({u"orders"_s, u"show"_s, number});
    const QString paidAfter = before[u"updated_at"_s].toString();
    QVERIFY(waiting::untilAfter(*timestampFromIsoText(paidAfter)));
    QCOMPARE(cli().run({u"orders"_s, u"pay"_s, number}).exitCode, 0);
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, number, u"--at-version"_s, u"2"_s}), before);
    QCOMPARE(cli().done({u"orders"_s, u"show"_s, number, u"--at-time"_s, paidAfter}), before);
    const QStringList tooLate{u"orders"_s, u"show"_s, number, u"--at-version"_s, u"99"_s};
    QCOMPARE(cli().run(tooLate).code(), "NOT_FOUND");
    const QStringList tooEarly{u"orders"_s, u"show"_s, number, u"--at-time"_s,
                               u"2001-01-01T00:00:00.000Z"_s};
    QCOMPARE(cli().run(tooEarly).code(), "NOT_FOUND");
}

QTEST_GUILESS_MAIN(CliTest)
#include "CliTest.moc"
