// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/OutboxTestCase.h"
#include "tests/workers/RelayProcess.h"

#include <QSignalSpy>
#include <QTest>

#include <stdexcept>

using namespace countertop;

namespace {

const QString kA = QStringLiteral("webhook:a");

}  // namespace

/// OutboxRelay on both databases with a publisher that the test controls and a clock that stands
/// still: what is published when, and what is stored.
class OutboxRelayTest : public OutboxTestCase {
    Q_OBJECT

private slots:
    void deliveredMessagesAreWrittenDown();
    void OB_4_theLastAttemptMakesADeadLetterWithItsError();
    void OB_5_oneBadMessageOfTenIsRetriedAlone();
    void OB_6_aCrashAfterPublishingDeliversTheSameMessageIdAgain();
    void OB_7_twoRelaysPublishEachMessageOnce();
    void OB_9_undeliverableMessagesDieAtOnceAndBlockNoOthers();
    void OB_10_aRetryKeepsTheOrdersOrderAndOthersGoOn();
    void OB_15_thePauseGrowsWithEachFailure();
    void retryAfterLengthensThePause();
    void noMoreThanThePublisherAllowsIsUnderWay();
    void claimsOfSlowDeliveriesAreKept();
    void OB_10_messagesOfOneOrderAreSentOneAfterAnother();
    void OB_10_aLongOrderDoesNotKeepOthersWaiting();
    void FA_13_relaysWhoseClocksDifferSendNothingTwice();
    void FA_14_aClockPutRightLeavesNothingUntilTomorrow();
    void drainingGivesBackWhatWasNotStarted();
    void anExceptionInAPublisherIsAFailedAttempt();

private:
    bool advance(RelayProcess& process);
};

bool OutboxRelayTest::advance(RelayProcess& process) {
    const auto more = process.relay.advance();
    if (!more) qFatal("%s", qUtf8Printable(more.error().detail));
    return *more;
}

void OutboxRelayTest::deliveredMessagesAreWrittenDown() {
    m_shop->add(3, kA);
    RelayProcess process(*m_shop, m_clock);
    QSignalSpy delivered(&process.relay, &OutboxRelay::delivered);
    QVERIFY(!advance(process));
    QCOMPARE(process.publisher.underWay.size(), 3);
    while (!process.publisher.underWay.isEmpty()) process.publisher.endFirst();
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 0);
    QCOMPARE(delivered.size(), 0);
    advance(process);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 3);
    QCOMPARE(delivered.size(), 1);
    QCOMPARE(delivered[0][0].toInt(), 3);
    QVERIFY(process.relay.isIdle());
}

void OutboxRelayTest::OB_4_theLastAttemptMakesADeadLetterWithItsError() {
    m_shop->add(1, kA);
    RelayOptions options;
    options.maxAttempts = 2;
    RelayProcess process(*m_shop, m_clock, options);
    QSignalSpy failures(&process.relay, &OutboxRelay::deliveryFailed);
    process.publisher.automatic = [](const ClaimedMessage& message) {
        return publishFailed(QStringLiteral("refusal %1").arg(message.attempts + 1));
    };
    advance(process);
    advance(process);
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("failed"));
    m_shop->letPass(m_clock, 2000);
    advance(process);
    advance(process);
    const auto message = m_shop->messages().first();
    QCOMPARE(message.status, QStringLiteral("dead"));
    QCOMPARE(message.attempts, 2);
    QCOMPARE(message.lastError, QStringLiteral("refusal 2"));
    QCOMPARE(failures.size(), 2);
    QCOMPARE(failures[0][3].toBool(), false);
    QCOMPARE(failures[1][3].toBool(), true);
    m_shop->letPass(m_clock, 3'600'000);
    advance(process);
    QCOMPARE(process.publisher.started.size(), 2);
}

