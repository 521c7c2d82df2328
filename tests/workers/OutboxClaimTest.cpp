// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "tests/workers/OutboxStoreFixture.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace countertop;

/// OutboxStore on both databases: which relay may claim which message, and when.
class OutboxClaimTest : public OutboxStoreFixture {
    Q_OBJECT

private slots:
    void aClaimIsLimitedAndEarliestFirst();
    void aClaimedMessageIsExclusive();
    void OB_6_anExpiredLeaseIsClaimableWithTheSameMessageId();
    void OB_6_aHolderThatLostItsLeaseSettlesNothing();
    void aRenewedLeaseDoesNotExpire();
    void OB_6_aClaimWhoseReplyWasLostExpires();
    void OB_6_aLeaseOfAServersClockThatWasAheadExpires();
    void OB_6_aDeadWorkersMessagesAreFreedButNotALivingOnes();
    void workersMoveToANewListOfWorkers();
    void FA_13_aClockAheadTakesNobodysClaims();
    void FA_14_aRetrySetByAClockAheadIsDue();
    void FA_14_aPauseThatAReceiverAskedForIsKept();
    void OB_11_aScheduledTimeIsNotARetryToBeCorrected();
    void OB_11_followersOfAScheduledMessageKeepItsTime();
    void aClaimGoesOnWhereTheLastOneEnded();
    void messagesBeforeThatPlaceAreFoundFromTheStart();
    void OB_10_aRunOfOneOrderIsClaimedAtOnceByOneWorker();
    void OB_10_aFailedMessageHoldsBackItsOwnOrderOnly();
    void OB_10_followersWaitForTheTimeOfTheFailedMessage();
    void OB_10_followersDoNotMissARetryByHand();
    void OB_10_retriesAreNotStarvedByNewMessages();
    void aClaimLooksPastMessagesInOtherHands();
    void OB_10_keylessMessagesAreNotSerialised();
    void aDeadMessageDoesNotHoldBackItsOrder();
    void OB_11_aFutureMessageIsNotClaimedEarly();
    void destinationsAreClaimedOneByOne();
};

void OutboxClaimTest::aClaimIsLimitedAndEarliestFirst() {
    m_shop->add(5, QStringLiteral("log:/a"));
    const auto claimed = claimAll(*m_store, 3);
    QCOMPARE(idsOf(claimed), QList<qint64>({1, 2, 3}));
    const ClaimedMessage& first = claimed->first();
    QCOMPARE(first.messageId, QStringLiteral("message-0"));
    QCOMPARE(first.eventType, QStringLiteral("OrderPlaced"));
    QCOMPARE(first.orderId, QStringLiteral("o0"));
    QCOMPARE(first.destination, QStringLiteral("log:/a"));
    QCOMPARE(first.correlationId, QStringLiteral("flow"));
    QCOMPARE(first.payload, QByteArray("{\"n\":1}"));
    QCOMPARE(first.createdAt, Timestamp{1000});
    QCOMPARE(first.attempts, 0);
    QCOMPARE(idsOf(claimAll(*m_store, 3)), QList<qint64>({4, 5}));
    QCOMPARE(idsOf(claimAll(*m_store, 3)), QList<qint64>());
}

void OutboxClaimTest::aClaimedMessageIsExclusive() {
    m_shop->add(4, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 2)), QList<qint64>({1, 2}));
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({3, 4}));
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 4);
}

