// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "models/store/projections/ProjectionFollower.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/rebuild/ShadowTables.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/support/Waiting.h"

#include <QtTest>

namespace countertop {

/// Projections are rebuilt while other connections keep working.
class RebuildConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();

    void PR_7_rebuildRepairsEveryTable_data();
    void PR_7_rebuildRepairsEveryTable();
    void PR_7_rebuildAgainAndAgainEqualsTheEvents();
    void PR_7_sellingGoesOn();
    void PR_7_readersSeeTheOldOneUntilTheSwap();
    void PR_7_aRangeIsHonoured();
    void PR_7_progressIsReported();
    void PR_7_cancelledLeavesEverythingAsItWas();
    void PRJ_3_archivedFlagsSurvive();
    void PRJ_3_remainsOfAKilledRebuildAreRemoved();
    void PRJ_3_aReaderInTheWayIsWaitedFor();
    void PRJ_3_aCommitUnderWayIsNotLost();
    void PRJ_3_whatTheFeedStillHoldsBackIsNotLost();
    void PRJ_3_oneRebuildAtATime();
    void PRJ_3_otherConnectionsGoOn();
    void PRJ_3_refusals();

private:
    /// Adds orders in every state, a customer and received goods.
    void fill();
    void follow();
    RebuildReport mustRebuild(const QStringList& names = {}, const RebuildOptions& options = {});
    void verifyIsClean();
    [[nodiscard]] qint64 remains();
};

void RebuildConformanceTest::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed() || !TestShop::isAvailable(dialect())) return;
    fill();
}

void RebuildConformanceTest::fill() {
    addProduct(QStringLiteral("MUG"), 500, 1000);
    mustRun(AddProduct{QStringLiteral("TEA"),
                       QStringLiteral("Tea"),
                       {QStringLiteral("4001"), QStringLiteral("4002")},
                       300,
                       7'000,
                       5,
                       50});
    mustRun(ReceiveStock{QStringLiteral("TEA"), 7, QStringLiteral("from the mill")});
    mustRun(CorrectStock{QStringLiteral("MUG"), -1, QStringLiteral("broken")});
    const CustomerId customer = CustomerId::create();
    mustRun(AddCustomer{customer, {QStringLiteral("Ada"), {}, {}, {}, QStringLiteral("regular")}});
    const LineRequest mugs{QStringLiteral("MUG"), 2, {}};
    const LineRequest teas{QStringLiteral("TEA"), 1, {}};
    mustRun(SellAtTill{OrderId::create(), customer, {mugs, teas}, {PaymentMethod::Cash, {}, 5000}});
    const OrderId shipped = OrderId::create();
    mustRun(PlaceOrder{shipped, customer, {mugs}, true});
    mustRun(PayOrder{shipped, {PaymentMethod::Card, {}, {}}});
    mustRun(ShipOrder{shipped, QStringLiteral("TRACK-1")});
    mustRun(RefundOrder{shipped, 100, QStringLiteral("a scratch")});
    const OrderId cancelled = OrderId::create();
    mustRun(PlaceOrder{cancelled, {}, {teas}, false});
    mustRun(CancelOrder{cancelled, QStringLiteral("no")});
    const OrderId draft = OrderId::create();
    mustRun(CreateOrder{draft, {}, {mugs, teas}});
    mustRun(RemoveLine{draft, 1});
    for (int order = 0; order < 5; ++order) placeOne(QStringLiteral("MUG"));
}

void RebuildConformanceTest::follow() {
    const SystemClock time;
    for (const auto& projection : asyncProjections()) {
        ProjectionFollower follower(session().database(), *projection, time, {});
        for (auto step = follower.advance(); step && step->events > 0; step = follower.advance()) {
        }
    }
}

RebuildReport RebuildConformanceTest::mustRebuild(const QStringList& names,
                                                  const RebuildOptions& options) {
    const auto report = rebuildProjections(session().database(), names, clock(), options);
    if (report) return *report;
    QTest::qFail(qPrintable(report.error().detail +
                            QString::fromUtf8(QJsonDocument(report.error().facts).toJson())),
                 __FILE__, __LINE__);
    return {};
}

