// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/RelayProcess.h"

#include <QSignalSpy>
#include <QTest>

using namespace countertop;

namespace {

constexpr Timestamp kStart = 1'800'000'000'000;
constexpr qint64 kLeaseMs = 60'000;
const QString kA = QStringLiteral("webhook:a");

}  // namespace

/// OutboxRelay on a server whose leases end while it still holds messages: the server was away, the
/// process stopped or the computer asleep.
class OutboxLeaseTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void OB_6_nothingIsStartedNearTheEndOfALease();
    void OB_6_aRenewedLeaseLetsTheRestStart();
    void OB_10_noMessageOvertakesOneThatIsStillBeingSent();
    void outcomesAfterALostLeaseAreNotReported();

private:
    void advance(RelayProcess& process) {
        const auto more = process.relay.advance();
        if (!more) qFatal("%s", qUtf8Printable(more.error().detail));
    }
    /// Time passes for the server and for the relay's lease.
    void letPass(qint64 milliseconds) {
        m_shop->letPass(m_clock, milliseconds);
        m_bootMs += milliseconds;
    }

    FixedClock m_clock{kStart};
    qint64 m_bootMs = 0;
    std::unique_ptr<OutboxFixture> m_shop;
    std::unique_ptr<RelayProcess> m_process;
    std::unique_ptr<RelayProcess> m_rival;
};

void OutboxLeaseTest::init() {
    if (!TestShop::isAvailable(Dialect::Postgresql)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<OutboxFixture>(Dialect::Postgresql);
    RelayOptions options;
    options.leaseNow = [this] { return m_bootMs; };
    m_process = std::make_unique<RelayProcess>(*m_shop, m_clock, options, kLeaseMs);
    m_rival = std::make_unique<RelayProcess>(*m_shop, m_clock, options, kLeaseMs);
}

void OutboxLeaseTest::cleanup() {
    m_process.reset();
    m_rival.reset();
    m_shop.reset();
}

void OutboxLeaseTest::OB_6_nothingIsStartedNearTheEndOfALease() {
    m_shop->add(6, kA);
    advance(*m_process);
    QCOMPARE(m_process->publisher.started.size(), 4);
    letPass(kLeaseMs * 2 / 3);
    m_process->publisher.endFirst();
    QCOMPARE(m_process->publisher.started.size(), 4);
    letPass(kLeaseMs);
    advance(*m_rival);
    for (int end = 0; end < 3; ++end) m_process->publisher.endFirst();
    QCOMPARE(m_process->publisher.started.size(), 4);
    QCOMPARE(m_rival->publisher.started.size(), 4);
    while (!m_rival->publisher.underWay.isEmpty()) m_rival->publisher.endFirst();
    advance(*m_rival);
    advance(*m_process);
    advance(*m_process);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 6);
    QVERIFY(m_process->relay.isIdle());
}

void OutboxLeaseTest::OB_6_aRenewedLeaseLetsTheRestStart() {
    m_shop->add(6, kA);
    advance(*m_process);
    letPass(kLeaseMs * 2 / 3);
    for (int end = 0; end < 4; ++end) m_process->publisher.endFirst();
    QCOMPARE(m_process->publisher.started.size(), 4);
    // Nobody else has taken over meanwhile.
    advance(*m_process);
    QCOMPARE(m_process->publisher.started.size(), 6);
}

void OutboxLeaseTest::OB_10_noMessageOvertakesOneThatIsStillBeingSent() {
    m_shop->add(2, kA, QStringLiteral("one"));
    advance(*m_process);
    letPass(kLeaseMs);
    QVERIFY(m_rival->store.freeAbandoned());
    advance(*m_process);
    advance(*m_process);
    QCOMPARE(m_process->publisher.started, QStringList(QStringLiteral("message-0")));
    m_process->publisher.endFirst();
    advance(*m_process);
    letPass(2'000);
    advance(*m_process);
    QCOMPARE(m_process->publisher.started,
             QStringList({QStringLiteral("message-0"), QStringLiteral("message-1")}));
}

void OutboxLeaseTest::outcomesAfterALostLeaseAreNotReported() {
    m_shop->add(1, kA);
    const QSignalSpy delivered(&m_process->relay, &OutboxRelay::delivered);
    const QSignalSpy failed(&m_process->relay, &OutboxRelay::deliveryFailed);
    for (const bool isGood : {true, false}) {
        advance(*m_process);
        letPass(kLeaseMs);
        advance(*m_rival);
        m_process->publisher.endFirst(isGood ? PublishResult()
                                             : publishFailed(QStringLiteral("late")));
        advance(*m_process);
        QCOMPARE(delivered.size(), 0);
        QCOMPARE(failed.size(), 0);
        m_rival->publisher.endFirst(publishFailed(QStringLiteral("no")));
        advance(*m_rival);
        letPass(2'000);
    }
}

QTEST_GUILESS_MAIN(OutboxLeaseTest)
#include "OutboxLeaseTest.moc"