void OutboxClaimTest::OB_6_anExpiredLeaseIsClaimableWithTheSameMessageId() {
    if (!m_store->hasLeases()) QSKIP("claims on a file do not expire");
    m_shop->add(1, QStringLiteral("log:/a"));
    const auto first = claimAll(*m_store, 10);
    QCOMPARE(idsOf(first), QList<qint64>({1}));
    m_shop->letPass(m_clock, 30'000);
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 30'000);
    QVERIFY(m_rival->freeAbandoned());
    const auto second = claimAll(*m_rival, 10);
    QCOMPARE(idsOf(second), QList<qint64>({1}));
    QCOMPARE(second->first().messageId, first->first().messageId);
}

void OutboxClaimTest::OB_6_aHolderThatLostItsLeaseSettlesNothing() {
    if (!m_store->hasLeases()) QSKIP("claims on a file do not expire");
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    m_shop->letPass(m_clock, 60'000);
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::dead(1, QStringLiteral("late"))}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("processing"));
    QCOMPARE(*m_store->renewLeases({1}), 0);
    QVERIFY(m_rival->settle({Settlement::delivered(1)}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("delivered"));
}

void OutboxClaimTest::aRenewedLeaseDoesNotExpire() {
    if (!m_store->hasLeases()) QSKIP("claims on a file do not expire");
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    m_shop->letPass(m_clock, 40'000);
    QCOMPARE(*m_store->renewLeases({1}), 1);
    QCOMPARE(*m_rival->renewLeases({1}), 0);
    m_shop->letPass(m_clock, 40'000);
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 20'000);
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
}

void OutboxClaimTest::OB_6_aClaimWhoseReplyWasLostExpires() {
    if (!m_store->hasLeases()) QSKIP("claims on a file do not expire");
    m_shop->add(2, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 1)), QList<qint64>({1}));
    // The server has committed this claim, but its worker was not told.
    QCOMPARE(idsOf(claimAll(*m_store, 1)), QList<qint64>({2}));
    m_shop->letPass(m_clock, 40'000);
    QCOMPARE(*m_store->renewLeases({1}), 1);
    m_shop->letPass(m_clock, 20'000);
    QVERIFY(m_store->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({2}));
}

void OutboxClaimTest::OB_6_aLeaseOfAServersClockThatWasAheadExpires() {
    if (!m_store->hasLeases()) QSKIP("claims on a file do not expire");
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(claimAll(*m_store, 1)->size(), 1);
    m_shop->execute(QStringLiteral("UPDATE outbox SET lease_until = lease_until + 3600000"));
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
}

void OutboxClaimTest::OB_6_aDeadWorkersMessagesAreFreedButNotALivingOnes() {
    if (m_store->hasLeases()) QSKIP("claims on a server expire");
    m_shop->add(2, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 1)), QList<qint64>({1}));
    QCOMPARE(idsOf(claimAll(*m_rival, 1)), QList<qint64>({2}));
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 2);
    // Its files are closed, as the system does when a process ends.
    m_store.reset();
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
    // The next worker takes the free slot, and nothing of the living one's.
    m_store = std::make_unique<OutboxStore>(*m_database, m_clock);
    QVERIFY(m_store->freeAbandoned());
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 2);
}

void OutboxClaimTest::workersMoveToANewListOfWorkers() {
    if (m_store->hasLeases()) QSKIP("a server needs no list of workers");
    m_shop->add(3, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 1)), QList<qint64>({1}));
    QVERIFY(QFile::remove(m_database->url().path + QStringLiteral(".workers")));
    QCOMPARE(idsOf(claimAll(*m_rival, 1)), QList<qint64>({2}));
    QCOMPARE(idsOf(claimAll(*m_store, 1)), QList<qint64>({3}));
    QVERIFY(m_rival->freeAbandoned());
    QVERIFY(m_store->freeAbandoned());
    QCOMPARE(m_shop->integer(QStringLiteral(
                 "SELECT count(DISTINCT lease_owner) AS n FROM outbox WHERE outbox_id > 1")),
             2);
}

void OutboxClaimTest::FA_13_aClockAheadTakesNobodysClaims() {
    m_shop->add(4, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 2)), QList<qint64>({1, 2}));
    for (const qint64 minutes : {10, -10}) {
        FixedClock other(m_clock.now() + minutes * 60'000);
        const auto database = m_shop->database();
        OutboxStore store(*database, other);
        QVERIFY(store.freeAbandoned());
        QVERIFY(store.correctRetryTimes());
        // New messages are due by any clock.
        QCOMPARE(idsOf(claimAll(store, 1)), QList<qint64>({minutes > 0 ? 3 : 4}));
        QVERIFY(store.settle({Settlement::delivered(minutes > 0 ? 3 : 4)}));
    }
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 2);
}

