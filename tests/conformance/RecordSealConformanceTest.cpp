// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "models/store/seals/Sealer.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <limits>

namespace countertop {

namespace {

const QString kMug = QStringLiteral("MUG");

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// Seals of records other than events: a changed or removed record is reported by name, records
/// after the last seal are no fault, and a row whose number was allocated early and committed late
/// is sealed too.
class RecordSealConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();
    void K_80_sealedRecordsAreNamed_data();
    void K_80_sealedRecordsAreNamed();
    void K_80_olderSealsStillFit();
    void K_80_whatChangesAfterTheLastSealIsClean();
    void K_80_recordsAreSealedWithoutNewEvents();
    void K_80_aShopWithoutEventsIsSealedAgainAndAgain();
    void K_80_sealsFromBeforeTheFirstEventStillHoldAfterIt();
    void K_80_neverPastALateRow();

private:
    /// All problems that verify reports.
    [[nodiscard]] QStringList problems();
    void sealAll();
    /// Replaces the shop with one without events.
    void beginWithoutEvents();
    void refuse();
    /// Drops the guards, as a tamperer would first.
    void dropGuards();
};

void RecordSealConformanceTest::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed() || !TestShop::isAvailable(dialect())) return;
    addProduct(kMug, 1250, 100);
    mustRun(AddRoute{qs("Order.*"), qs("log:/dev/null"), {}});
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 2, {}}}, {}});
}

QStringList RecordSealConformanceTest::problems() {
    const auto report = verifyShop(session().database());
    if (!report) return {report.error().detail};
    QStringList problems;
    for (const VerifyReport::Check& check : report->checks) problems += check.problems;
    return problems;
}

void RecordSealConformanceTest::sealAll() {
    const auto sealed = Sealer(session().database()).sealAll(clock().now());
    QVERIFY2(sealed, sealed ? "" : qPrintable(sealed.error().detail));
}

void RecordSealConformanceTest::dropGuards() {
    if (dialect() == Dialect::Sqlite) {
        for (const char* table : {"seals", "record_seals"}) {
            mustExecute(qs("DROP TRIGGER %1_are_never_updated").arg(qs(table)));
            mustExecute(qs("DROP TRIGGER %1_are_never_deleted").arg(qs(table)));
        }
        return;
    }
    mustExecute(qs("DROP TRIGGER seals_are_never_changed ON seals"));
    mustExecute(qs("DROP TRIGGER record_seals_are_never_changed ON record_seals"));
}

/// Each of these changes is consistent with all other rows; only the seal reveals it.
void RecordSealConformanceTest::K_80_sealedRecordsAreNamed_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("named");
    const auto add = [](const char* name, const char* change, const char* named) {
        QTest::newRow(name) << qs(change) << qs(named);
    };
    add("a removed audit row", "DELETE FROM audit WHERE audit_id = $FIRST",
        "Row $FIRST of audit: it was sealed and is gone");
    add("who sent a command", "UPDATE audit SET actor = 'nobody' WHERE audit_id = $FIRST",
        "Row $FIRST of audit: it was another when it was sealed");
    add("when a command was sent", "UPDATE audit SET recorded_at = 1 WHERE audit_id = $LAST",
        "Row $LAST of audit: it was another when it was sealed");
    add("all audit rows", "DELETE FROM audit", "Row $LAST of audit: it was sealed and is gone");
    add("the shop's currency", "UPDATE shop SET currency = 'JPY'",
        "The shop's currency is 'JPY' but was 'GBP' when it was sealed");
    add("the shop's time zone", "UPDATE shop SET time_zone = 'Asia/Tokyo'",
        "The shop's time_zone is 'Asia/Tokyo' but was 'Europe/London' when it was sealed");
    add("a seal of records", "DELETE FROM record_seals WHERE kind = 'settings'", "is gone");
    add("all seals of records", "DELETE FROM record_seals", "is gone");
    add("a seal's count", "UPDATE record_seals SET events = events + 1 WHERE kind = 'audit'",
        "was altered");
}

void RecordSealConformanceTest::K_80_sealedRecordsAreNamed() {
    sealAll();
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    QFETCH(QString, change);
    QFETCH(QString, named);
    for (const char* end : {"min", "max"}) {
        const QString id =
            QString::number(number(qs("SELECT %1(audit_id) AS value FROM audit").arg(qs(end)), {}));
        const QString place = qstrcmp(end, "min") == 0 ? qs("$FIRST") : qs("$LAST");
        change.replace(place, id);
        named.replace(place, id);
    }
    dropGuards();
    mustExecute(change);
    const QString all = problems().join(u'\n');
    QVERIFY2(all.contains(named), qPrintable(all));
}

/// A shop from before records were sealed: its seals cover none.
void RecordSealConformanceTest::K_80_olderSealsStillFit() {
    sealAll();
    dropGuards();
    mustExecute(qs("DELETE FROM record_seals"));
    mustExecute(qs("DELETE FROM seals"));
    const auto events =
        readSealedEvents(session().database(), 1, 0, std::numeric_limits<qint64>::max(), 100);
    QVERIFY(events && !events->isEmpty());
    const Seal old = sealOver(1, 0, {}, *events, 5);
    mustExecute(qs("INSERT INTO seals (store_id, from_position, to_position, events, sealed_at, "
                   "previous_hash, hash, marks) VALUES (1, 0, %1, %2, 5, '', '%3', '%4')")
                    .arg(old.toPosition)
                    .arg(old.events)
                    .arg(QString::fromLatin1(old.hash), QString::fromLatin1(old.marks)));
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    sealAll();
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    mustExecute(qs("DELETE FROM seals"));
    QVERIFY(!problems().isEmpty());
}

