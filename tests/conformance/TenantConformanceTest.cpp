// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projections/ProjectionFollower.h"
#include "models/store/queries/SqlShopReads.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/support/ClaimAll.h"

#include <QJsonDocument>
#include <QtTest>

namespace countertop {

/// Two stores in one database never see, number, sell or deliver each other's data: the store id is
/// on every row and in every query.
class TenantConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void equalNamesAreTwoThings();
    void readsShowOnlyTheirStore();
    void feedAndOutboxAreTheStoresOwn();
    void keysOfTwoStoresDoNotMeet();
    void rebuildingOneStoreLeavesTheOther_data();
    void rebuildingOneStoreLeavesTheOther();

private:
    CommandResult mustRunThere(const Command& command, const Intent& intent = Intent::fresh());
    /// Adds a product, a customer, a route and a paid sale.
    void fillOther();
    void follow(qint64 storeId);
    void checkClean(qint64 storeId);
    /// The contents of all the store's lists as text.
    [[nodiscard]] QString content(qint64 storeId);

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
    mustRunThere(AddProduct{kMug, QStringLiteral("Branch mug"), {}, 990, 19'000, 0, 5});
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
    SqlShopReads here(session().database());
    SqlShopReads there(m_other->database(), 2);
    QCOMPARE(here.catalogue.product(kMug)->onHand, 4);
    QCOMPARE(there.catalogue.product(kMug)->onHand, 2);
    const auto tooMany = m_other->bus().dispatch(sale(3), Intent::fresh(), origin());
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().code, ErrorCode::OutOfStock);
}

void TenantConformanceTest::readsShowOnlyTheirStore() {
    SqlShopReads here(session().database());
    SqlShopReads there(m_other->database(), 2);
    QCOMPARE(here.orders.page({}, {}, 10, {})->rows.size(), 0);
    const QString number = QStringLiteral("T1-000001");
    QVERIFY(!here.orders.order(number));
    QVERIFY(there.orders.order(number));
    QCOMPARE(here.orders.summary({})->orders, 0);
    QCOMPARE(there.orders.summary({})->orders, 1);
    QCOMPARE(here.catalogue.productCount({}).value(), 0);
    QCOMPARE(here.catalogue.findProducts(QStringLiteral("mug"), 5)->size(), 0);
    QCOMPARE(here.catalogue.customerCount({}).value(), 0);
    QCOMPARE(there.catalogue.customerCount({}).value(), 1);
    QCOMPARE(here.revenue.rows({})->size(), 0);
    QCOMPARE(there.revenue.rows({})->size(), 1);
    QCOMPARE(here.activity.events({})->size(), 0);
    QVERIFY(there.activity.events({})->size() > 0);
    QCOMPARE(here.deliveries.count({}).value(), 0);
    QVERIFY(there.deliveries.count({}).value() > 0);
    QCOMPARE(here.catalogue.settings()->currency, QStringLiteral("GBP"));
    QCOMPARE(there.catalogue.settings()->currency, QStringLiteral("EUR"));
}

void TenantConformanceTest::feedAndOutboxAreTheStoresOwn() {
    QCOMPARE(session().events().feed(0, {}, 100)->size(), 0);
    QVERIFY(m_other->events().feed(0, {}, 100)->size() > 0);
    OutboxStore here(session().database(), clock());
    OutboxStore there(m_other->database(), clock(), 2);
    QCOMPARE(claimAll(here, 10)->size(), 0);
    QVERIFY(claimAll(there, 10)->size() > 0);
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

void TenantConformanceTest::follow(qint64 storeId) {
    for (const auto& projection : asyncProjections()) {
        ProjectionFollower::Options options;
        options.storeId = storeId;
        ProjectionFollower follower(session().database(), *projection, clock(), options);
        for (auto step = follower.advance();; step = follower.advance()) {
            QVERIFY2(step, step ? "" : qPrintable(step.error().detail));
            if (step->events == 0) break;
        }
    }
}

void TenantConformanceTest::checkClean(qint64 storeId) {
    VerifyOptions options;
    options.storeId = storeId;
    const auto report = verifyShop(session().database(), options);
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

QString TenantConformanceTest::content(qint64 storeId) {
    const QString listOf = dialect() == Dialect::Sqlite ? QStringLiteral("group_concat(line, ';')")
                                                        : QStringLiteral("string_agg(line, ';')");
    QStringList all;
    for (const char* table :
         {"sku || on_hand || reserved || name || version AS line FROM products",
          "barcode || sku AS line FROM product_barcodes",
          "movement_id || sku || on_hand_change AS line FROM stock_movements",
          "order_id || number || status || total_minor AS line FROM orders",
          "order_id || line_number || quantity AS line FROM order_lines",
          "payment_id || amount_minor AS line FROM payments",
          "customer_id || name AS line FROM customers",
          "day || status || till || orders || total_minor AS line FROM order_days",
          "day || method || captured_minor AS line FROM payment_days",
          "customer_id || spent_minor AS line FROM customer_totals",
          "day || sku || quantity AS line FROM best_sellers",
          "order_id || search_text AS line FROM order_search",
          "name || position AS line FROM checkpoints"}) {
        all.append(text(QStringLiteral("SELECT coalesce(%1, '') AS value FROM "
                                       "(SELECT %2 WHERE store_id = %3 ORDER BY 1) AS sorted")
                            .arg(listOf, QString::fromLatin1(table))
                            .arg(storeId)));
    }
    return all.join(u'\n');
}

void TenantConformanceTest::rebuildingOneStoreLeavesTheOther_data() {
    QTest::addColumn<QStringList>("names");
    QTest::newRow("all") << QStringList();
    QTest::newRow("of the commits") << QStringList{QStringLiteral("stock")};
    QTest::newRow("one that follows") << QStringList{QStringLiteral("best_sellers")};
}

/// Both stores' lists are damaged, then rebuilt in turn: a
/// rebuild repairs only its own store's damage.
void TenantConformanceTest::rebuildingOneStoreLeavesTheOther() {
    QFETCH(QStringList, names);
    addProduct(kMug, 1250, 7);
    mustRun(sale(1));
    mustRunThere(sale(1));
    mustRun(sale(2));
    follow(1);
    follow(2);
    const QString there = content(2);
    for (const char* damage : {"UPDATE products SET on_hand = 999", "DELETE FROM stock_movements",
                               "UPDATE best_sellers SET quantity = 999"}) {
        mustExecute(QString::fromLatin1(damage) + QStringLiteral(" WHERE store_id = 1"));
    }
    RebuildOptions options;
    const auto rebuilt = rebuildProjections(session().database(), names, clock(), options);
    QVERIFY2(rebuilt, rebuilt ? "" : qPrintable(rebuilt.error().detail));
    QCOMPARE(content(2), there);
    if (names != QStringList{QStringLiteral("best_sellers")}) {
        QCOMPARE(available(kMug), 4);
        QCOMPARE(number(QStringLiteral("SELECT sum(on_hand_change) AS value FROM stock_movements "
                                       "WHERE store_id = 1")),
                 4);
    }
    if (names.isEmpty()) checkClean(1);
    checkClean(2);
    options.storeId = 2;
    const QString mended = content(1);
    QVERIFY(rebuildProjections(session().database(), names, clock(), options));
    QCOMPARE(content(1), mended);
    checkClean(2);
    // Both stores keep selling.
    mustRun(sale(1));
    mustRunThere(sale(1));
    follow(1);
    follow(2);
    checkClean(2);
    if (names.isEmpty()) checkClean(1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TenantConformanceTest)
#include "TenantConformanceTest.moc"