void OutboxClaimTest::FA_14_aRetrySetByAClockAheadIsDue() {
    constexpr qint64 kDay = 86'400'000;
    m_shop->add(2, QStringLiteral("log:/a"));
    QCOMPARE(claimAll(*m_store, 2)->size(), 2);
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 5'000),
                             Settlement::failed(2, QStringLiteral("no"), 5'000)}));
    m_shop->execute(QStringLiteral("UPDATE outbox SET next_attempt_at = next_attempt_at + %1 "
                                   "WHERE outbox_id = 1")
                        .arg(kDay));
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>());
    QVERIFY(m_rival->correctRetryTimes());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
}

void OutboxClaimTest::FA_14_aPauseThatAReceiverAskedForIsKept() {
    constexpr qint64 kHour = 3'600'000;
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(claimAll(*m_store, 1)->size(), 1);
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("busy"), 6 * kHour)}));
    m_shop->execute(
        QStringLiteral("UPDATE outbox SET next_attempt_at = next_attempt_at + %1").arg(24 * kHour));
    QVERIFY(m_rival->correctRetryTimes());
    const qint64 pause = m_shop->pauseOf(m_shop->messages().first(), m_clock);
    QVERIFY2(pause > 5 * kHour && pause <= 6 * kHour, qPrintable(QString::number(pause)));
}

void OutboxClaimTest::OB_11_followersOfAScheduledMessageKeepItsTime() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"), "{}",
                m_shop->now(m_clock) + 3'600'000);
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 60'000);
    QVERIFY(m_store->correctRetryTimes());
    const auto messages = m_shop->messages();
    QCOMPARE(messages[1].nextAttemptAt, messages[0].nextAttemptAt);
}

void OutboxClaimTest::aClaimGoesOnWhereTheLastOneEnded() {
    const QString destination = QStringLiteral("log:/a");
    m_shop->add(10, destination);
    QueuePlaces places;
    QCOMPARE(idsOf(m_store->claim(destination, 4, places)), QList<qint64>({1, 2, 3, 4}));
    QCOMPARE(places.fresh.id, 4);
    QVERIFY(m_store->settle({Settlement::delivered(1), Settlement::failed(2, QString(), 5'000),
                             Settlement::delivered(3), Settlement::delivered(4)}));
    m_shop->letPass(m_clock, 5'000);
    // A quarter of the claim is for the retry; what did not fit in is left for the next claim.
    QCOMPARE(idsOf(m_store->claim(destination, 4, places)), QList<qint64>({2, 5, 6, 7}));
    QCOMPARE(idsOf(m_store->claim(destination, 8, places)), QList<qint64>({8, 9, 10}));
    m_shop->add(2, destination, QStringLiteral("new%1"));
    QCOMPARE(idsOf(m_store->claim(destination, 8, places)), QList<qint64>({11, 12}));
}

void OutboxClaimTest::messagesBeforeThatPlaceAreFoundFromTheStart() {
    const QString destination = QStringLiteral("log:/a");
    m_shop->add(4, destination);
    QueuePlaces places;
    QCOMPARE(m_store->claim(destination, 4, places)->size(), 4);
    QVERIFY(m_store->settle({Settlement::released(2)}));
    m_shop->add(1, destination, QStringLiteral("new"));
    if (m_store->hasLeases()) {
        QCOMPARE(idsOf(m_store->claim(destination, 4, places)), QList<qint64>({5}));
    }
    QVERIFY(idsOf(m_store->claim(destination, 4)).contains(2));
}

void OutboxClaimTest::OB_11_aScheduledTimeIsNotARetryToBeCorrected() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"), "{}",
                m_shop->now(m_clock) + 3'600'000);
    QVERIFY(m_store->correctRetryTimes());
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
}