void RecordSealConformanceTest::K_80_whatChangesAfterTheLastSealIsClean() {
    sealAll();
    ConfigureShop named;
    named.name = QStringLiteral("Corner shop");
    mustRun(named);
    mustRun(AddRoute{qs("Stock.*"), qs("log:/dev/zero"), {}});
    mustRun(RemoveRoute{1});
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    sealAll();
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    ConfigureShop again;
    again.name = QStringLiteral("Corner shop and café");
    mustRun(again);
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    mustExecute(qs("UPDATE shop SET name = 'Corner shop'"));
    QVERIFY(!problems().isEmpty());
}

/// A refused command writes an audit row and no event.
void RecordSealConformanceTest::K_80_recordsAreSealedWithoutNewEvents() {
    sealAll();
    const qint64 seals = rows(qs("seals"));
    QVERIFY(!session().bus().dispatch(SellAtTill{OrderId::create(), {}, {{kMug, 9999, {}}}, {}},
                                      Intent::fresh(), {}));
    sealAll();
    QCOMPARE(rows(qs("seals")), seals);
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    mustExecute(qs("DELETE FROM audit WHERE audit_id = (SELECT max(audit_id) FROM audit)"));
    QVERIFY2(problems().join(u'\n').contains(qs("of audit: it was sealed and is gone")),
             qPrintable(problems().join(u'\n')));
}

void RecordSealConformanceTest::beginWithoutEvents() {
    ConformanceTest::cleanup();
    ConformanceTest::init();
    QCOMPARE(rows(qs("events")), 0);
}

void RecordSealConformanceTest::refuse() {
    QVERIFY(!session().bus().dispatch(SellAtTill{OrderId::create(), {}, {{kMug, 9999, {}}}, {}},
                                      Intent::fresh(), {}));
}

void RecordSealConformanceTest::K_80_aShopWithoutEventsIsSealedAgainAndAgain() {
    beginWithoutEvents();
    for (int turn = 1; turn <= 4; ++turn) {
        refuse();
        // Two seals of the same kind, and one of another kind in between.
        if (turn == 2) mustRun(AddRoute{qs("Order.*"), qs("log:/dev/null"), {}});
        sealAll();
        QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
        QCOMPARE(number(qs("SELECT count(*) AS value FROM record_seals WHERE kind = 'audit'")),
                 turn);
    }
    QCOMPARE(rows(qs("seals")), 0);
    mustExecute(qs("DELETE FROM audit WHERE audit_id = (SELECT min(audit_id) FROM audit)"));
    QVERIFY2(problems().join(u'\n').contains(qs("of audit: it was sealed and is gone")),
             qPrintable(problems().join(u'\n')));
}

void RecordSealConformanceTest::K_80_sealsFromBeforeTheFirstEventStillHoldAfterIt() {
    beginWithoutEvents();
    for (int turn = 0; turn < 3; ++turn) {
        refuse();
        sealAll();
    }
    addProduct(kMug, 1250, 100);
    sealAll();
    QCOMPARE(rows(qs("seals")), 1);
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    refuse();
    sealAll();
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    sealAll();
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
    dropGuards();
    // A record added after the first sealed events names their seal.
    mustExecute(
        qs("UPDATE record_seals SET records = '' WHERE kind = 'audit' AND from_position = "
           "(SELECT max(from_position) FROM record_seals WHERE kind = 'audit')"));
    QVERIFY2(problems().join(u'\n').contains(qs("names the seal '', which is gone")),
             qPrintable(problems().join(u'\n')));
}

void RecordSealConformanceTest::K_80_neverPastALateRow() {
    if (dialect() == Dialect::Sqlite) QSKIP("SQLite has one writer at a time");
    sealAll();
    const QString insert =
        qs("INSERT INTO removals (store_id, kind, rows_removed, up_to, "
           "removed_at) VALUES (1, 'idempotency', 1, 5, 5)");
    const QString covered =
        qs("SELECT coalesce(sum(events), 0) AS value FROM record_seals "
           "WHERE kind = 'removals'");
    const Session late = open();
    Transaction underWay(late->database());
    QVERIFY(underWay.begin());
    QVERIFY(late->database().run(insert));
    mustExecute(insert);
    Sealer sealer(session().database());
    for (int turn = 0; turn < 5; ++turn) {
        QVERIFY(sealer.sealAll(clock().now(), 0));
        QCOMPARE(number(covered), 0);
    }
    QVERIFY(underWay.commit());
    const auto coveredNow = [&] {
        if (!sealer.sealAll(clock().now(), 0)) return qint64{-1};
        return number(covered);
    };
    QTRY_COMPARE_WITH_TIMEOUT(coveredNow(), 2, 60'000);
    QVERIFY2(problems().isEmpty(), qPrintable(problems().join(u'\n')));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RecordSealConformanceTest)
#include "RecordSealConformanceTest.moc"
