// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"
#include "models/store/seals/Sealer.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"
#include "workers/seals/SealRunner.h"

#include <QtTest>

#include <atomic>

namespace countertop {

namespace {

const QString kMug = QStringLiteral("MUG");
constexpr qint64 kMinute = 60'000;

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// Seals: any event altered, inserted or removed up to the last seal is found with its position,
/// even when everything else in the shop was made consistent; and sealing never passes an event
/// that may still be committed.
class SealConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();
    void EV_7_aSealedShopIsClean();
    void EV_7_changesAreFoundWithTheirPosition_data();
    void EV_7_changesAreFoundWithTheirPosition();
    void EV_7_aRemovedStreamIsFoundBySealsAlone_data();
    void EV_7_aRemovedStreamIsFoundBySealsAlone();
    void EV_7_whatComesAfterTheLastSealIsNotCovered();
    void EV_7_aNotedSealProvesTheEnd();
    void EV_7_sealsAreNeverChanged_data();
    void EV_7_sealsAreNeverChanged();
    void EV_7_neverPastALateCommit();
    void EV_7_manySealersAndSellersAgree();
    void EV_7_storesAreSealedApart();
    void EV_7_theRunnerSealsOnceAMinuteForAll();

private:
    [[nodiscard]] VerifyReport verified(qint64 storeId = 1);
    [[nodiscard]] static VerifyReport::Check sealsOf(const VerifyReport& report);
    /// Seals in batches of four events.
    void sealAll();
    /// Makes the next event skip a position.
    void skipPosition();
    /// Drops the guards, as a tamperer would first.
    void dropGuards();
    [[nodiscard]] qint64 positionOf(const QString& stream, qint64 version);
    /// Replaces the event's content and hash, as a tamperer who knows the chain would.
    void alterLastEvent(const QString& stream);
    void insertEvent(qint64 position);
    void append(ShopSession& writer, const QString& stream);

    OrderId m_order;
    CustomerId m_customer;
    qint64 m_gap = 0;  ///< a position without an event
};

void SealConformanceTest::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed() || !TestShop::isAvailable(dialect())) return;
    addProduct(kMug, 1250, 100);
    m_customer = CustomerId::create();
    AddCustomer customer{m_customer, {}};
    customer.details.name = QStringLiteral("Berta");
    mustRun(customer);
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    skipPosition();
    m_order = OrderId::create();
    mustRun(CreateOrder{m_order, {}, {{kMug, 2, {}}}});
    mustRun(SellAtTill{OrderId::create(), m_customer, {{kMug, 2, {}}}, {}});
    m_gap = positionOf(orderStream(m_order), 1) - 1;
}

VerifyReport SealConformanceTest::verified(qint64 storeId) {
    VerifyOptions options;
    options.storeId = storeId;
    const auto report = verifyShop(session().database(), options);
    if (!report) QTest::qFail(qUtf8Printable(report.error().detail), __FILE__, __LINE__);
    return report.value_or(VerifyReport());
}

VerifyReport::Check SealConformanceTest::sealsOf(const VerifyReport& report) {
    for (const VerifyReport::Check& check : report.checks) {
        if (check.code == u"seals") return check;
    }
    return {};
}

void SealConformanceTest::sealAll() {
    Sealer sealer(session().database());
    for (;;) {
        const auto sealed = sealer.sealNext(clock().now(), 4);
        QVERIFY2(sealed, sealed ? "" : qPrintable(sealed.error().detail));
        if (*sealed == 0) break;
    }
    QVERIFY(sealer.sealAll(clock().now()));
}

void SealConformanceTest::skipPosition() {
    mustExecute(dialect() == Dialect::Sqlite
                    ? qs("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'events'")
                    : qs("SELECT nextval('events_position_seq')"));
}

