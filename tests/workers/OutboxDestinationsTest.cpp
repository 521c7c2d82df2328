// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/DeliveryQueries.h"
#include "tests/workers/OutboxTestCase.h"
#include "tests/workers/RelayProcess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace countertop;

namespace {

const QString kA = QStringLiteral("webhook:a");
const QString kB = QStringLiteral("webhook:b");

}  // namespace

/// How OutboxRelay treats its destinations, on both databases: those that fail, are gone, are
/// limited, or are left to other workers.
class OutboxDestinationsTest : public OutboxTestCase {
    Q_OBJECT

private slots:
    void aFailingDestinationIsLeftAloneAndProbed();
    void aPauseIsReportedUntilTheReceiverAnswers();
    void aRelayThatEndsReportsTheEndOfItsPauses();
    void aLongPauseOfOneMessageDoesNotCloseTheDestinationForThatLong();
    void refusedMessagesDoNotCloseTheirDestination();
    void aGoneReceiverIsReportedAndItsMessagesWaitInOrder();
    void aGoneReceiverIsReportedOnce();
    void unservedDestinationsAreLeftToOthers();
    void messagesOfUnservedRoutesAreLeftToOthers();
    void whatIsMissingAtTheLastMomentCountsNoAttempt();
    void theShopLimitsHowManyAreSentAtOnce();
    void aDestinationThatSendsManyAtOnceIsKeptBusy();
    void aSlowDestinationLeavesMessagesToOthers();
    void failedAttemptsAreLogged();
    void aSlowDestinationDoesNotHoldUpAnother();

private:
    bool advance(RelayProcess& process);
};

bool OutboxDestinationsTest::advance(RelayProcess& process) {
    const auto more = process.relay.advance();
    if (!more) qFatal("%s", qUtf8Printable(more.error().detail));
    return *more;
}

void OutboxDestinationsTest::aFailingDestinationIsLeftAloneAndProbed() {
    m_shop->add(40, kA);
    RelayOptions options;
    options.backOff = {300, 300};
    RelayProcess process(*m_shop, m_clock, options);
    bool isDown = true;
    process.publisher.automatic = [&isDown](const ClaimedMessage&) -> PublishResult {
        if (isDown) return publishFailed(QStringLiteral("refused"));
        return {};
    };
    advance(process);
    advance(process);
    const QString tried = QStringLiteral("SELECT coalesce(sum(attempts), 0) AS n FROM outbox");
    QCOMPARE(m_shop->integer(tried), CircuitBreaker::kFailures);
    QCOMPARE(m_shop->countOf(QStringLiteral("processing")), 0);
    QVERIFY(process.relay.outlook().dueInMs.value_or(0) > 0);
    advance(process);
    QCOMPARE(m_shop->integer(tried), CircuitBreaker::kFailures);
    // After the pause one message goes out alone.
    QTRY_VERIFY((advance(process), m_shop->integer(tried) > CircuitBreaker::kFailures));
    QCOMPARE(m_shop->integer(tried), CircuitBreaker::kFailures + 1);
    isDown = false;
    QTRY_VERIFY((m_shop->letPass(m_clock, 1000), advance(process),
                 m_shop->countOf(QStringLiteral("delivered")) == 40));
}