void OutboxRelayTest::OB_5_oneBadMessageOfTenIsRetriedAlone() {
    m_shop->add(10, kA);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.atOnce = 100;
    bool bad = true;
    process.publisher.automatic = [&bad](const ClaimedMessage& message) -> PublishResult {
        if (message.id == 5 && bad) return publishFailed(QStringLiteral("HTTP 500"));
        return {};
    };
    advance(process);
    advance(process);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 9);
    QCOMPARE(m_shop->messages()[4].status, QStringLiteral("failed"));
    bad = false;
    m_shop->letPass(m_clock, 1200);
    advance(process);
    advance(process);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 10);
    QCOMPARE(m_shop->messages()[4].attempts, 2);
    QCOMPARE(process.publisher.started.size(), 11);
    QCOMPARE(process.publisher.started.count(QStringLiteral("message-4")), 2);
}

void OutboxRelayTest::OB_6_aCrashAfterPublishingDeliversTheSameMessageIdAgain() {
    m_shop->add(1, kA);
    {
        RelayProcess crashed(*m_shop, m_clock);
        advance(crashed);
        crashed.publisher.endFirst();
        QCOMPARE(crashed.publisher.started, QStringList(QStringLiteral("message-0")));
    }
    RelayProcess next(*m_shop, m_clock);
    if (next.store.hasLeases()) {
        advance(next);
        QVERIFY(next.publisher.started.isEmpty());
        m_shop->letPass(m_clock, 60'000);
    }
    advance(next);
    QCOMPARE(next.publisher.started, QStringList(QStringLiteral("message-0")));
    next.publisher.endFirst();
    advance(next);
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("delivered"));
}

void OutboxRelayTest::OB_7_twoRelaysPublishEachMessageOnce() {
    m_shop->add(40, kA);
    RelayOptions options;
    options.batch = 7;
    RelayProcess left(*m_shop, m_clock, options);
    RelayProcess right(*m_shop, m_clock, options);
    for (int round = 0; round < 200 && m_shop->countOf(QStringLiteral("delivered")) < 40; ++round) {
        advance(left);
        advance(right);
        if (!left.publisher.underWay.isEmpty()) left.publisher.endFirst();
        if (!right.publisher.underWay.isEmpty()) right.publisher.endFirst();
    }
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 40);
    QStringList all = left.publisher.started + right.publisher.started;
    QCOMPARE(all.size(), 40);
    QCOMPARE(all.removeDuplicates(), 0);
    QVERIFY(!left.publisher.started.isEmpty() && !right.publisher.started.isEmpty());
}

void OutboxRelayTest::OB_9_undeliverableMessagesDieAtOnceAndBlockNoOthers() {
    m_shop->add(1, kA, QStringLiteral("one"));
    m_shop->add(1, kA, QStringLiteral("one"), "{\"good\":true}");
    RelayProcess process(*m_shop, m_clock);
    process.publisher.automatic = [](const ClaimedMessage& message) -> PublishResult {
        if (message.id != 1) return {};
        return tl::unexpected(
            PublishFailure{QStringLiteral("unreadable"), PublishFailure::Kind::Permanent});
    };
    for (int i = 0; i < 3; ++i) advance(process);
    const auto messages = m_shop->messages();
    QCOMPARE(messages[0].status, QStringLiteral("dead"));
    QCOMPARE(messages[0].attempts, 1);
    QCOMPARE(messages[0].lastError, QStringLiteral("unreadable"));
    QCOMPARE(messages[1].status, QStringLiteral("delivered"));
}

