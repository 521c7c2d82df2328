// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/DeliveryQueries.h"
#include "tests/workers/OutboxFixture.h"

#include <QTest>

#include <algorithm>

using namespace countertop;

namespace {

constexpr Timestamp kStart = 1'800'000'000'000;

QList<qint64> idsOf(const Result<QList<ClaimedMessage>>& claimed) {
    QList<qint64> ids;
    if (!claimed) qFatal("%s", qUtf8Printable(claimed.error().detail));
    for (const ClaimedMessage& message : *claimed) ids.append(message.id);
    return ids;
}

}  // namespace

/// OutboxStore on both databases: which relay may claim which message, and what settling stores.
class OutboxStoreTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();

    void aClaimIsLimitedAndEarliestFirst();
    void aClaimedMessageIsExclusive();
    void OB_6_anExpiredLeaseIsClaimableWithTheSameMessageId();
    void OB_6_aHolderThatLostItsLeaseSettlesNothing();
    void aRenewedLeaseDoesNotExpire();
    void OB_6_aDeadWorkersMessagesAreFreedButNotALivingOnes();
    void FA_13_aClockAheadTakesNobodysClaims();
    void FA_14_aRetrySetByAClockAheadIsDue();
    void OB_11_aScheduledTimeIsNotARetryToBeCorrected();
    void OB_10_aRunOfOneOrderIsClaimedAtOnceByOneWorker();
    void OB_10_followersWaitForTheTimeOfTheFailedMessage();
    void OB_10_retriesAreNotStarvedByNewMessages();
    void aClaimLooksPastMessagesInOtherHands();
    void aGoneReceiverDisablesItsDestination();
    void theHealthOfDestinationsIsNoted();
    void OB_10_aFailedMessageHoldsBackItsOwnOrderOnly();
    void OB_10_keylessMessagesAreNotSerialised();
    void aDeadMessageDoesNotHoldBackItsOrder();
    void OB_11_aFutureMessageIsNotClaimedEarly();
    void settlingWritesStatusAttemptsErrorAndTimes();
    void errorsThatNoDatabaseStoresAreCleaned();
    void aReleasedMessageCountsNoAttempt();
    void destinationsAreClaimedOneByOne();
    void waitingTellsWhenTheNextIsDue();
    void countsFollowTheStates();

private:
    FixedClock m_clock{kStart};
    std::unique_ptr<OutboxFixture> m_shop;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Database> m_rivalDatabase;
    std::unique_ptr<OutboxStore> m_store;
    std::unique_ptr<OutboxStore> m_rival;
};

void OutboxStoreTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_clock.set(kStart);
    m_shop = std::make_unique<OutboxFixture>(dialect);
    m_database = m_shop->database();
    m_rivalDatabase = m_shop->database();
    m_store = std::make_unique<OutboxStore>(*m_database, m_clock);
    m_rival = std::make_unique<OutboxStore>(*m_rivalDatabase, m_clock);
}

void OutboxStoreTest::cleanup() {
    m_store.reset();
    m_rival.reset();
    m_database.reset();
    m_rivalDatabase.reset();
    m_shop.reset();
}

void OutboxStoreTest::aClaimIsLimitedAndEarliestFirst() {
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

void OutboxStoreTest::aClaimedMessageIsExclusive() {
    m_shop->add(4, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 2)), QList<qint64>({1, 2}));
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({3, 4}));
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 4);
}