void OutboxDestinationsTest::aPauseIsReportedUntilTheReceiverAnswers() {
    m_shop->add(40, kA);
    m_shop->add(1, kB);
    RelayOptions options;
    options.backOff = {300, 300};
    RelayProcess process(*m_shop, m_clock, options);
    QSignalSpy paused(&process.relay, &OutboxRelay::destinationPaused);
    bool isDown = true;
    process.publisher.automatic = [&isDown](const ClaimedMessage& message) -> PublishResult {
        if (isDown && message.destination == kA) return publishFailed(QStringLiteral("refused"));
        return {};
    };
    advance(process);
    // The fifth failure in a row opens the breaker; those before report nothing.
    QCOMPARE(paused.size(), 1);
    QCOMPARE(paused[0][0].toString(), kA);
    const qint64 forMs = paused[0][1].toLongLong();
    QVERIFY2(forMs > 0 && forMs <= 300, qPrintable(QString::number(forMs)));
    // The message that is let through fails: another pause.
    QTRY_VERIFY((advance(process), paused.size() == 2));
    QVERIFY(paused[1][1].toLongLong() > 0);
    isDown = false;
    QTRY_VERIFY((m_shop->letPass(m_clock, 1000), advance(process), paused.size() == 3));
    QCOMPARE(paused[2][0].toString(), kA);
    QCOMPARE(paused[2][1].toLongLong(), 0);
    QTRY_VERIFY((m_shop->letPass(m_clock, 1000), advance(process),
                 m_shop->countOf(QStringLiteral("delivered")) == 41));
    QCOMPARE(paused.size(), 3);
}

void OutboxDestinationsTest::aRelayThatEndsReportsTheEndOfItsPauses() {
    m_shop->add(40, kA);
    m_shop->add(1, kB);
    RelayProcess process(*m_shop, m_clock);
    QSignalSpy paused(&process.relay, &OutboxRelay::destinationPaused);
    process.publisher.automatic = [](const ClaimedMessage& message) -> PublishResult {
        if (message.destination == kA) return publishFailed(QStringLiteral("refused"));
        return {};
    };
    advance(process);
    QCOMPARE(paused.size(), 1);
    process.relay.endPauses();
    QCOMPARE(paused.size(), 2);
    QCOMPARE(paused[1][0].toString(), kA);
    QCOMPARE(paused[1][1].toLongLong(), 0);
}