void RebuildConformanceTest::verifyIsClean() {
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

qint64 RebuildConformanceTest::remains() {
    return number(
        dialect() == Dialect::Sqlite
            ? QStringLiteral("SELECT count(*) AS value FROM sqlite_master WHERE "
                             "tbl_name LIKE '%\\_rebuilt' ESCAPE '\\' OR "
                             "tbl_name LIKE '%\\_replaced' ESCAPE '\\'")
            : QStringLiteral("SELECT count(*) AS value FROM pg_class WHERE "
                             "relname LIKE '%\\_rebuilt' OR relname LIKE '%\\_replaced'"));
}

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

/// Two sellers on their own connections keep selling while everything is rebuilt repeatedly; how
/// many rebuilds it takes until they have sold enough depends on the machine.
void RebuildConformanceTest::PR_7_sellingGoesOn() {
    constexpr int kEnoughSold = 20;
    std::atomic<bool> enough{false};
    std::atomic<int> sold{0};
    std::atomic<int> refused{0};
    inParallel(3, [&](int number, Start& start) {
        const Session own = open();
        start.arrive_and_wait();
        if (number == 0) {
            for (int round = 0; round < 5 || (sold <= kEnoughSold && round < 500); ++round) {
                RebuildOptions options;
                options.batch = 20;
                const auto report = rebuildProjections(own->database(), {}, clock(), options);
                if (!report) {
                    qWarning("%s", qPrintable(report.error().detail));
                    ++refused;
                }
            }
            enough = true;
            return;
        }
        while (!enough) {
            const auto done = own->bus().dispatch(
                SellAtTill{OrderId::create(),
                           {},
                           {{QStringLiteral("MUG"), 1, {}}},
                           {PaymentMethod::Cash, {}, {}}},
                Intent::fresh(),
                {QStringLiteral("t"), QStringLiteral("R%1").arg(number), {}, {}, {}});
            if (done) {
                ++sold;
            } else {
                qWarning("%s", qPrintable(done.error().detail));
                ++refused;
            }
            if (sold > 900) enough = true;
        }
    });
    QCOMPARE(refused, 0);
    QVERIFY(sold > kEnoughSold);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM orders WHERE till IN "
                                   "('R1', 'R2') AND lifecycle = 'completed'")),
             sold + 0LL);
    follow();
    verifyIsClean();
}

void RebuildConformanceTest::PR_7_readersSeeTheOldOneUntilTheSwap() {
    mustExecute(QStringLiteral("UPDATE orders SET customer_name = 'old one'"));
    const qint64 before = rows(QStringLiteral("orders"));
    const Session reader = open();
    RebuildOptions options;
    options.batch = 5;
    int seen = 0;
    options.progress = [&](const RebuildProgress& progress) {
        if (!progress.projection.contains(QStringLiteral("orders"))) return;
        qint64 value = -1;
        QVERIFY(reader->database().readRow(
            QStringLiteral("SELECT count(*) AS value FROM orders WHERE customer_name = 'old one'"),
            noValues, [&](Query& row) { value = row.integer("value"); }));
        QCOMPARE(value, before);
        ++seen;
    };
    const auto report =
        rebuildProjections(session().database(), {QStringLiteral("orders")}, clock(), options);
    QVERIFY(report);
    QVERIFY(seen > 0);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM orders WHERE "
                                   "customer_name = 'old one'")),
             0);
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

