// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/store/projections/ProjectionFollower.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

namespace countertop {

/// One pass over the events feeds every projection being rebuilt, and an event that one of them
/// skips is not lost to the others.
class RebuildPassConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void PR_7_eachEventIsReadOnce();
    void PR_7_anySetOfNames_data();
    void PR_7_anySetOfNames();
    void PR_7_everyTextIsKept();
    void PRJ_3_aKeyTwiceInOneOrderIsOneRow();
    void PRJ_3_whatOneLeavesOutTheOthersHave();

private:
    void verifyIsClean();
    RebuildReport mustRebuild(const QStringList& names, const RebuildOptions& options = {});
    /// Creates a draft that begins with this product; the search text of a draft begins with its
    /// first SKU.
    OrderId draft(const QString& sku);
};

void RebuildPassConformanceTest::verifyIsClean() {
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

RebuildReport RebuildPassConformanceTest::mustRebuild(const QStringList& names,
                                                      const RebuildOptions& options) {
    const auto report = rebuildProjections(session().database(), names, clock(), options);
    if (report) return *report;
    QTest::qFail(qPrintable(report.error().detail), __FILE__, __LINE__);
    return {};
}

OrderId RebuildPassConformanceTest::draft(const QString& sku) {
    const OrderId order = OrderId::create();
    mustRun(CreateOrder{order, {}, {{sku, 1, {}}}});
    return order;
}

void RebuildPassConformanceTest::PR_7_eachEventIsReadOnce() {
    addProduct(QStringLiteral("MUG"), 500, 1000);
    for (int order = 0; order < 20; ++order) placeOne(QStringLiteral("MUG"));
    RebuildOptions options;
    options.batch = 7;
    qint64 reported = 0;
    options.progress = [&](const RebuildProgress& progress) { reported = progress.total; };
    const RebuildReport report = mustRebuild({}, options);
    QVERIFY(report.events <= rows(QStringLiteral("events")));
    QCOMPARE(reported, rows(QStringLiteral("events")));
    verifyIsClean();
}

void RebuildPassConformanceTest::PR_7_anySetOfNames_data() {
    QTest::addColumn<QStringList>("names");
    QTest::newRow("commits") << QStringList{QStringLiteral("orders"), QStringLiteral("payments")};
    QTest::newRow("followers") << QStringList{QStringLiteral("best_sellers"),
                                              QStringLiteral("search"),
                                              QStringLiteral("customer_totals")};
    QTest::newRow("both, one twice")
        << QStringList{QStringLiteral("search"), QStringLiteral("stock"), QStringLiteral("search")};
}

void RebuildPassConformanceTest::PR_7_anySetOfNames() {
    QFETCH(QStringList, names);
    addProduct(QStringLiteral("MUG"), 500, 1000);
    const CustomerId customer = CustomerId::create();
    mustRun(AddCustomer{customer, {QStringLiteral("Ada"), {}, {}, {}, {}}});
    for (int order = 0; order < 3; ++order) {
        const OrderId placed = OrderId::create();
        mustRun(PlaceOrder{placed, customer, {{QStringLiteral("MUG"), 2, {}}}, true});
        mustRun(PayOrder{placed, {PaymentMethod::Card, {}, {}}});
        if (order == 1) mustRun(CancelOrder{placed, QStringLiteral("no")});
    }
    for (const int batch : {1, 4, 1000}) {
        RebuildOptions options;
        options.batch = batch;
        mustRebuild(names, options);
        verifyIsClean();
    }
    mustRebuild({});
    verifyIsClean();
}

void RebuildPassConformanceTest::PR_7_everyTextIsKept() {
    const QString odd = QStringLiteral("\\N \"Gr\u00fc\u00dfe\" \\. {a,b} 'c' \\t \\");
    const QString note = QStringLiteral("one\ttwo\nthree\\four");
    mustRun(AddProduct{QStringLiteral("ODD"), odd, {}, 500, 10'000, 0, 10});
    mustRun(CorrectStock{QStringLiteral("ODD"), -1, note});
    const OrderId order = OrderId::create();
    mustRun(PlaceOrder{order, {}, {{QStringLiteral("ODD"), 1, {}}}, true});
    mustRun(PayOrder{order, {PaymentMethod::Card, {}, {}}});
    mustRun(ShipOrder{order, odd});
    mustRun(RefundOrder{order, 100, odd});
    mustRebuild({});
    verifyIsClean();
    QCOMPARE(text(QStringLiteral("SELECT note AS value FROM stock_movements "
                                 "WHERE reason = 'correction'")),
             note);
    QCOMPARE(text(QStringLiteral("SELECT name AS value FROM order_lines")), odd);
    QCOMPARE(text(QStringLiteral("SELECT tracking AS value FROM orders")), odd);
    QCOMPARE(text(QStringLiteral("SELECT reason AS value FROM payments WHERE amount_minor < 0")),
             odd);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM orders WHERE number IS NULL")),
             0);
}

/// No command creates such an order, but events may come from elsewhere.
void RebuildPassConformanceTest::PRJ_3_aKeyTwiceInOneOrderIsOneRow() {
    addProduct(QStringLiteral("MUG"), 500, 1000);
    placeOne(QStringLiteral("MUG"));
    const qint64 before = rows(QStringLiteral("order_lines"));
    OrderLine line;
    line.lineNumber = 1;
    line.sku = QStringLiteral("MUG");
    line.quantity = 1;
    OrderPlaced placed;
    placed.number = QStringLiteral("X-1");
    placed.lines = {line, line};
    OrderCreated created;
    created.currency = QStringLiteral("GBP");
    const OrderEvents events{created, placed};
    UuidV7Source ids;
    QVERIFY(session().events().append(QStringLiteral("order-twice"), ExpectedVersion::noStream(),
                                      toDrafts(events, ids), {}));
    mustRebuild({});
    QCOMPARE(rows(QStringLiteral("order_lines")), before + 1);
    QCOMPARE(rows(QStringLiteral("orders")), 2);
}

/// An index allows the search table only one order whose text begins with "zzz": this table alone
/// refuses the second order's events, in the middle of a batch and in every later one.
void RebuildPassConformanceTest::PRJ_3_whatOneLeavesOutTheOthersHave() {
    addProduct(QStringLiteral("ZZZ"), 500, 1000);
    addProduct(QStringLiteral("MUG"), 500, 1000);
    mustExecute(
        QStringLiteral("CREATE UNIQUE INDEX one_only ON order_search (store_id) "
                       "WHERE search_text > 'zz'"));
    const OrderId first = draft(QStringLiteral("ZZZ"));
    const OrderId refused = draft(QStringLiteral("ZZZ"));
    // Once placed, the order has a number and its text begins with it, so another "zzz" fits.
    mustRun(SubmitOrder{first});
    mustRun(AddLine{refused, {QStringLiteral("MUG"), 2, {}}});
    const QString ofRefused = QStringLiteral(
        "SELECT count(*) AS value FROM poison_events WHERE projection = 'search' AND stream_id "
        "= 'order-%1'");
    for (const int batch : {1, 2}) {
        RebuildOptions options;
        options.batch = batch;
        const RebuildReport report =
            mustRebuild({QStringLiteral("search"), QStringLiteral("best_sellers")}, options);
        // Only its first line is skipped: without that line, its later text begins differently.
        QCOMPARE(report.poisonEvents, 1);
        QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM poison_events")), 1);
        QCOMPARE(number(ofRefused.arg(refused.text())), 1);
        QCOMPARE(rows(QStringLiteral("order_search")), 2);
        QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM order_search "
                                       "WHERE search_text > 'zz'")),
                 0);
        QCOMPARE(number(QStringLiteral("SELECT sum(quantity) AS value FROM best_sellers")), 1);
    }
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RebuildPassConformanceTest)
#include "RebuildPassConformanceTest.moc"
