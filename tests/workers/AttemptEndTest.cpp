// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/AttemptEnd.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace countertop;

/// How each way in which an attempt can end is recorded, and what it says of the destination.
class AttemptEndTest : public QObject {
    Q_OBJECT

private slots:
    void outcomesAreRecorded_data();
    void outcomesAreRecorded();
    void theLongerPauseCounts();
    void theAttemptIsLogged();
};

void AttemptEndTest::outcomesAreRecorded_data() {
    QTest::addColumn<std::optional<PublishFailure>>("failure");
    QTest::addColumn<int>("attempts");
    QTest::addColumn<Settlement::Kind>("kind");
    QTest::addColumn<bool>("holdsBack");
    QTest::addColumn<DestinationSign>("sign");
    using Kind = PublishFailure::Kind;
    using Failure = std::optional<PublishFailure>;
    const auto failure = [](Kind kind, bool isOfDestination) {
        PublishFailure one{QStringLiteral("no"), kind};
        one.isOfDestination = isOfDestination;
        return Failure(one);
    };
    QTest::newRow("delivered") << Failure() << 0 << Settlement::Kind::Delivered << false
                               << DestinationSign::Works;
    QTest::newRow("unreachable") << failure(Kind::Temporary, true) << 0 << Settlement::Kind::Failed
                                 << true << DestinationSign::Fails;
    QTest::newRow("refused") << failure(Kind::Temporary, false) << 1 << Settlement::Kind::Failed
                             << true << DestinationSign::Works;
    QTest::newRow("the last attempt") << failure(Kind::Temporary, true) << 2
                                      << Settlement::Kind::Dead << false << DestinationSign::Fails;
    QTest::newRow("permanent") << failure(Kind::Permanent, false) << 0 << Settlement::Kind::Dead
                               << false << DestinationSign::Works;
    QTest::newRow("gone") << failure(Kind::Gone, true) << 0 << Settlement::Kind::Gone << true
                          << DestinationSign::Gone;
    QTest::newRow("held") << failure(Kind::Held, true) << 0 << Settlement::Kind::Held << false
                          << DestinationSign::None;
    // However often: no attempt was made.
    QTest::newRow("unserved") << failure(Kind::Unserved, true) << 9 << Settlement::Kind::Released
                              << true << DestinationSign::None;
}

void AttemptEndTest::outcomesAreRecorded() {
    QFETCH(std::optional<PublishFailure>, failure);
    QFETCH(int, attempts);
    QFETCH(Settlement::Kind, kind);
    QFETCH(bool, holdsBack);
    QFETCH(DestinationSign, sign);
    ClaimedMessage message;
    message.id = 7;
    message.attempts = attempts;
    const PublishResult result =
        failure ? PublishResult(tl::unexpected(*failure)) : PublishResult(Delivered{});
    const Settlement settlement = settlementOf({message, result}, 3, {}, 0);
    QCOMPARE(settlement.id, 7);
    QCOMPARE(settlement.kind, kind);
    QCOMPARE(holdsBackItsOrder(settlement), holdsBack);
    QCOMPARE(signOf(result), sign);
    const bool isAttempt =
        kind != Settlement::Kind::Delivered && kind != Settlement::Kind::Released;
    QCOMPARE(!settlement.attemptLog.isEmpty(), isAttempt);
}

void AttemptEndTest::theLongerPauseCounts() {
    ClaimedMessage message;
    const auto pauseFor = [&](std::optional<qint64> asked) {
        PublishFailure failure{QStringLiteral("no")};
        failure.retryAfterMs = asked;
        return settlementOf({message, tl::unexpected(failure)}, 3, {1'000, 5'000}, 0).pauseMs;
    };
    QCOMPARE(pauseFor(std::nullopt), 1'000);
    QCOMPARE(pauseFor(10), 1'000);
    QCOMPARE(pauseFor(60'000), 60'000);
    QCOMPARE(pauseFor(-1), 1'000);
    QCOMPARE(pauseFor(std::numeric_limits<qint64>::max()), 86'400'000);
}

void AttemptEndTest::theAttemptIsLogged() {
    ClaimedMessage message;
    const PublishResult result = publishFailed(QStringLiteral("HTTP 500"));
    message.attemptLog = settlementOf({message, result, 100, 5}, 3, {}, 0).attemptLog;
    message.attempts = 1;
    const Settlement second = settlementOf({message, result, 200, 6}, 3, {}, 0);
    const QJsonArray log = QJsonDocument::fromJson(second.attemptLog).array();
    QCOMPARE(log.size(), 2);
    QCOMPARE(log[1][QLatin1StringView("at")].toInteger(), 200);
    QCOMPARE(log[1][QLatin1StringView("ms")].toInteger(), 6);
    QCOMPARE(log[1][QLatin1StringView("answer")].toString(), QStringLiteral("HTTP 500"));
}

QTEST_GUILESS_MAIN(AttemptEndTest)
#include "AttemptEndTest.moc"
