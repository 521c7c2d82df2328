// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/DeliveryQueries.h"
#include "tests/workers/OutboxStoreFixture.h"

#include <QTest>

using namespace countertop;

/// OutboxStore on both databases: what settling stores, and what the store reports.
class OutboxStoreTest : public OutboxStoreFixture {
    Q_OBJECT

private slots:
    void aGoneReceiverDisablesItsDestination();
    void theHealthOfDestinationsIsNoted();
    void successesAreNotedOnceASecond();
    void settlingWritesStatusAttemptsErrorAndTimes();
    void errorsThatNoDatabaseStoresAreCleaned();
    void aReleasedMessageCountsNoAttempt();
    void waitingTellsWhenTheNextIsDue();
    void aTurnSettlesAndClaimsInOneCommit();
    void aTurnThatFailsHasDoneNothing();
    void countsFollowTheStates();
};

void OutboxStoreTest::aGoneReceiverDisablesItsDestination() {
    const QString destination = QStringLiteral("log:/a");
    m_shop->add(2, destination, QStringLiteral("one"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 2);
    QVERIFY(m_store->settle(
        {Settlement::gone(1, QStringLiteral("HTTP 410")), Settlement::released(2)}));
    const auto waiting = m_store->waiting();
    QCOMPARE(waiting->size(), 1);
    QVERIFY(waiting->first().isDisabled);
    m_shop->run(EnableDestination{destination});
    QVERIFY(!m_store->waiting()->first().isDisabled);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2}));
    QCOMPARE(m_shop->messages().first().attempts, 1);
    const auto again = m_shop->session().bus().dispatch(
        EnableDestination{destination}, Intent::fresh(), {{}, QStringLiteral("T1"), {}, {}, {}});
    QCOMPARE(again.error().code, ErrorCode::NotFound);
    QVERIFY(m_store->settle({Settlement::released(1), Settlement::released(2)}));
    m_shop->run(LimitDestination{destination, 7});
    QCOMPARE(m_store->waiting()->first().atOnce, 7);
}

