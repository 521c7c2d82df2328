// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Streams.h"
#include "models/store/seals/Sealer.h"
#include "tests/conformance/SealFixture.h"

#include <QtTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// Seals: any event altered, inserted or removed up to the last seal is found with its position,
/// even when everything else in the shop was made consistent.
class SealConformanceTest : public SealFixture {
    Q_OBJECT

private slots:
    void EV_7_aSealedShopIsClean();
    void EV_7_changesAreFoundWithTheirPosition_data();
    void EV_7_changesAreFoundWithTheirPosition();
    void EV_7_aRemovedStreamIsFoundBySealsAlone_data();
    void EV_7_aRemovedStreamIsFoundBySealsAlone();
    void EV_7_whatComesAfterTheLastSealIsNotCovered();
    void EV_7_aNotedSealProvesTheEnd();
    void EV_7_sealsAreNeverChanged_data();
    void EV_7_sealsAreNeverChanged();

private:
    /// Replaces the event's content and hash, as a tamperer who knows the chain would.
    void alterLastEvent(const QString& stream);
    void insertEvent(qint64 position);
};

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

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SealConformanceTest)
#include "SealConformanceTest.moc"