void OutboxRelayTest::OB_10_aRetryKeepsTheOrdersOrderAndOthersGoOn() {
    m_shop->add(2, kA, QStringLiteral("one"));
    m_shop->add(1, kA, QStringLiteral("two"));
    RelayProcess process(*m_shop, m_clock);
    int refusals = 1;
    process.publisher.automatic = [&](const ClaimedMessage& message) -> PublishResult {
        if (message.id == 1 && refusals-- > 0) return publishFailed(QStringLiteral("no"));
        return {};
    };
    for (int i = 0; i < 3; ++i) advance(process);
    QCOMPARE(process.publisher.started,
             QStringList({QStringLiteral("message-0"), QStringLiteral("message-2")}));
    m_shop->letPass(m_clock, 1200);
    for (int i = 0; i < 3; ++i) advance(process);
    QCOMPARE(process.publisher.started.mid(2),
             QStringList({QStringLiteral("message-0"), QStringLiteral("message-1")}));
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 3);
}

void OutboxRelayTest::OB_15_thePauseGrowsWithEachFailure() {
    m_shop->add(1, kA);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.automatic = [](const ClaimedMessage&) {
        return publishFailed(QStringLiteral("no"));
    };
    for (const qint64 base : {1000, 2000, 4000, 8000}) {
        advance(process);
        advance(process);
        const qint64 pause = m_shop->pauseOf(m_shop->messages().first(), m_clock);
        // A server's clock does not stand still.
        QVERIFY2(pause >= base - 900 && pause <= base + base / 5,
                 qPrintable(QString::number(pause)));
        QVERIFY(process.relay.outlook().dueInMs.value_or(0) > 0);
        m_shop->letPass(m_clock, pause);
    }
}