void SealConformanceTest::dropGuards() {
    if (dialect() == Dialect::Sqlite) {
        for (const char* name :
             {"events_are_never_updated", "events_are_never_deleted", "seals_are_never_updated",
              "seals_are_never_deleted", "record_seals_are_never_updated",
              "record_seals_are_never_deleted"}) {
            mustExecute(qs("DROP TRIGGER ") + qs(name));
        }
        return;
    }
    mustExecute(qs("DROP TRIGGER events_are_never_changed ON events"));
    mustExecute(qs("DROP TRIGGER seals_are_never_changed ON seals"));
    mustExecute(qs("DROP TRIGGER record_seals_are_never_changed ON record_seals"));
}

qint64 SealConformanceTest::positionOf(const QString& stream, qint64 version) {
    return number(qs("SELECT position AS value FROM events WHERE stream_id = :stream "
                     "AND version = %1")
                      .arg(version),
                  {{":stream", stream}});
}

void SealConformanceTest::alterLastEvent(const QString& stream) {
    const auto events = session().events().load(stream);
    QVERIFY(events && events->size() > 1);
    RecordedEvent event = events->last();
    event.metadata.actor = QStringLiteral("nobody");
    const QByteArray hash = chainHash(events->at(events->size() - 2).hash, event);
    mustExecute(qs("UPDATE events SET actor = 'nobody', hash = '%1' WHERE position = %2")
                    .arg(QString::fromLatin1(hash))
                    .arg(event.position));
}

/// Inserts the first event of a stream that no reader uses, with a valid chain hash.
void SealConformanceTest::insertEvent(qint64 position) {
    RecordedEvent event;
    event.eventId = EventId::create();
    event.streamId = QStringLiteral("note-1");
    event.version = 1;
    event.type = QStringLiteral("Noted");
    event.payload = "{}";
    const QString overriding =
        dialect() == Dialect::Sqlite ? QString() : qs("OVERRIDING SYSTEM VALUE");
    mustExecute(qs("INSERT INTO events (position, store_id, event_id, stream_id, version, "
                   "category, type, schema_version, payload, correlation_id, causation_id, actor, "
                   "till, recorded_at, hash) %1 VALUES (%2, 1, '%3', 'note-1', 1, 'note', 'Noted', "
                   "1, '{}', '', '', '', '', 0, '%4')")
                    .arg(overriding)
                    .arg(position)
                    .arg(event.eventId.text(), QString::fromLatin1(chainHash({}, event))));
}

void SealConformanceTest::append(ShopSession& writer, const QString& stream) {
    EventMetadata about;
    about.at = clock().now();
    const auto appended = writer.events().append(
        stream, ExpectedVersion::any(), {{EventId::create(), qs("Noted"), 1, "{}"}}, about);
    QVERIFY2(appended, appended ? "" : qPrintable(appended.error().detail));
}

void SealConformanceTest::EV_7_aSealedShopIsClean() {
    QCOMPARE(sealsOf(verified()).count, 0);
    QCOMPARE(rows(qs("seals")), 0);  // reading seals nothing
    sealAll();
    QVERIFY(rows(qs("seals")) > 2);
    const VerifyReport report = verified();
    QVERIFY2(report.isClean(), qPrintable(sealsOf(report).problems.join(u'\n')));
    QCOMPARE(sealsOf(report).count, rows(qs("events")));
    QCOMPARE(sealsOf(report).name, qs("sealed positions = their events"));
    mustRun(SellAtTill{OrderId::create(), {}, {{kMug, 1, {}}}, {}});
    QVERIFY(sealsOf(verified()).count < rows(qs("events")));
    const auto sealed = Sealer(session().database()).sealAll(clock().now());
    QVERIFY(sealed && *sealed > 0);
    QCOMPARE(sealsOf(verified()).count, rows(qs("events")));
    QCOMPARE(sealsOf(verified()).problemCount, 0);
}

