// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
#include "tests/workers/OutboxWorkerFixture.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QTest>

using namespace countertop;

/// A receiver is down until a message has had its last attempt, and the place where dead letters
/// are kept, the outbox itself, refuses that one: the disk is full. The message must survive both.
class OutboxDeadLetterTest : public OutboxWorkerFixture {
    Q_OBJECT

private slots:
    void OB_8_aMessageThatCannotBeDeadIsDeliveredByTheNextProgram();
    void OB_8_aMessageThatCannotBeDeadIsOneLaterAndIsDelivered();

private:
    void refuseDeadLetters();
    void takeDeadLetters();
    [[nodiscard]] OutboxWorker::Options twoAttempts() const;
};

/// From now on no row of the outbox can become a dead letter.
void OutboxDeadLetterTest::refuseDeadLetters() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (dialect == Dialect::Sqlite) {
        m_shop->execute(
            QStringLiteral("CREATE TRIGGER full_disk BEFORE UPDATE ON outbox "
                           "WHEN NEW.status = 'dead' BEGIN SELECT RAISE(ABORT, 'full'); END"));
        return;
    }
    m_shop->execute(
        QStringLiteral("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
                       "'BEGIN RAISE EXCEPTION ''full''; END'"));
    m_shop->execute(
        QStringLiteral("CREATE TRIGGER full_disk BEFORE UPDATE ON outbox FOR EACH ROW "
                       "WHEN (NEW.status = 'dead') EXECUTE FUNCTION full_disk()"));
}

void OutboxDeadLetterTest::takeDeadLetters() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    const QString table = dialect == Dialect::Sqlite ? QString() : QStringLiteral(" ON outbox");
    m_shop->execute(QStringLiteral("DROP TRIGGER full_disk") + table);
}

OutboxWorker::Options OutboxDeadLetterTest::twoAttempts() const {
    auto few = options();
    few.relay.maxAttempts = 2;
    few.reconnect = {50, 100};
    return few;
}

void OutboxDeadLetterTest::OB_8_aMessageThatCannotBeDeadIsDeliveredByTheNextProgram() {
    HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{503}; });
    m_shop->add(1, endpoint.destination());
    const StoredMessage before = m_shop->messages().first();
    refuseDeadLetters();
    {
        const RunningWorker running(twoAttempts(), &PublisherRegistry::ofEnvironment);
        QTRY_COMPARE(running.outages.size(), 1);
    }
    QCOMPARE(endpoint.requests().size(), 2);
    const StoredMessage kept = m_shop->messages().first();
    QCOMPARE(kept.status, QStringLiteral("processing"));
    QCOMPARE(kept.attempts, 1);
    QCOMPARE(kept.payload, before.payload);
    // On a server the claim of the program that has ended expires.
    m_shop->execute(QStringLiteral("UPDATE outbox SET lease_until = 1"));
    endpoint.setScript({});
    const auto next = startWorker(twoAttempts());
    QTRY_COMPARE(next->delivered, 1);
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("delivered"));
    QCOMPARE(endpoint.messageIds(), QStringList(3, before.messageId));
}

void OutboxDeadLetterTest::OB_8_aMessageThatCannotBeDeadIsOneLaterAndIsDelivered() {
    HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{503}; });
    m_shop->add(1, endpoint.destination());
    refuseDeadLetters();
    RunningWorker running(twoAttempts(), &PublisherRegistry::ofEnvironment);
    QTRY_COMPARE(running.outages.size(), 1);
    takeDeadLetters();
    QTRY_COMPARE(running.recoveries, 1);
    QTRY_COMPARE(running.lastCounts(), (OutboxCounts{0, 1}));
    const StoredMessage dead = m_shop->messages().first();
    QCOMPARE(dead.status, QStringLiteral("dead"));
    QCOMPARE(dead.attempts, 2);
    QVERIFY(dead.lastError.contains(QStringLiteral("503")));
    QCOMPARE(endpoint.requests().size(), 2);
    endpoint.setScript({});
    m_shop->run(RetryDelivery{0, true});
    running.wake();
    QTRY_COMPARE(running.delivered, 1);
    QCOMPARE(endpoint.messageIds(), QStringList(3, dead.messageId));
}

QTEST_GUILESS_MAIN(OutboxDeadLetterTest)
#include "OutboxDeadLetterTest.moc"
