// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/ShadowTables.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/RebuildFixture.h"

#include <QtTest>

namespace countertop {

/// Projections are rebuilt from their events, whole or in part, and a broken rebuild is refused.
class RebuildConformanceTest : public RebuildFixture {
    Q_OBJECT

private slots:
    void PR_7_rebuildRepairsEveryTable_data();
    void PR_7_rebuildRepairsEveryTable();
    void PR_7_rebuildAgainAndAgainEqualsTheEvents();
    void PR_7_aRangeIsHonoured();
    void PR_7_progressIsReported();
    void PR_7_cancelledLeavesEverythingAsItWas();
    void PRJ_3_archivedFlagsSurvive();
    void PRJ_3_remainsOfAKilledRebuildAreRemoved();
    void PRJ_3_refusals();
};

void RebuildConformanceTest::PR_7_rebuildRepairsEveryTable_data() {
    QTest::addColumn<QString>("projection");
    QTest::addColumn<QStringList>("damage");
    const auto row = [](const char* name, const QStringList& damage) {
        QTest::newRow(name) << QString::fromLatin1(name) << damage;
    };
    row("orders", {QStringLiteral("UPDATE orders SET total_minor = 1"),
                   QStringLiteral("DELETE FROM order_lines")});
    row("payments", {QStringLiteral("DELETE FROM payments")});
    row("revenue", {QStringLiteral("UPDATE order_days SET orders = 99"),
                    QStringLiteral("DELETE FROM payment_days")});
    row("stock", {QStringLiteral("UPDATE products SET on_hand = 3, name = 'x'"),
                  QStringLiteral("DELETE FROM stock_movements"),
                  QStringLiteral("DELETE FROM product_barcodes")});
    row("customers", {QStringLiteral("UPDATE customers SET name = 'x'")});
    row("customer_totals", {QStringLiteral("UPDATE customer_totals SET orders = 99")});
    row("best_sellers", {QStringLiteral("DELETE FROM best_sellers")});
    row("search", {QStringLiteral("UPDATE order_search SET search_text = 'x'")});
}

void RebuildConformanceTest::PR_7_rebuildRepairsEveryTable() {
    QFETCH(QString, projection);
    QFETCH(QStringList, damage);
    follow();
    verifyIsClean();
    for (const QString& statement : damage) mustExecute(statement);
    QVERIFY(!verifyShop(session().database())->isClean());
    const RebuildReport report = mustRebuild({projection});
    QCOMPARE(report.projections, QStringList{projection});
    verifyIsClean();
    QCOMPARE(remains(), 0);
    placeOne(QStringLiteral("MUG"));
    verifyIsClean();
}

/// Batches of every size, including ones that split a write; index names change and are restored.
void RebuildConformanceTest::PR_7_rebuildAgainAndAgainEqualsTheEvents() {
    for (const int batch : {1, 2, 3, 7, 1000}) {
        RebuildOptions options;
        options.batch = batch;
        const RebuildReport report = mustRebuild({}, options);
        QCOMPARE(report.projections.size(), 8);
        verifyIsClean();
        placeOne(QStringLiteral("TEA"));
    }
    verifyIsClean();
    QCOMPARE(remains(), 0);
}

void RebuildConformanceTest::PR_7_aRangeIsHonoured() {
    const qint64 from = number(QStringLiteral("SELECT max(position) AS value FROM events"));
    for (int order = 0; order < 3; ++order) placeOne(QStringLiteral("TEA"));
    const qint64 to = number(QStringLiteral("SELECT max(position) AS value FROM events"));
    for (int order = 0; order < 4; ++order) placeOne(QStringLiteral("TEA"));
    RebuildOptions options;
    options.fromPosition = from;
    options.toPosition = to;
    const QString name = QStringLiteral("best_sellers");
    mustRebuild({name}, options);
    QCOMPARE(number(QStringLiteral("SELECT sum(quantity) AS value FROM best_sellers")), 3);
    QCOMPARE(number(QStringLiteral("SELECT position AS value FROM checkpoints")), to);
    QCOMPARE(number(QStringLiteral("SELECT paused AS value FROM projections "
                                   "WHERE name = 'best_sellers'")),
             1);
    verifyIsClean();
    options.toPosition.reset();
    mustRebuild({name}, options);
    QCOMPARE(number(QStringLiteral("SELECT sum(quantity) AS value FROM best_sellers")), 7);
    placeOne(QStringLiteral("TEA"));
    follow();
    QCOMPARE(number(QStringLiteral("SELECT sum(quantity) AS value FROM best_sellers")), 8);
    verifyIsClean();
}

void RebuildConformanceTest::PR_7_progressIsReported() {
    RebuildOptions options;
    options.batch = 1;
    QList<RebuildProgress> reported;
    options.progress = [&](const RebuildProgress& progress) { reported.append(progress); };
    mustRebuild({QStringLiteral("search")}, options);
    QVERIFY(!reported.isEmpty());
    QCOMPARE(reported.last().done, reported.last().total);
    QCOMPARE(reported.last().total, rows(QStringLiteral("events")));
    QCOMPARE(reported.last().secondsLeft, 0);
    QVERIFY(reported.last().eventsPerSecond > 0);
}

void RebuildConformanceTest::PR_7_cancelledLeavesEverythingAsItWas() {
    follow();
    std::atomic<bool> cancelled{false};
    RebuildOptions options;
    options.batch = 3;
    options.cancelled = &cancelled;
    options.progress = [&](const RebuildProgress&) { cancelled = true; };
    for (const QString& name : {QStringLiteral("orders"), QStringLiteral("search")}) {
        cancelled = false;
        const auto report = rebuildProjections(session().database(), {name}, clock(), options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }
    verifyIsClean();
    placeOne(QStringLiteral("MUG"));
    verifyIsClean();
}

void RebuildConformanceTest::PRJ_3_archivedFlagsSurvive() {
    mustExecute(QStringLiteral("UPDATE products SET archived = 1 WHERE sku = 'TEA'"));
    mustRebuild();
    QCOMPARE(number(QStringLiteral("SELECT archived AS value FROM products WHERE sku = 'TEA'")), 1);
    QCOMPARE(number(QStringLiteral("SELECT archived AS value FROM products WHERE sku = 'MUG'")), 0);
    QCOMPARE(text(QStringLiteral("SELECT note AS value FROM customers")),
             QStringLiteral("regular"));
}

/// Leftovers of a killed rebuild: half-filled shadow tables,
/// their own checkpoint and poison events.
void RebuildConformanceTest::PRJ_3_remainsOfAKilledRebuildAreRemoved() {
    ShadowTables shadows(session().database(),
                         {QStringLiteral("orders"), QStringLiteral("order_search")});
    QVERIFY(shadows.create());
    mustExecute(QStringLiteral("INSERT INTO orders_rebuilt SELECT * FROM orders"));
    mustExecute(
        QStringLiteral("INSERT INTO checkpoints (store_id, name, position) "
                       "VALUES (1, 'rebuild:search', 5)"));
    mustExecute(QStringLiteral("UPDATE orders SET item_count = 99"));
    mustRebuild();
    verifyIsClean();
    QCOMPARE(remains(), 0);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM checkpoints WHERE name LIKE "
                                   "'rebuild:%'")),
             0);
}