void SealConformanceTest::EV_7_changesAreFoundWithTheirPosition_data() {
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("named");
    const auto add = [](const char* name, const char* change, const char* named) {
        QTest::newRow(name) << qs(change) << qs(named);
    };
    add("an altered event", "alter", "Position $LAST: another event was here when it was sealed");
    add("an inserted event", "insert", "Position $GAP: this event was not here when it was sealed");
    add("a removed last event", "DELETE FROM events WHERE position = $LAST",
        "Position $LAST: the event that was sealed here is gone");
    add("a removed event", "DELETE FROM events WHERE position = 2",
        "Position 2: the event that was sealed here is gone");
    add("an event of another store", "UPDATE events SET store_id = 2 WHERE position = $LAST",
        "Position $LAST: the event that was sealed here is gone");
    add("a seal's hash", "UPDATE seals SET hash = 'x' WHERE from_position = 0",
        "The seal of positions 1 to 4 was altered");
    add("a seal's time", "UPDATE seals SET sealed_at = 1 WHERE from_position = 4",
        "The seal of positions 5 to ");
    add("a seal's end", "UPDATE seals SET to_position = 3 WHERE from_position = 0",
        "The seal of positions 1 to 3 was altered");
    add("a seal's marks", "UPDATE seals SET marks = '4:00000000 ' || marks WHERE from_position = 0",
        "The seal of positions 1 to 4 was altered");
    add("a mark", "UPDATE seals SET marks = replace(marks, '1:', '1:0') WHERE from_position = 0",
        "The seal of positions 1 to 4 was altered");
    add("what a seal follows", "UPDATE seals SET previous_hash = 'x' WHERE from_position = 4",
        "does not fit the one before");
    add("a removed seal", "DELETE FROM seals WHERE from_position = 4",
        "does not follow the one before, which ends at position 4");
    add("the first seal", "DELETE FROM seals WHERE from_position = 0",
        "does not follow the one before, which ends at position 0");
}

void SealConformanceTest::EV_7_changesAreFoundWithTheirPosition() {
    QFETCH(QString, change);
    QFETCH(QString, named);
    sealAll();
    QVERIFY(verified().isClean());
    QCOMPARE(number(qs("SELECT count(*) AS value FROM events WHERE position = %1").arg(m_gap)), 0);
    dropGuards();
    const QString stream = orderStream(m_order);
    const qint64 last = positionOf(stream, eventsOf(m_order).size());
    if (change == u"alter") {
        alterLastEvent(stream);
    } else if (change == u"insert") {
        insertEvent(m_gap);
    } else {
        mustExecute(change.replace(qs("$LAST"), QString::number(last)));
    }
    const VerifyReport::Check seals = sealsOf(verified());
    QVERIFY(seals.problemCount > 0);
    named.replace(qs("$LAST"), QString::number(last)).replace(qs("$GAP"), QString::number(m_gap));
    QVERIFY2(seals.problems.first().contains(named), qPrintable(seals.problems.join(u'\n')));
}

void SealConformanceTest::EV_7_aRemovedStreamIsFoundBySealsAlone_data() {
    QTest::addColumn<bool>("isOrder");
    QTest::newRow("an order") << true;
    QTest::newRow("a customer") << false;
}

void SealConformanceTest::EV_7_aRemovedStreamIsFoundBySealsAlone() {
    QFETCH(bool, isOrder);
    AddCustomer stranger{CustomerId::create(), {}};
    stranger.details.name = QStringLiteral("Nobody's");
    mustRun(stranger);
    sealAll();
    const QString subject = isOrder ? m_order.text() : stranger.customerId.text();
    const QString stream = isOrder ? orderStream(m_order) : qs("customer-") + subject;
    const qint64 position = positionOf(stream, 1);
    const QString tables = isOrder ? qs("orders order_lines payments stock_movements") : QString();
    dropGuards();
    mustExecute(qs("DELETE FROM events WHERE stream_id = '%1'").arg(stream));
    for (const QString& table : tables.split(u' ', Qt::SkipEmptyParts)) {
        mustExecute(qs("DELETE FROM %1 WHERE order_id = '%2'").arg(table, subject));
    }
    mustExecute(qs("DELETE FROM order_days WHERE status = 'draft'"));
    mustExecute(qs("DELETE FROM customers WHERE customer_id = '%1'").arg(subject));
    mustExecute(qs("DELETE FROM idempotency WHERE result LIKE '%%1%'").arg(subject));
    if (!isOrder) mustExecute(qs("DELETE FROM idempotency"));
    mustExecute(qs("DELETE FROM audit WHERE content LIKE '%%1%'").arg(subject));
    const VerifyReport report = verified();
    // The command log and its keys have their own proofs.
    QSet<QString> others{qs("seals"), qs("sealed_records"), qs("idempotency_keys")};
    if (!isOrder) others.insert(qs("order_days"));
    for (const VerifyReport::Check& check : report.checks) {
        if (others.contains(check.code)) continue;
        QVERIFY2(check.problemCount == 0, qPrintable(check.problems.join(u'\n')));
    }
    QVERIFY2(sealsOf(report).problems.contains(
                 qs("Position %1: the event that was sealed here is gone").arg(position)),
             qPrintable(sealsOf(report).problems.join(u'\n')));
}

