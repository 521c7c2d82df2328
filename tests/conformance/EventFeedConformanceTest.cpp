// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

namespace countertop {

/// The feed reads the whole store in order without skipping events or returning others, and
/// recorded events never change.
class EventFeedConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void ES_10_lateCommitIsNotSkipped_data();
    void ES_10_lateCommitIsNotSkipped();
    void ES_10_earlierTransactionWithALaterPosition();
    void ES_12_feedIsNarrowedExactly();
    void ES_12_feedGoesOnAfterAPosition();
    void EV_1_eventsAreNeverChanged_data();
    void EV_1_eventsAreNeverChanged();

private:
    void append(ShopSession& writer, const QString& stream, const QString& type);
    /// The stream ids of the feed's events, in order.
    [[nodiscard]] QStringList feed(const FeedFilter& filter = {}, qint64 after = 0,
                                   int limit = 100);
};

void EventFeedConformanceTest::append(ShopSession& writer, const QString& stream,
                                      const QString& type) {
    EventMetadata about;
    about.at = clock().now();
    const auto appended = writer.events().append(stream, ExpectedVersion::any(),
                                                 {{EventId::create(), type, 1, "{}"}}, about);
    QVERIFY2(appended, appended ? "" : qPrintable(appended.error().detail));
}

QStringList EventFeedConformanceTest::feed(const FeedFilter& filter, qint64 after, int limit) {
    const auto events = session().events().feed(after, filter, limit);
    QStringList streams;
    if (!events) return {events.error().detail};
    qint64 position = after;
    for (const RecordedEvent& event : *events) {
        if (event.position <= position) streams.append(QStringLiteral("out of order"));
        position = event.position;
        streams.append(event.streamId);
    }
    return streams;
}

void EventFeedConformanceTest::ES_10_lateCommitIsNotSkipped_data() {
    QTest::addColumn<bool>("commits");
    QTest::newRow("the late one commits") << true;
    QTest::newRow("the late one rolls back") << false;
}