void OutboxDestinationsTest::aLongPauseOfOneMessageDoesNotCloseTheDestinationForThatLong() {
    m_shop->add(40, kA);
    RelayOptions options;
    options.backOff = {300, 3'000};
    RelayProcess process(*m_shop, m_clock, options);
    process.publisher.automatic = [](const ClaimedMessage&) -> PublishResult {
        return tl::unexpected(
            PublishFailure{QStringLiteral("busy"), PublishFailure::Kind::Temporary, 86'400'000});
    };
    advance(process);
    advance(process);
    const qint64 dueIn = process.relay.outlook().dueInMs.value_or(0);
    QVERIFY2(dueIn > 300 && dueIn <= 3'000, qPrintable(QString::number(dueIn)));
}

void OutboxDestinationsTest::refusedMessagesDoNotCloseTheirDestination() {
    m_shop->add(20, kA);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.automatic = [](const ClaimedMessage&) -> PublishResult {
        PublishFailure failure{QStringLiteral("HTTP 400")};
        failure.isOfDestination = false;
        return tl::unexpected(failure);
    };
    while (advance(process)) {
    }
    QCOMPARE(process.publisher.started.size(), 20);
}

void OutboxDestinationsTest::aGoneReceiverIsReportedAndItsMessagesWaitInOrder() {
    m_shop->add(3, kA, QStringLiteral("one"));
    m_shop->add(3, kA);
    RelayProcess process(*m_shop, m_clock);
    QSignalSpy disabled(&process.relay, &OutboxRelay::destinationDisabled);
    bool isGone = true;
    process.publisher.automatic = [&isGone](const ClaimedMessage&) -> PublishResult {
        if (!isGone) return {};
        return tl::unexpected(
            PublishFailure{QStringLiteral("HTTP 410"), PublishFailure::Kind::Gone});
    };
    advance(process);
    advance(process);
    QCOMPARE(disabled.size(), 1);
    QCOMPARE(disabled[0][0].toString(), kA);
    QCOMPARE(process.publisher.started.size(), 1);
    advance(process);
    QCOMPARE(process.publisher.started.size(), 1);
    QVERIFY(!process.relay.outlook().hasWaiting);
    isGone = false;
    m_shop->run(EnableDestination{kA});
    advance(process);
    QStringList ofOne = process.publisher.started.mid(1);
    ofOne.removeIf([](const QString& id) { return id > QLatin1StringView("message-2"); });
    QCOMPARE(ofOne, QStringList({QStringLiteral("message-0"), QStringLiteral("message-1"),
                                 QStringLiteral("message-2")}));
    advance(process);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 6);
}

void OutboxDestinationsTest::aGoneReceiverIsReportedOnce() {
    m_shop->add(4, kA);
    RelayProcess process(*m_shop, m_clock);
    QSignalSpy disabled(&process.relay, &OutboxRelay::destinationDisabled);
    const PublishResult gone =
        tl::unexpected(PublishFailure{QStringLiteral("HTTP 410"), PublishFailure::Kind::Gone});
    for (const int times : {1, 2}) {
        advance(process);
        QVERIFY(process.publisher.underWay.size() > 1);
        while (!process.publisher.underWay.isEmpty()) {
            process.publisher.endFirst(gone);
            advance(process);
        }
        QCOMPARE(disabled.size(), times);
        m_shop->run(EnableDestination{kA});
    }
}

void OutboxDestinationsTest::unservedDestinationsAreLeftToOthers() {
    m_shop->add(2, kA);
    m_shop->add(1, kB);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.unserved = kA;
    QSignalSpy unserved(&process.relay, &OutboxRelay::destinationUnserved);
    advance(process);
    advance(process);
    QCOMPARE(process.publisher.started, QStringList(QStringLiteral("message-2")));
    QCOMPARE(unserved.size(), 1);
    QCOMPARE(unserved[0][0].toString(), kA);
    QCOMPARE(m_shop->messages().first().attempts, 0);
    RelayProcess able(*m_shop, m_clock);
    advance(able);
    QCOMPARE(able.publisher.started.size(), 2);
}

void OutboxDestinationsTest::messagesOfUnservedRoutesAreLeftToOthers() {
    m_shop->add(3, kA);
    m_shop->execute(QStringLiteral("UPDATE outbox SET route_id = 7 WHERE outbox_id = 1"));
    RelayProcess process(*m_shop, m_clock);
    process.publisher.withoutMeans = {{{7, 9}, kA, QStringLiteral("No secret here"), true}};
    process.publisher.automatic = [](const ClaimedMessage&) -> PublishResult { return {}; };
    QSignalSpy unserved(&process.relay, &OutboxRelay::destinationUnserved);
    // The other route to the same destination is served.
    advance(process);
    advance(process);
    QCOMPARE(process.publisher.started,
             QStringList({QStringLiteral("message-1"), QStringLiteral("message-2")}));
    QCOMPARE(unserved.size(), 1);
    QCOMPARE(unserved[0][1].toString(), QStringLiteral("No secret here"));
    const StoredMessage left = m_shop->messages().first();
    QCOMPARE(left.status, QStringLiteral("pending"));
    QCOMPARE(left.attempts, 0);
    // Nothing remains to be done here, now or later.
    QVERIFY(!process.relay.outlook().hasWaiting);
    RelayProcess able(*m_shop, m_clock);
    able.publisher.automatic = process.publisher.automatic;
    advance(able);
    advance(able);
    QCOMPARE(able.publisher.started, QStringList(QStringLiteral("message-0")));
    // As soon as nothing is missing any more, this worker takes them too.
    m_shop->add(1, kA);
    m_shop->execute(QStringLiteral("UPDATE outbox SET route_id = 7 WHERE outbox_id = 4"));
    process.publisher.withoutMeans.clear();
    advance(process);
    QCOMPARE(process.publisher.started.last(), QStringLiteral("message-3"));
}

void OutboxDestinationsTest::whatIsMissingAtTheLastMomentCountsNoAttempt() {
    m_shop->add(20, kA);
    m_shop->add(2, kA, QStringLiteral("one"));
    RelayProcess process(*m_shop, m_clock);
    process.publisher.automatic = [](const ClaimedMessage&) -> PublishResult {
        return leftToOthers(QStringLiteral("The secret file is gone"));
    };
    // The breaker stays closed. The second message of the order waits for the first one.
    QTRY_VERIFY((advance(process), process.publisher.started.size() >= 21));
    QVERIFY(!process.publisher.started.contains(QStringLiteral("message-21")));
    advance(process);
    for (const StoredMessage& message : m_shop->messages()) {
        QVERIFY(message.status != u"failed" && message.status != u"dead");
        QCOMPARE(message.attempts, 0);
        QVERIFY(message.lastError.isEmpty());
    }
    process.publisher.automatic = [](const ClaimedMessage&) -> PublishResult { return {}; };
    m_shop->letPass(m_clock, 2000);
    QTRY_VERIFY((advance(process), m_shop->countOf(QStringLiteral("delivered")) == 22));
}

void OutboxDestinationsTest::theShopLimitsHowManyAreSentAtOnce() {
    m_shop->add(10, kA);
    m_shop->run(LimitDestination{kA, 2});
    RelayProcess process(*m_shop, m_clock);
    advance(process);
    QCOMPARE(process.publisher.underWay.size(), 2);
}

void OutboxDestinationsTest::aDestinationThatSendsManyAtOnceIsKeptBusy() {
    m_shop->add(400, kA);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.atOnce = 80;
    advance(process);
    for (int end = 0; end < 200; ++end) {
        QCOMPARE(process.publisher.underWay.size(), 80);
        process.publisher.endFirst();
        if (end % 10 == 9) advance(process);
    }
}

void OutboxDestinationsTest::aSlowDestinationLeavesMessagesToOthers() {
    m_shop->add(20, kA);
    RelayProcess process(*m_shop, m_clock);
    advance(process);
    RelayProcess other(*m_shop, m_clock);
    advance(other);
    QCOMPARE(process.publisher.underWay.size(), 4);
    QCOMPARE(other.publisher.underWay.size(), 4);
}

void OutboxDestinationsTest::failedAttemptsAreLogged() {
    m_shop->add(1, kA);
    RelayProcess process(*m_shop, m_clock);
    process.publisher.automatic = [](const ClaimedMessage& message) {
        return publishFailed(QStringLiteral("refusal %1").arg(message.attempts + 1));
    };
    for (int attempt = 0; attempt < 2; ++attempt) {
        advance(process);
        advance(process);
        m_shop->letPass(m_clock, 3000);
    }
    const auto row = DeliveryQueries(m_shop->session().database()).delivery(1);
    QVERIFY(row);
    const QJsonArray log = QJsonDocument::fromJson(row->attemptLog).array();
    QCOMPARE(log.size(), 2);
    QCOMPARE(log[0][QLatin1StringView("answer")].toString(), QStringLiteral("refusal 1"));
    QCOMPARE(log[1][QLatin1StringView("answer")].toString(), QStringLiteral("refusal 2"));
    QVERIFY(log[1][QLatin1StringView("at")].toInteger() >= kStart);
    QVERIFY(log[1][QLatin1StringView("ms")].toInteger(-1) >= 0);
}

void OutboxDestinationsTest::aSlowDestinationDoesNotHoldUpAnother() {
    m_shop->add(30, kA);
    m_shop->add(3, kB);
    RelayOptions options;
    options.batch = 10;
    RelayProcess process(*m_shop, m_clock, options);
    QVERIFY(advance(process));
    advance(process);
    QStringList destinations;
    for (const auto& each : process.publisher.underWay)
        destinations.append(each.message.destination);
    QCOMPARE(destinations.count(kA), 4);
    QCOMPARE(destinations.count(kB), 3);
}

QTEST_GUILESS_MAIN(OutboxDestinationsTest)
#include "OutboxDestinationsTest.moc"