void OutboxRelayTest::retryAfterLengthensThePause() {
    m_shop->add(1, kA);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.automatic = [](const ClaimedMessage&) -> PublishResult {
        return tl::unexpected(
            PublishFailure{QStringLiteral("busy"), PublishFailure::Kind::Temporary, 120'000});
    };
    advance(process);
    advance(process);
    const qint64 pause = m_shop->pauseOf(m_shop->messages().first(), m_clock);
    QVERIFY(pause > 100'000 && pause <= 120'000);
}

void OutboxRelayTest::noMoreThanThePublisherAllowsIsUnderWay() {
    m_shop->add(10, kA);
    RelayProcess process(*m_shop, m_clock);
    advance(process);
    QCOMPARE(process.publisher.underWay.size(), 4);
    process.publisher.endFirst();
    advance(process);
    QCOMPARE(process.publisher.underWay.size(), 4);
    QCOMPARE(process.publisher.started.size(), 5);
}

void OutboxRelayTest::claimsOfSlowDeliveriesAreKept() {
    constexpr qint64 kLeaseMs = 500;
    m_shop->add(1, kA);
    RelayProcess slow(*m_shop, m_clock, {}, kLeaseMs);
    RelayProcess rival(*m_shop, m_clock, {}, kLeaseMs);
    advance(slow);
    const QString until = QStringLiteral("SELECT max(lease_until) AS n FROM outbox");
    const qint64 first = m_shop->integer(until);
    QTRY_VERIFY(!slow.store.hasLeases() ||
                (advance(slow), advance(rival), m_shop->integer(until) > first + 3 * kLeaseMs));
    advance(rival);
    QCOMPARE(rival.publisher.started.size(), 0);
    slow.publisher.endFirst();
    advance(slow);
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("delivered"));
    QCOMPARE(slow.publisher.started.size(), 1);
}

void OutboxRelayTest::OB_10_messagesOfOneOrderAreSentOneAfterAnother() {
    m_shop->add(3, kA, QStringLiteral("one"));
    m_shop->add(1, kA, QStringLiteral("two"));
    RelayProcess process(*m_shop, m_clock);
    advance(process);
    QCOMPARE(process.publisher.started,
             QStringList({QStringLiteral("message-0"), QStringLiteral("message-3")}));
    process.publisher.endFirst();
    process.publisher.endFirst();
    // The next one goes out without waiting for the first one's outcome to be stored.
    QCOMPARE(process.publisher.started.mid(2), QStringList(QStringLiteral("message-1")));
    process.publisher.endFirst(publishFailed(QStringLiteral("no")));
    advance(process);
    QCOMPARE(process.publisher.started.size(), 3);
    m_shop->letPass(m_clock, 1200);
    advance(process);
    QCOMPARE(process.publisher.started.mid(3), QStringList(QStringLiteral("message-1")));
    process.publisher.endFirst();
    QCOMPARE(process.publisher.started.mid(4), QStringList(QStringLiteral("message-2")));
}

void OutboxRelayTest::OB_10_aLongOrderDoesNotKeepOthersWaiting() {
    m_shop->add(1'500, kA, QStringLiteral("long"));
    m_shop->add(1, kA, QStringLiteral("short"));
    RelayProcess process(*m_shop, m_clock);
    for (int turn = 0; turn < 10 && advance(process); ++turn) {
    }
    QCOMPARE(process.publisher.started,
             QStringList({QStringLiteral("message-0"), QStringLiteral("message-1500")}));
}

void OutboxRelayTest::FA_13_relaysWhoseClocksDifferSendNothingTwice() {
    m_shop->add(12, kA);
    FixedClock ahead(m_clock.now() + 600'000);
    FixedClock behind(m_clock.now() - 600'000);
    RelayOptions options;
    options.batch = 4;
    RelayProcess right(*m_shop, m_clock, options);
    RelayProcess early(*m_shop, ahead, options);
    RelayProcess late(*m_shop, behind, options);
    for (RelayProcess* process : {&right, &early, &late}) process->publisher.atOnce = 2;
    for (int round = 0; round < 100 && m_shop->countOf(QStringLiteral("delivered")) < 12; ++round) {
        for (RelayProcess* process : {&right, &early, &late}) advance(*process);
        for (RelayProcess* process : {&right, &early, &late}) {
            if (round % 3 == 2 && !process->publisher.underWay.isEmpty()) {
                process->publisher.endFirst();
            }
        }
    }
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 12);
    QStringList all = right.publisher.started + early.publisher.started + late.publisher.started;
    QCOMPARE(all.size(), 12);
    QCOMPARE(all.removeDuplicates(), 0);
    QVERIFY(!early.publisher.started.isEmpty() && !late.publisher.started.isEmpty());
}

void OutboxRelayTest::FA_14_aClockPutRightLeavesNothingUntilTomorrow() {
    m_shop->add(1, kA);
    FixedClock ahead(m_clock.now() + 86'400'000);
    {
        RelayProcess early(*m_shop, ahead);
        early.publisher.automatic = [](const ClaimedMessage&) {
            return publishFailed(QStringLiteral("no"));
        };
        advance(early);
        advance(early);
        QCOMPARE(m_shop->countOf(QStringLiteral("failed")), 1);
    }
    RelayProcess right(*m_shop, m_clock);
    if (right.store.hasLeases()) m_shop->letPass(m_clock, 1200);
    advance(right);
    QCOMPARE(right.publisher.started.size(), 1);
}

void OutboxRelayTest::drainingGivesBackWhatWasNotStarted() {
    m_shop->add(10, kA);
    RelayProcess process(*m_shop, m_clock);
    advance(process);
    process.relay.drain();
    advance(process);
    QCOMPARE(m_shop->countOf(QStringLiteral("pending")), 6);
    QVERIFY(!process.relay.isIdle());
    while (!process.publisher.underWay.isEmpty()) process.publisher.endFirst();
    advance(process);
    QVERIFY(process.relay.isIdle());
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 4);
    QCOMPARE(process.publisher.started.size(), 4);
}

void OutboxRelayTest::anExceptionInAPublisherIsAFailedAttempt() {
    m_shop->add(1, kA);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.automatic = [](const ClaimedMessage&) -> PublishResult {
        throw std::runtime_error("client library gave up");
    };
    advance(process);
    advance(process);
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("failed"));
    QCOMPARE(m_shop->messages().first().lastError, QStringLiteral("client library gave up"));
}

QTEST_GUILESS_MAIN(OutboxRelayTest)
#include "OutboxRelayTest.moc"