/// A reader keeps a snapshot of the shop open: sales must not queue behind the waiting swap.
void RebuildConformanceTest::PRJ_3_aReaderInTheWayIsWaitedFor() {
    if (dialect() == Dialect::Sqlite) QSKIP("No reader is in the way of a writer of SQLite");
    const Session reader = open();
    QVERIFY(reader->database().run(QStringLiteral("BEGIN")));
    QVERIFY(reader->database().run(QStringLiteral("SELECT count(*) FROM orders")));
    RebuildOptions options;
    options.swapTimeoutMs = 2'000;
    inParallel(2, [&](int number, Start& start) {
        const Session own = open();
        start.arrive_and_wait();
        if (number == 0) {
            const auto report =
                rebuildProjections(own->database(), {QStringLiteral("orders")}, clock(), options);
            QVERIFY(!report);
            QCOMPARE(report.error().code, ErrorCode::Timeout);
            return;
        }
        for (int sale = 0; sale < 20; ++sale) {
            QElapsedTimer time;
            time.start();
            const auto done = own->bus().dispatch(
                PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false},
                Intent::fresh(), origin());
            QVERIFY(done);
            QVERIFY2(time.elapsed() < 10'000, qPrintable(QString::number(time.elapsed())));
            waiting::beBusy(std::chrono::milliseconds(50));
        }
    });
    QVERIFY(reader->database().run(QStringLiteral("ROLLBACK")));
    mustRebuild({QStringLiteral("orders")}, options);
    verifyIsClean();
}

/// Commits pause after their last write, so that the swap meets them in that state.
void RebuildConformanceTest::PRJ_3_aCommitUnderWayIsNotLost() {
    std::atomic<bool> enough{false};
    inParallel(2, [&](int number, Start& start) {
        const Session own = open();
        start.arrive_and_wait();
        if (number == 0) {
            for (int round = 0; round < 6; ++round) {
                QVERIFY(rebuildProjections(own->database(), {QStringLiteral("orders")}, clock()));
            }
            enough = true;
            return;
        }
        while (!enough) {
            Transaction slow(own->database());
            QVERIFY(slow.begin());
            QVERIFY(own->bus().dispatch(
                PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false},
                Intent::fresh(), origin()));
            waiting::beBusy(std::chrono::milliseconds(120));
            QVERIFY(slow.commit());
            waiting::beBusy(std::chrono::milliseconds(5));
        }
    });
    verifyIsClean();
}

/// Triggered by a lock like that of a commit which has released
/// its table locks but not yet this one.
void RebuildConformanceTest::PRJ_3_whatTheFeedStillHoldsBackIsNotLost() {
    if (dialect() == Dialect::Sqlite) QSKIP("SQLite has one writer: nothing is held back");
    const Session other = open();
    Transaction committing(other->database());
    QVERIFY(committing.begin());
    QVERIFY(other->database().run(
        QStringLiteral("SELECT pg_advisory_xact_lock_shared((7210::bigint << 48) | "
                       "pg_sequence_last_value('events_position_seq'))")));
    const OrderId orderId = placeOne(QStringLiteral("MUG"));
    mustRebuild();
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM orders WHERE order_id = :order"),
                    {{":order", orderId.text()}}),
             1);
    committing.rollback();
    follow();
    verifyIsClean();
}

void RebuildConformanceTest::PRJ_3_oneRebuildAtATime() {
    const Session other = open();
    RebuildOptions options;
    options.batch = 1;
    bool asked = false;
    options.progress = [&](const RebuildProgress&) {
        if (asked) return;
        asked = true;
        const auto second = rebuildProjections(other->database(), {}, clock(), {});
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::CommandInProgress);
    };
    mustRebuild({QStringLiteral("customers")}, options);
    QVERIFY(asked);
}

/// Statements prepared before the swap still read and write after it, on every connection.
void RebuildConformanceTest::PRJ_3_otherConnectionsGoOn() {
    const Session other = open();
    const auto sell = [&] {
        return other->bus().dispatch(SellAtTill{OrderId::create(),
                                                {},
                                                {{QStringLiteral("MUG"), 1, {}}},
                                                {PaymentMethod::Cash, {}, {}}},
                                     Intent::fresh(), origin());
    };
    const auto count = [&] {
        qint64 value = -1;
        const auto read =
            other->database().readRow(QStringLiteral("SELECT count(*) AS value FROM orders"),
                                      noValues, [&](Query& row) { value = row.integer("value"); });
        return read ? value : -1;
    };
    QVERIFY(sell());
    qint64 expected = count();
    QVERIFY(expected > 0);
    for (int round = 0; round < 3; ++round) {
        mustRebuild();
        QCOMPARE(count(), expected);
        QVERIFY(sell());
        QCOMPARE(count(), ++expected);
    }
    follow();
    verifyIsClean();
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