void OutboxStoreTest::OB_6_anExpiredLeaseIsClaimableWithTheSameMessageId() {
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

void OutboxStoreTest::OB_6_aHolderThatLostItsLeaseSettlesNothing() {
    if (!m_store->hasLeases()) QSKIP("claims on a file do not expire");
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    m_shop->letPass(m_clock, 60'000);
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::dead(1, QStringLiteral("late"))}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("processing"));
    QCOMPARE(*m_store->renewLeases(), 0);
    QVERIFY(m_rival->settle({Settlement::delivered(1)}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("delivered"));
}

void OutboxStoreTest::aRenewedLeaseDoesNotExpire() {
    if (!m_store->hasLeases()) QSKIP("claims on a file do not expire");
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    m_shop->letPass(m_clock, 40'000);
    QCOMPARE(*m_store->renewLeases(), 1);
    QCOMPARE(*m_rival->renewLeases(), 0);
    m_shop->letPass(m_clock, 40'000);
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 20'000);
    QVERIFY(m_rival->freeAbandoned());
    QCOMPARE(idsOf(claimAll(*m_rival, 10)), QList<qint64>({1}));
}

void OutboxStoreTest::OB_6_aDeadWorkersMessagesAreFreedButNotALivingOnes() {
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

void OutboxStoreTest::FA_13_aClockAheadTakesNobodysClaims() {
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

void OutboxStoreTest::FA_14_aRetrySetByAClockAheadIsDue() {
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

void OutboxStoreTest::OB_11_aScheduledTimeIsNotARetryToBeCorrected() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"), "{}",
                m_shop->now(m_clock) + 3'600'000);
    QVERIFY(m_store->correctRetryTimes());
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
}

void OutboxStoreTest::OB_10_aRunOfOneOrderIsClaimedAtOnceByOneWorker() {
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

void OutboxStoreTest::OB_10_aFailedMessageHoldsBackItsOwnOrderOnly() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("two"));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2, 3}));
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 5000),
                             Settlement::released(2, 5000), Settlement::delivered(3)}));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 5000);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2}));
}

void OutboxStoreTest::OB_10_followersWaitForTheTimeOfTheFailedMessage() {
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

void OutboxStoreTest::OB_10_retriesAreNotStarvedByNewMessages() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("old"));
    QCOMPARE(claimAll(*m_store, 10)->size(), 1);
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 5000)}));
    m_shop->letPass(m_clock, 5000);
    m_shop->add(50, QStringLiteral("log:/a"));
    QVERIFY(idsOf(m_store->claim(QStringLiteral("log:/a"), 8)).contains(1));
}

void OutboxStoreTest::aClaimLooksPastMessagesInOtherHands() {
    m_shop->add(40, QStringLiteral("log:/a"), QStringLiteral("long"));
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("short"));
    const auto first = idsOf(m_store->claim(QStringLiteral("log:/a"), 10));
    QCOMPARE(first.size(), 10);
    QCOMPARE(idsOf(m_rival->claim(QStringLiteral("log:/a"), 10)), QList<qint64>({41}));
}

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

void OutboxStoreTest::OB_10_keylessMessagesAreNotSerialised() {
    m_shop->add(3, QStringLiteral("log:/a"), QStringLiteral(""));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1, 2, 3}));
}

void OutboxStoreTest::aDeadMessageDoesNotHoldBackItsOrder() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(idsOf(claimAll(*m_store, 1)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::dead(1, QStringLiteral("gone"))}));
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({2}));
}

void OutboxStoreTest::OB_11_aFutureMessageIsNotClaimedEarly() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"), "{}",
                m_shop->now(m_clock) + 60'000);
    m_shop->letPass(m_clock, 30'000);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>());
    m_shop->letPass(m_clock, 30'000);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
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

void OutboxStoreTest::destinationsAreClaimedOneByOne() {
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

void OutboxStoreTest::waitingTellsWhenTheNextIsDue() {
    QVERIFY(m_store->waiting()->isEmpty());
    QVERIFY(!*m_store->isAnyClaimed());
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"));
    QVERIFY(m_store->waiting()->first().dueInMs < 0);
    QCOMPARE(idsOf(claimAll(*m_store, 10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), 40'000)}));
    const qint64 dueInMs = m_store->waiting()->first().dueInMs;
    QVERIFY(dueInMs > 10'000 && dueInMs <= 40'000);
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