void RebuildConformanceTest::PRJ_3_refusals() {
    const auto unknown =
        rebuildProjections(session().database(), {QStringLiteral("ordres")}, clock());
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    RebuildOptions range;
    range.fromPosition = 3;
    const auto part =
        rebuildProjections(session().database(), {QStringLiteral("orders")}, clock(), range);
    QVERIFY(!part);
    QCOMPARE(part.error().reason, QStringLiteral("projection_only_whole"));
    const auto broken = session().events().append(
        QStringLiteral("order-broken"), ExpectedVersion::noStream(),
        {{EventId::create(), QStringLiteral("OrderPlaced"), 1, "[]"}}, {});
    QVERIFY(broken);
    const qint64 before = rows(QStringLiteral("orders"));
    const auto damaged =
        rebuildProjections(session().database(), {QStringLiteral("orders")}, clock());
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code, ErrorCode::Damaged);
    QCOMPARE(rows(QStringLiteral("orders")), before);
    // A projection that follows the events continues without the poison event.
    const RebuildReport search = mustRebuild({QStringLiteral("search")});
    QCOMPARE(search.poisonEvents, 1);
    QCOMPARE(rows(QStringLiteral("poison_events")), 1);
    QCOMPARE(text(QStringLiteral("SELECT projection AS value FROM poison_events")),
             QStringLiteral("search"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RebuildConformanceTest)
#include "RebuildConformanceTest.moc"
