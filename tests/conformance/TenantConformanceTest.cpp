// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/OutboxStore.h"
#include "models/store/SqlShopQueries.h"
#include "models/store/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QJsonDocument>
#include <QtTest>

namespace countertop {

/// Two stores in one database never see, number, sell or deliver what is the other's: the store id
/// is on every row and in every query.
class TenantConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void equalNamesAreTwoThings();
    void readsShowOnlyTheirStore();
    void feedAndOutboxAreTheStoresOwn();
    void keysOfTwoStoresDoNotMeet();

private:
    CommandResult mustRunThere(const Command& command, const Intent& intent = Intent::fresh());
    /// A product, a customer, a route and a paid sale.
    void fillOther();

    Session m_other;
};

namespace {

const QString kMug = QStringLiteral("MUG");

SellAtTill sale(qint64 quantity) { return {OrderId::create(), {}, {{kMug, quantity, {}}}, {}}; }

}  // namespace

void TenantConformanceTest::init() {
    ConformanceTest::init();
    if (!TestShop::isAvailable(dialect())) return;
    mustExecute(
        QStringLiteral("INSERT INTO shop (store_id, name, currency, time_zone, created_at) "
                       "VALUES (2, 'Branch', 'EUR', 'Europe/Berlin', 0)"));
    SessionOptions branch;
    branch.storeId = 2;
    m_other = open(branch);
    fillOther();
}

void TenantConformanceTest::cleanup() {
    m_other.reset();
    ConformanceTest::cleanup();
}

CommandResult TenantConformanceTest::mustRunThere(const Command& command, const Intent& intent) {
    const auto done = m_other->bus().dispatch(command, intent, origin());
    if (!done) QTest::qFail(qUtf8Printable(done.error().detail), __FILE__, __LINE__);
    return done.value_or(CommandResult{});
}

void TenantConformanceTest::fillOther() {
    mustRunThere(AddProduct{kMug, QStringLiteral("Branch mug"), {}, 990, 1900, 0, 5});
    AddCustomer customer{CustomerId::create(), {}};
    customer.details.name = QStringLiteral("Berta");
    mustRunThere(customer);
    mustRunThere(AddRoute{QStringLiteral("*"), QStringLiteral("log:/dev/null"), {}});
    mustRunThere(sale(2));
}

void TenantConformanceTest::equalNamesAreTwoThings() {
    addProduct(kMug, 1250, 7);
    const CommandResult ours = mustRun(sale(3));
    QCOMPARE(ours.number, QStringLiteral("T1-000001"));
    QCOMPARE(ours.totalMinor, 3 * 1250);
    const CommandResult theirs = mustRunThere(sale(1));
    QCOMPARE(theirs.number, QStringLiteral("T1-000002"));
    QCOMPARE(theirs.totalMinor, 990);
    QCOMPARE(theirs.currency, QStringLiteral("EUR"));
    SqlShopQueries here(session().database());
    SqlShopQueries there(m_other->database(), 2);
    QCOMPARE(here.product(kMug)->onHand, 4);
    QCOMPARE(there.product(kMug)->onHand, 2);
    const auto tooMany = m_other->bus().dispatch(sale(3), Intent::fresh(), origin());
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, ErrorCode::OutOfStock);
}

void TenantConformanceTest::readsShowOnlyTheirStore() {
    SqlShopQueries here(session().database());
    SqlShopQueries there(m_other->database(), 2);
    QCOMPARE(here.orders({}, {}, 10, {})->rows.size(), 0);
    const QString number = QStringLiteral("T1-000001");
    QVERIFY(!here.order(number));
    QVERIFY(there.order(number));
    QCOMPARE(here.orderSummary({})->orders, 0);
    QCOMPARE(there.orderSummary({})->orders, 1);
    QCOMPARE(here.productCount({}).value(), 0);
    QCOMPARE(here.findProducts(QStringLiteral("mug"), 5)->size(), 0);
    QCOMPARE(here.customerCount({}).value(), 0);
    QCOMPARE(there.customerCount({}).value(), 1);
    QCOMPARE(here.revenue({})->size(), 0);
    QCOMPARE(there.revenue({})->size(), 1);
    QCOMPARE(here.events({})->size(), 0);
    QVERIFY(there.events({})->size() > 0);
    QCOMPARE(here.deliveryCount(std::nullopt).value(), 0);
    QVERIFY(there.deliveryCount(std::nullopt).value() > 0);
    QCOMPARE(here.settings()->currency, QStringLiteral("GBP"));
    QCOMPARE(there.settings()->currency, QStringLiteral("EUR"));
}

void TenantConformanceTest::feedAndOutboxAreTheStoresOwn() {
    QCOMPARE(session().events().feed(0, {}, 100)->size(), 0);
    QVERIFY(m_other->events().feed(0, {}, 100)->size() > 0);
    OutboxStore here(session().database(), clock());
    OutboxStore there(m_other->database(), clock(), 2);
    QCOMPARE(here.claim(10)->size(), 0);
    QVERIFY(there.claim(10)->size() > 0);
    addProduct(kMug, 1250, 7);
    mustRun(sale(1));
    for (const qint64 storeId : {1, 2}) {
        VerifyOptions options;
        options.storeId = storeId;
        const auto report = verifyShop(session().database(), options);
        QVERIFY(report);
        QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
        for (const VerifyReport::Check& check : report->checks) {
            if (check.code == u"order_list") QCOMPARE(check.count, 1);
        }
    }
}

void TenantConformanceTest::keysOfTwoStoresDoNotMeet() {
    addProduct(kMug, 1250, 7);
    const Intent intent = Intent::fresh();
    const CommandResult ours = mustRun(sale(1), intent);
    const CommandResult theirs = mustRunThere(sale(1), Intent::again(intent.key));
    QVERIFY(!theirs.replayed);
    QVERIFY(ours.id != theirs.id);
    QVERIFY(mustRun(sale(1), Intent::again(intent.key)).replayed);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TenantConformanceTest)
#include "TenantConformanceTest.moc"