void OutboxClaimTest::OB_10_aRunOfOneOrderIsClaimedAtOnceByOneWorker() {
    m_shop->add(3, QStringLiteral("log:/a"), QStringLiteral("one"));
    m_shop->add(2, QStringLiteral("log:/b"), QStringLiteral("one"));
    QCOMPARE(idsOf(m_store->claim(QStringLiteral("log:/a"), 2)), QList<qint64>({1, 2}));
    // The third one's turn comes after those in other hands, or in one's own.
    QCOMPARE(idsOf(m_rival->claim(QStringLiteral("log:/a"), 10)), QList<qint64>());
    QCOMPARE(idsOf(m_store->claim(QStringLiteral("log:/a"), 10)), QList<qint64>());
    QCOMPARE(idsOf(m_rival->claim(QStringLiteral("log:/b"), 10)), QList<qint64>({4, 5}));
    QVERIFY(m_store->settle({Settlement::delivered(1), Settlement::delivered(2)}));
    QCOMPARE(idsOf(m_rival->claim(QStringLiteral("log:/a"), 10)), QList<qint64>({3}));
}

void OutboxClaimTest::OB_10_aFailedMessageHoldsBackItsOwnOrderOnly() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("two"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2, 3}));
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 5000),
                             Settlement::released(2, 5000), Settlement::delivered(3)}));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 5000);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2}));
}

void OutboxClaimTest::OB_10_followersWaitForTheTimeOfTheFailedMessage() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 1);
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 5000)}));
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
    // Nothing is due any more: the next look costs nothing.
    QVERIFY(m_store->waiting()->first().dueInMs > 0);
    QCOMPARE(m_shop->messages()[1].nextAttemptAt, m_shop->messages()[0].nextAttemptAt);
    m_shop->run(RetryDelivery{1, false});
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2, 3}));
}

void OutboxClaimTest::OB_10_followersDoNotMissARetryByHand() {
    if (!m_store->hasLeases()) QSKIP("a file has one writer at a time");
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 1);
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 60'000)}));
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"));
    Transaction byHand(*m_rivalDatabase);
    QVERIFY(byHand.begin());
    QVERIFY(m_rivalDatabase->run(QStringLiteral(
        "UPDATE outbox SET next_attempt_at = 0, retry_pause = 0 WHERE outbox_id = 1")));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
    QVERIFY(byHand.commit());
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2}));
}

void OutboxClaimTest::OB_10_retriesAreNotStarvedByNewMessages() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("old"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 1);
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 5000)}));
    m_shop->letPass(m_clock, 5000);
    m_shop->add(50, QStringLiteral("log:/a"));
    QVERIFY(idsOf(m_store->claim(QStringLiteral("log:/a"), 8)).contains(1));
}

void OutboxClaimTest::aClaimLooksPastMessagesInOtherHands() {
    m_shop->add(40, QStringLiteral("log:/a"), QStringLiteral("long"));
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("short"));
    const auto first = idsOf(m_store->claim(QStringLiteral("log:/a"), 10));
    QCOMPARE(first.size(), 10);
    QCOMPARE(idsOf(m_rival->claim(QStringLiteral("log:/a"), 10)), QList<qint64>({41}));
}

void OutboxClaimTest::OB_10_keylessMessagesAreNotSerialised() {
    m_shop->add(3, QStringLiteral("log:/a"), QStringLiteral(""));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2, 3}));
}

void OutboxClaimTest::aDeadMessageDoesNotHoldBackItsOrder() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(idsOf(claimAll(*m_store, 1)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::dead(1, QStringLiteral("gone"))}));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({2}));
}

void OutboxClaimTest::OB_11_aFutureMessageIsNotClaimedEarly() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"), "{}",
                m_shop->now(m_clock) + 60'000);
    m_shop->letPass(m_clock, 30'000);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 30'000);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
}

void OutboxClaimTest::destinationsAreClaimedOneByOne() {
    const QString quoted = QStringLiteral("log:/b \"quoted\"");
    m_shop->add(2, QStringLiteral("log:/a"));
    m_shop->add(2, quoted);
    QStringList names;
    const auto destinations = m_store->waiting();
    for (const WaitingDestination& waiting : *destinations) names.append(waiting.destination);
    QCOMPARE(names, QStringList({QStringLiteral("log:/a"), quoted}));
    QCOMPARE(idsOf(m_store->claim(quoted, 10)), QList<qint64>({3, 4}));
    QCOMPARE(m_store->waiting()->size(), 1);
    QVERIFY(*m_store->isAnyClaimed());
}

QTEST_GUILESS_MAIN(OutboxClaimTest)
#include "OutboxClaimTest.moc"
