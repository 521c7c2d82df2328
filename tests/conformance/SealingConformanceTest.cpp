// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "models/store/seals/Sealer.h"
#include "tests/conformance/SealFixture.h"
#include "workers/seals/SealRunner.h"

#include <QtTest>

#include <atomic>

namespace countertop {

namespace {

constexpr qint64 kMinute = 60'000;

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// When events are sealed: never past one that may still be committed, each store apart, and once a
/// minute by whichever program comes first.
class SealingConformanceTest : public SealFixture {
    Q_OBJECT

private slots:
    void EV_7_neverPastALateCommit();
    void EV_7_manySealersAndSellersAgree();
    void EV_7_storesAreSealedApart();
    void EV_7_theRunnerSealsOnceAMinuteForAll();
};

/// On PostgreSQL an earlier position may be committed after a later one.
void SealingConformanceTest::EV_7_neverPastALateCommit() {
    if (dialect() == Dialect::Sqlite) QSKIP("SQLite has one writer at a time");
    sealAll();
    const qint64 sealed = sealsOf(verified()).count;
    const Session late = open();
    const Session quick = open();
    Transaction underWay(late->database());
    QVERIFY(underWay.begin());
    append(*late, qs("note-late"));
    append(*quick, qs("note-quick"));
    Sealer sealer(session().database());
    for (int turn = 0; turn < 5; ++turn) {
        const auto none = sealer.sealAll(clock().now(), 0);
        QVERIFY(none);
        QCOMPARE(*none, 0);
    }
    QVERIFY(underWay.commit());
    qint64 more = 0;
    const auto sealedAll = [&] {
        more += sealer.sealAll(clock().now(), 0).value_or(-1000);
        return more;
    };
    QTRY_COMPARE_WITH_TIMEOUT(sealedAll(), 2, 60'000);
    const VerifyReport::Check seals = sealsOf(verified());
    QVERIFY2(seals.problemCount == 0, qPrintable(seals.problems.join(u'\n')));
    QCOMPARE(seals.count, sealed + 2);
}

void SealingConformanceTest::EV_7_manySealersAndSellersAgree() {
    constexpr int kSellers = 3;
    constexpr int kEvents = 60;
    std::atomic<int> selling = kSellers;
    std::atomic<int> failures = 0;
    inParallel(kSellers + 2, [&](int thread, Start& start) {
        const Session mine = open();
        start.arrive_and_wait();
        if (thread < kSellers) {
            for (int event = 0; event < kEvents; ++event) {
                append(*mine, qs("note-%1-%2").arg(thread).arg(event % 5));
            }
            --selling;
            return;
        }
        Sealer sealer(mine->database());
        while (selling > 0) {
            if (!sealer.sealNext(clock().now(), 7)) ++failures;
        }
    });
    QCOMPARE(failures, 0);
    const qint64 wanted = rows(qs("events"));
    const auto covered = [&] {
        sealAll();
        return sealsOf(verified()).count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(covered(), wanted, 60'000);
    const VerifyReport::Check seals = sealsOf(verified());
    QVERIFY2(seals.problemCount == 0, qPrintable(seals.problems.join(u'\n')));
    QVERIFY(rows(qs("seals")) > 10);
}

void SealingConformanceTest::EV_7_storesAreSealedApart() {
    mustExecute(
        qs("INSERT INTO shop (store_id, name, currency, time_zone, created_at) "
           "VALUES (2, 'Branch', 'EUR', 'Europe/Berlin', 0)"));
    SessionOptions branch;
    branch.storeId = 2;
    const Session other = open(branch);
    append(*other, qs("note-there"));
    const qint64 ours = rows(qs("events")) - 1;
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    sealAll();
    QCOMPARE(rows(qs("seals")) > 0, true);
    QVERIFY(sealsOf(verified()).count > ours);
    QCOMPARE(sealsOf(verified(2)).count, 0);
    const auto sealed = Sealer(session().database(), 2).sealAll(clock().now());
    QVERIFY(sealed);
    QCOMPARE(*sealed, 1);
    dropGuards();
    mustExecute(qs("DELETE FROM events WHERE store_id = 2"));
    QCOMPARE(sealsOf(verified()).problemCount, 0);
    QCOMPARE(sealsOf(verified(2)).problemCount, 1);
}

void SealingConformanceTest::EV_7_theRunnerSealsOnceAMinuteForAll() {
    FixedClock time(clock().now());
    const Session there = open();
    SealRunner first(session().database(), time, {});
    SealRunner second(there->database(), time, {});
    QCOMPARE(first.step(), kMinute);
    QCOMPARE(rows(qs("seals")), 0);
    time.advance(kMinute);
    QCOMPARE(first.step(), kMinute);
    QCOMPARE(rows(qs("seals")), 1);
    time.advance(kMinute / 2);
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    QCOMPARE(second.step(), kMinute / 2);  // the first one has just done it
    QCOMPARE(first.step(), kMinute / 2);
    QCOMPARE(rows(qs("seals")), 1);
    time.advance(kMinute / 2);
    QCOMPARE(second.step(), kMinute);
    QCOMPARE(rows(qs("seals")), 2);
    time.advance(10 * kMinute);
    QCOMPARE(first.step(), kMinute);  // nothing new to seal
    QCOMPARE(rows(qs("seals")), 2);
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    first.stop();
    QCOMPARE(rows(qs("seals")), 3);
    QVERIFY(verified().isClean());
    QCOMPARE(sealsOf(verified()).count, rows(qs("events")));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SealingConformanceTest)
#include "SealingConformanceTest.moc"
