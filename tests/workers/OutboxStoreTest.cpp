// SPDX-License-Identifier: GPL-3.0-or-later
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
    void OB_10_onlyTheEarliestOfAnOrderAndDestinationIsClaimable();
    void OB_10_aFailedMessageHoldsBackItsOwnOrderOnly();
    void OB_10_keylessMessagesAreNotSerialised();
    void aDeadMessageDoesNotHoldBackItsOrder();
    void OB_11_aFutureMessageIsNotClaimedEarly();
    void settlingWritesStatusAttemptsErrorAndTimes();
    void aReleasedMessageCountsNoAttempt();
    void destinationsCanBeLeftOut();
    void nextDueAtSkipsWhatIsHeldBack();
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
    const auto claimed = m_store->claim(3);
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
    QCOMPARE(idsOf(m_store->claim(3)), QList<qint64>({4, 5}));
    QCOMPARE(idsOf(m_store->claim(3)), QList<qint64>());
}

void OutboxStoreTest::aClaimedMessageIsExclusive() {
    m_shop->add(4, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(m_store->claim(2)), QList<qint64>({1, 2}));
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>({3, 4}));
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 4);
}

void OutboxStoreTest::OB_6_anExpiredLeaseIsClaimableWithTheSameMessageId() {
    m_shop->add(1, QStringLiteral("log:/a"));
    const auto first = m_store->claim(10);
    QCOMPARE(idsOf(first), QList<qint64>({1}));
    m_clock.advance(59'999);
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>());
    m_clock.advance(1);
    const auto second = m_rival->claim(10);
    QCOMPARE(idsOf(second), QList<qint64>({1}));
    QCOMPARE(second->first().messageId, first->first().messageId);
}

void OutboxStoreTest::OB_6_aHolderThatLostItsLeaseSettlesNothing() {
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
    m_clock.advance(60'000);
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::dead(1, QStringLiteral("late"))}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("processing"));
    QVERIFY(m_rival->settle({Settlement::delivered(1)}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("delivered"));
}

void OutboxStoreTest::aRenewedLeaseDoesNotExpire() {
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
    m_clock.advance(40'000);
    QVERIFY(m_store->renewLeases());
    QVERIFY(m_rival->renewLeases());
    m_clock.advance(40'000);
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>());
    m_clock.advance(20'000);
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>({1}));
}

void OutboxStoreTest::OB_10_onlyTheEarliestOfAnOrderAndDestinationIsClaimable() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    m_shop->add(2, QStringLiteral("log:/b"), QStringLiteral("one"));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1, 3}));
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>());
    QVERIFY(m_store->settle({Settlement::delivered(1)}));
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>({2}));
}

void OutboxStoreTest::OB_10_aFailedMessageHoldsBackItsOwnOrderOnly() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("two"));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1, 3}));
    QVERIFY(m_store->settle(
        {Settlement::failed(1, QStringLiteral("no"), kStart + 5000), Settlement::delivered(3)}));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>());
    m_clock.advance(5000);
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::delivered(1)}));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({2}));
}

void OutboxStoreTest::OB_10_keylessMessagesAreNotSerialised() {
    m_shop->add(3, QStringLiteral("log:/a"), QStringLiteral(""));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1, 2, 3}));
}

void OutboxStoreTest::aDeadMessageDoesNotHoldBackItsOrder() {
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::dead(1, QStringLiteral("gone"))}));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({2}));
}

void OutboxStoreTest::OB_11_aFutureMessageIsNotClaimedEarly() {
    m_shop->add(1, QStringLiteral("log:/a"), QStringLiteral("one"), "{}", kStart + 1000);
    m_clock.advance(999);
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>());
    m_clock.advance(1);
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
}