void EventFeedConformanceTest::ES_10_lateCommitIsNotSkipped() {
    QFETCH(bool, commits);
    const QString type = QStringLiteral("OrderDelivered");
    const Session late = open();
    const Session quick = open();
    Transaction underWay(late->database());
    QVERIFY(underWay.begin());
    append(*late, QStringLiteral("order-late"), type);
    const bool isOneWriterAtATime = dialect() == Dialect::Sqlite;
    if (isOneWriterAtATime) {
        quick->database().setBusyTimeout(50);
        const auto refused =
            quick->events().append(QStringLiteral("order-quick"), ExpectedVersion::any(),
                                   {{EventId::create(), type, 1, "{}"}}, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Timeout);
    } else {
        append(*quick, QStringLiteral("order-quick"), type);
        QCOMPARE(rows(QStringLiteral("events")), 1);
    }
    for (int look = 0; look < 5; ++look) QCOMPARE(feed(), QStringList());
    if (commits) {
        QVERIFY(underWay.commit());
    } else {
        underWay.rollback();
    }
    if (isOneWriterAtATime) append(*quick, QStringLiteral("order-quick"), type);
    const QStringList expected =
        commits ? QStringList{QStringLiteral("order-late"), QStringLiteral("order-quick")}
                : QStringList{QStringLiteral("order-quick")};
    // Transactions in other databases of the server hold the feed back too.
    QTRY_COMPARE_WITH_TIMEOUT(feed(), expected, 60'000);
}

/// Positions and transactions begin in different orders: the transaction that began first takes the
/// later position and commits first. Its events must wait for the earlier position.
void EventFeedConformanceTest::ES_10_earlierTransactionWithALaterPosition() {
    if (dialect() == Dialect::Sqlite) QSKIP("SQLite has one writer at a time");
    const QString type = QStringLiteral("OrderDelivered");
    const Session first = open();
    const Session second = open();
    Transaction early(first->database());
    QVERIFY(early.begin());
    QVERIFY(first->database().run(QStringLiteral("SELECT pg_current_xact_id()")));
    Transaction late(second->database());
    QVERIFY(late.begin());
    append(*second, QStringLiteral("order-1"), type);
    append(*first, QStringLiteral("order-2"), type);
    QVERIFY(early.commit());
    for (int poll = 0; poll < 5; ++poll) QCOMPARE(feed(), QStringList());
    append(*second, QStringLiteral("order-3"), type);
    QCOMPARE(feed(), QStringList());
    QVERIFY(late.commit());
    QTRY_COMPARE_WITH_TIMEOUT(feed(),
                              (QStringList{QStringLiteral("order-1"), QStringLiteral("order-2"),
                                           QStringLiteral("order-3")}),
                              60'000);
}

void EventFeedConformanceTest::ES_12_feedIsNarrowedExactly() {
    const QString placed = QStringLiteral("OrderPlaced");
    const QString paid = QStringLiteral("PaymentCaptured");
    append(session(), QStringLiteral("we_ird-1"), placed);
    append(session(), QStringLiteral("weXird-1"), placed);
    append(session(), QStringLiteral("we_ird-1"), paid);
    append(session(), QStringLiteral("we_ird-2"), QStringLiteral("OrderShipped"));
    append(session(), QStringLiteral("we_irder-1"), placed);
    QTRY_COMPARE_WITH_TIMEOUT(feed().size(), 5, 60'000);
    const QString weird = QStringLiteral("we_ird");
    const QStringList ofOne{QStringLiteral("we_ird-1"), QStringLiteral("we_ird-1")};
    QCOMPARE(feed({{}, {}, weird}), ofOne + QStringList{QStringLiteral("we_ird-2")});
    QCOMPARE(feed({{placed, paid}, {}, weird}), ofOne);
    QCOMPARE(feed({{placed}, {}, {}}),
             (QStringList{QStringLiteral("we_ird-1"), QStringLiteral("weXird-1"),
                          QStringLiteral("we_irder-1")}));
    QCOMPARE(feed({{placed}, {QStringLiteral("weXird-1")}, weird}), QStringList());
    QCOMPARE(feed({{}, {QStringLiteral("we_ird-2"), QStringLiteral("weXird-1")}, {}}),
             (QStringList{QStringLiteral("weXird-1"), QStringLiteral("we_ird-2")}));
    QCOMPARE(feed({{}, {}, QStringLiteral("we%")}), QStringList());
    QCOMPARE(feed({{QStringLiteral("Order%")}, {}, {}}), QStringList());
}

void EventFeedConformanceTest::ES_12_feedGoesOnAfterAPosition() {
    for (int number = 1; number <= 5; ++number) {
        append(session(), QStringLiteral("order-%1").arg(number), QStringLiteral("OrderDelivered"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(feed().size(), 5, 60'000);
    const auto all = session().events().feed(0, {}, 100);
    QVERIFY(all);
    const qint64 second = all->at(1).position;
    QCOMPARE(feed({}, second), (QStringList{QStringLiteral("order-3"), QStringLiteral("order-4"),
                                            QStringLiteral("order-5")}));
    QCOMPARE(feed({}, second, 2),
             (QStringList{QStringLiteral("order-3"), QStringLiteral("order-4")}));
    QCOMPARE(feed({}, all->last().position), QStringList());
    QCOMPARE(feed({}, 0, 1), QStringList{QStringLiteral("order-1")});
}

void EventFeedConformanceTest::EV_1_eventsAreNeverChanged_data() {
    QTest::addColumn<QString>("statement");
    QTest::newRow("payload") << QStringLiteral("UPDATE events SET payload = '[]'");
    QTest::newRow("nothing new") << QStringLiteral("UPDATE events SET actor = actor");
    QTest::newRow("one event") << QStringLiteral("DELETE FROM events WHERE version = 1");
    QTest::newRow("all events") << QStringLiteral("DELETE FROM events");
    QTest::newRow("all at once") << QStringLiteral("TRUNCATE events");
    QTest::newRow("replaced") << QStringLiteral(
        "INSERT OR REPLACE INTO events SELECT * FROM events");
}

void EventFeedConformanceTest::EV_1_eventsAreNeverChanged() {
    QFETCH(QString, statement);
    const QString stream = QStringLiteral("order-1");
    append(session(), stream, QStringLiteral("OrderDelivered"));
    append(session(), stream, QStringLiteral("OrderCompleted"));
    const auto before = session().events().load(stream);
    QVERIFY(before && before->size() == 2);
    // SQLite has no TRUNCATE and PostgreSQL no REPLACE; an unknown statement is refused as well.
    QVERIFY(!session().database().run(statement));
    const auto after = session().events().load(stream);
    QVERIFY(after && *after == *before);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventFeedConformanceTest)
#include "EventFeedConformanceTest.moc"