void OutboxStoreTest::theHealthOfDestinationsIsNoted() {
    m_shop->add(2, QStringLiteral("log:/a"));
    m_shop->add(1, QStringLiteral("log:/b"));
    QCOMPARE(m_store->claim(QStringLiteral("log:/a"), 10)->size(), 2);
    QVERIFY(m_store->settle(
        {Settlement::delivered(1), Settlement::failed(2, QStringLiteral("no"), 60'000)}));
    DeliveryQueries reads(m_shop->session().database());
    const auto health = reads.destinations();
    QVERIFY(health);
    QCOMPARE(health->size(), 2);
    const DestinationHealth& served = health->first();
    QCOMPARE(served.destination, QStringLiteral("log:/a"));
    QVERIFY(served.lastSuccessAt > 0 && served.lastFailureAt > 0);
    QCOMPARE(served.lastError, QStringLiteral("no"));
    QCOMPARE(served.lagMs, 0);
    if (m_store->hasLeases()) QCOMPARE(served.deliveredLastMinute, 1);
    QVERIFY(health->last().lagMs > 0);
    QCOMPARE(health->last().lastSuccessAt, 0);
}

void OutboxStoreTest::successesAreNotedOnceASecond() {
    if (m_store->hasLeases()) QSKIP("the clock of a server cannot be set");
    m_shop->add(3, QStringLiteral("log:/a"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 3);
    QList<qint64> noted;
    for (const qint64 id : {1, 2, 3}) {
        QVERIFY(m_store->settle({Settlement::delivered(id)}));
        noted.append(
            m_shop->integer(QStringLiteral("SELECT last_success_at AS n FROM destinations")));
        m_clock.advance(600);
    }
    QCOMPARE(noted, QList<qint64>({kStart, kStart, kStart + 1'200}));
}

void OutboxStoreTest::settlingWritesStatusAttemptsErrorAndTimes() {
    m_shop->add(3, QStringLiteral("log:/a"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 3);
    m_shop->letPass(m_clock, 10);
    const Timestamp before = m_shop->now(m_clock);
    const QString error = QStringLiteral("It said \"no\": 'ö' :now $1");
    QVERIFY(m_store->settle({Settlement::delivered(1), Settlement::failed(2, error, 60'000),
                             Settlement::dead(3, QString(5000, u'x'))}));
    const auto messages = m_shop->messages();
    QCOMPARE(messages[0].status, QStringLiteral("delivered"));
    QCOMPARE(messages[0].attempts, 1);
    const Timestamp after = m_shop->now(m_clock);
    QVERIFY(messages[0].deliveredAt >= before && messages[0].deliveredAt <= after);
    QCOMPARE(messages[1].status, QStringLiteral("failed"));
    QCOMPARE(messages[1].attempts, 1);
    QCOMPARE(messages[1].lastError, error);
    QVERIFY(messages[1].nextAttemptAt >= before + 60'000);
    QVERIFY(messages[1].nextAttemptAt <= after + 60'000);
    QCOMPARE(messages[1].deliveredAt, Timestamp{0});
    QCOMPARE(messages[2].status, QStringLiteral("dead"));
    QCOMPARE(messages[2].attempts, 1);
    QCOMPARE(messages[2].lastError, QString(1000, u'x'));
    QCOMPARE(m_shop->integer(QStringLiteral(
                 "SELECT count(*) AS n FROM outbox WHERE lease_owner = '' AND lease_until = 0")),
             3);
    m_shop->letPass(m_clock, 60'000);
    const auto again = claimAll(*m_store, 10);
    QCOMPARE(idsOf(again), QList<qint64>({2}));
    QCOMPARE(again->first().attempts, 1);
}

void OutboxStoreTest::errorsThatNoDatabaseStoresAreCleaned() {
    m_shop->add(2, QStringLiteral("log:/a"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 2);
    const QString zero = QStringLiteral("A") + QChar(0) + u'\x1b' + QChar(0xd83d) + u'B';
    const QString smile = QString::fromUcs4(U"\U0001F600");
    QVERIFY(m_store->settle(
        {Settlement::failed(1, zero, 60'000), Settlement::dead(2, QString(999, u'x') + smile)}));
    const auto messages = m_shop->messages();
    QCOMPARE(messages[0].lastError, QStringLiteral("A  \uFFFDB"));
    QCOMPARE(messages[1].lastError, QString(999, u'x'));
}

void OutboxStoreTest::aReleasedMessageCountsNoAttempt() {
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::released(1)}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("pending"));
    QCOMPARE(m_shop->messages().first().attempts, 0);
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
    QVERIFY(m_rival->settle({Settlement::failed(1, QStringLiteral("no"), 0)}));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::released(1)}));
    const auto message = m_shop->messages().first();
    QCOMPARE(message.status, QStringLiteral("failed"));
    QCOMPARE(message.attempts, 1);
    QCOMPARE(message.lastError, QStringLiteral("no"));
}

void OutboxStoreTest::waitingTellsWhenTheNextIsDue() {
    QVERIFY(m_store->waiting()->isEmpty());
    QVERIFY(!*m_store->isAnyClaimed());
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"));
    QVERIFY(m_store->waiting()->first().dueInMs < 0);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 40'000)}));
    const qint64 dueInMs = m_store->waiting()->first().dueInMs;
    QVERIFY(dueInMs > 10'000 && dueInMs <= 40'000);
    QVERIFY(m_store->waiting()->first().hasTimed);
    m_shop->add(1, QStringLiteral("log:/a"));
    QVERIFY(m_store->waiting()->first().hasTimed);
    m_shop->add(1, QStringLiteral("log:/b"));
    QVERIFY(!m_store->waiting()->last().hasTimed);
}

void OutboxStoreTest::aTurnSettlesAndClaimsInOneCommit() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(idsOf(m_store->claim(QStringLiteral("log:/a"), 1)), QList<qint64>({1}));
    QList<qint64> next;
    QVERIFY(m_store->inOneCommit([&]() -> Result<void> {
        const auto settled = m_store->settle({Settlement::delivered(1)});
        if (!settled) return fail(settled.error());
        // The message before it is delivered in this very transaction, and for nobody else.
        next = idsOf(m_store->claim(QStringLiteral("log:/a"), 1));
        if (m_shop->countOf(QStringLiteral("delivered")) > 0) qFatal("it was committed before");
        return {};
    }));
    QCOMPARE(next, QList<qint64>({2}));
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 1);
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 1);
}

void OutboxStoreTest::aTurnThatFailsHasDoneNothing() {
    m_shop->add(2, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(m_store->claim(QStringLiteral("log:/a"), 1)), QList<qint64>({1}));
    const auto done = m_store->inOneCommit([&]() -> Result<void> {
        if (!m_store->settle({Settlement::delivered(1)})) qFatal("it was not settled");
        if (m_store->claim(QStringLiteral("log:/a"), 1)->size() != 1) qFatal("none was claimed");
        return fail(makeError(ErrorCode::Storage, QStringLiteral("it ends here")));
    });
    QCOMPARE(done.error().detail, QStringLiteral("it ends here"));
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 0);
    QCOMPARE(m_shop->countOf(QStringLiteral("pending")), 1);
    QVERIFY(m_store->settle({Settlement::delivered(1)}));
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 1);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({2}));
}

void OutboxStoreTest::countsFollowTheStates() {
    m_shop->add(4, QStringLiteral("log:/a"));
    QCOMPARE(*m_store->counts(), (OutboxCounts{4, 0}));
    QCOMPARE(claimAll(*m_store, 3)->size(), 3);
    QCOMPARE(*m_store->counts(), (OutboxCounts{4, 0}));
    QVERIFY(m_store->settle({Settlement::delivered(1), Settlement::dead(2, QStringLiteral("no")),
                             Settlement::failed(3, QStringLiteral("no"), 1)}));
    QCOMPARE(*m_store->counts(), (OutboxCounts{2, 1}));
}

QTEST_GUILESS_MAIN(OutboxStoreTest)
#include "OutboxStoreTest.moc"