/// The limitation documented in the header of Seal.
void SealConformanceTest::EV_7_whatComesAfterTheLastSealIsNotCovered() {
    sealAll();
    append(session(), qs("note-2"));
    const qint64 sealed = sealsOf(verified()).count;
    dropGuards();
    mustExecute(qs("DELETE FROM events WHERE stream_id = 'note-2'"));
    QCOMPARE(sealsOf(verified()).problemCount, 0);
    QCOMPARE(sealsOf(verified()).count, sealed);
}

/// Removes the last seals together with the events they cover.
void SealConformanceTest::EV_7_aNotedSealProvesTheEnd() {
    sealAll();
    const auto last = Sealer(session().database()).last();
    QVERIFY(last && *last);
    VerifyOptions options;
    options.notedSeal = {(*last)->toPosition, QString::fromLatin1((*last)->hash)};
    append(session(), qs("note-3"));
    sealAll();
    const auto before = verifyShop(session().database(), options);
    QVERIFY(before);
    QVERIFY2(before->isClean(), qPrintable(sealsOf(*before).problems.join(u'\n')));
    dropGuards();
    const qint64 from = (*last)->fromPosition;
    mustExecute(qs("DELETE FROM seals WHERE from_position >= %1").arg(from));
    mustExecute(qs("DELETE FROM events WHERE position > %1").arg(from));
    QCOMPARE(sealsOf(verified()).problemCount, 0);
    const auto after = verifyShop(session().database(), options);
    QVERIFY(after);
    QCOMPARE(sealsOf(*after).problemCount, 1);
    QVERIFY(sealsOf(*after).problems.first().contains(QString::number((*last)->toPosition)));
    // Put other events in their place and seal again.
    for (int event = 0; event < 4; ++event) append(session(), qs("note-4"));
    sealAll();
    QCOMPARE(sealsOf(verified()).problemCount, 0);
    QCOMPARE(sealsOf(*verifyShop(session().database(), options)).problemCount, 1);
}

void SealConformanceTest::EV_7_sealsAreNeverChanged_data() {
    QTest::addColumn<QString>("statement");
    QTest::newRow("changed") << qs("UPDATE seals SET hash = 'x'");
    QTest::newRow("removed") << qs("DELETE FROM seals");
    QTest::newRow("all at once") << qs("TRUNCATE seals");
    QTest::newRow("replaced") << qs("INSERT OR REPLACE INTO seals SELECT * FROM seals");
}

void SealConformanceTest::EV_7_sealsAreNeverChanged() {
    QFETCH(QString, statement);
    sealAll();
    const qint64 before = rows(qs("seals"));
    // A database that does not know the statement refuses it as well.
    QVERIFY(!session().database().run(statement));
    QCOMPARE(rows(qs("seals")), before);
    QVERIFY(verified().isClean());
}

/// On PostgreSQL an earlier position may be committed after a later one.
void SealConformanceTest::EV_7_neverPastALateCommit() {
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

void SealConformanceTest::EV_7_manySealersAndSellersAgree() {
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

void SealConformanceTest::EV_7_storesAreSealedApart() {
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

void SealConformanceTest::EV_7_theRunnerSealsOnceAMinuteForAll() {
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

QTEST_GUILESS_MAIN(countertop::SealConformanceTest)
#include "SealConformanceTest.moc"
