// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/conformance/RebuildFixture.h"
#include "tests/support/Waiting.h"

#include <QtTest>

namespace countertop {

/// Projections are rebuilt while other connections keep working.
class RebuildRaceConformanceTest : public RebuildFixture {
    Q_OBJECT

private slots:
    void PR_7_sellingGoesOn();
    void PR_7_readersSeeTheOldOneUntilTheSwap();
    void PRJ_3_aReaderInTheWayIsWaitedFor();
    void PRJ_3_aCommitUnderWayIsNotLost();
    void PRJ_3_whatTheFeedStillHoldsBackIsNotLost();
    void PRJ_3_oneRebuildAtATime();
    void PRJ_3_otherConnectionsGoOn();
};

/// Two sellers on their own connections keep selling while everything is rebuilt repeatedly; how
/// many rebuilds it takes until they have sold enough depends on the machine.
void RebuildRaceConformanceTest::PR_7_sellingGoesOn() {
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

void RebuildRaceConformanceTest::PR_7_readersSeeTheOldOneUntilTheSwap() {
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

/// A reader keeps a snapshot of the shop open: sales must not queue behind the waiting swap.
void RebuildRaceConformanceTest::PRJ_3_aReaderInTheWayIsWaitedFor() {
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
void RebuildRaceConformanceTest::PRJ_3_aCommitUnderWayIsNotLost() {
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
void RebuildRaceConformanceTest::PRJ_3_whatTheFeedStillHoldsBackIsNotLost() {
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

void RebuildRaceConformanceTest::PRJ_3_oneRebuildAtATime() {
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
void RebuildRaceConformanceTest::PRJ_3_otherConnectionsGoOn() {
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

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RebuildRaceConformanceTest)
#include "RebuildRaceConformanceTest.moc"