void OutboxStoreTest::settlingWritesStatusAttemptsErrorAndTimes() {
    m_shop->add(3, QStringLiteral("log:/a"));
    QCOMPARE(m_store->claim(10)->size(), 3);
    m_clock.advance(10);
    const QString error = QStringLiteral("It said \"no\": 'ö' :now $1");
    QVERIFY(m_store->settle({Settlement::delivered(1), Settlement::failed(2, error, kStart + 77),
                             Settlement::dead(3, QString(5000, u'x'))}));
    const auto messages = m_shop->messages();
    QCOMPARE(messages[0].status, QStringLiteral("delivered"));
    QCOMPARE(messages[0].attempts, 1);
    QCOMPARE(messages[0].deliveredAt, kStart + 10);
    QCOMPARE(messages[1].status, QStringLiteral("failed"));
    QCOMPARE(messages[1].attempts, 1);
    QCOMPARE(messages[1].lastError, error);
    QCOMPARE(messages[1].nextAttemptAt, kStart + 77);
    QCOMPARE(messages[1].deliveredAt, Timestamp{0});
    QCOMPARE(messages[2].status, QStringLiteral("dead"));
    QCOMPARE(messages[2].attempts, 1);
    QCOMPARE(messages[2].lastError, QString(1000, u'x'));
    QCOMPARE(m_shop->integer(QStringLiteral(
                 "SELECT count(*) AS n FROM outbox WHERE lease_owner = '' AND lease_until = 0")),
             3);
    m_clock.set(kStart + 77);
    const auto again = m_store->claim(10);
    QCOMPARE(idsOf(again), QList<qint64>({2}));
    QCOMPARE(again->first().attempts, 1);
}

void OutboxStoreTest::aReleasedMessageCountsNoAttempt() {
    m_shop->add(1, QStringLiteral("log:/a"));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::released(1)}));
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("pending"));
    QCOMPARE(m_shop->messages().first().attempts, 0);
    QCOMPARE(idsOf(m_rival->claim(10)), QList<qint64>({1}));
    QVERIFY(m_rival->settle({Settlement::failed(1, QStringLiteral("no"), kStart)}));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::released(1)}));
    const auto message = m_shop->messages().first();
    QCOMPARE(message.status, QStringLiteral("failed"));
    QCOMPARE(message.attempts, 1);
    QCOMPARE(message.lastError, QStringLiteral("no"));
}

void OutboxStoreTest::destinationsCanBeLeftOut() {
    m_shop->add(2, QStringLiteral("log:/a"));
    m_shop->add(2, QStringLiteral("log:/b \"quoted\""));
    const QStringList except{QStringLiteral("log:/b \"quoted\""), QStringLiteral("log:/c")};
    QCOMPARE(idsOf(m_store->claim(10, except)), QList<qint64>({1, 2}));
    QCOMPARE(*m_store->nextDueAt(except), std::optional<Timestamp>(kStart + 60'000));
    QCOMPARE(*m_store->nextDueAt(), std::optional<Timestamp>(0));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({3, 4}));
}

void OutboxStoreTest::nextDueAtSkipsWhatIsHeldBack() {
    QCOMPARE(*m_store->nextDueAt(), std::nullopt);
    m_shop->add(2, QStringLiteral("log:/a"), QStringLiteral("one"));
    QCOMPARE(*m_store->nextDueAt(), std::optional<Timestamp>(0));
    QCOMPARE(idsOf(m_store->claim(10)), QList<qint64>({1}));
    QVERIFY(m_store->settle({Settlement::failed(1, QStringLiteral("no"), kStart + 4000)}));
    QCOMPARE(*m_store->nextDueAt(), std::optional<Timestamp>(kStart + 4000));
}

void OutboxStoreTest::countsFollowTheStates() {
    m_shop->add(4, QStringLiteral("log:/a"));
    QCOMPARE(*m_store->counts(), (OutboxCounts{4, 0}));
    QCOMPARE(m_store->claim(3)->size(), 3);
    QCOMPARE(*m_store->counts(), (OutboxCounts{4, 0}));
    QVERIFY(m_store->settle({Settlement::delivered(1), Settlement::dead(2, QStringLiteral("no")),
                             Settlement::failed(3, QStringLiteral("no"), kStart + 1)}));
    QCOMPARE(*m_store->counts(), (OutboxCounts{2, 1}));
}

QTEST_GUILESS_MAIN(OutboxStoreTest)
#include "OutboxStoreTest.moc"
