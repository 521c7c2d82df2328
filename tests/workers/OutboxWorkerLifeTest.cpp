// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
#include "tests/support/TcpProxy.h"
#include "tests/workers/OutboxWorkerFixture.h"
#include "tests/workers/SlowPublisher.h"
#include "workers/ForegroundRun.h"
#include "workers/outbox/OutboxReport.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace countertop;

/// How OutboxWorker starts, outlives the loss of its shop and ends: in the window on its own
/// thread, on the command line as a run in the foreground.
class OutboxWorkerLifeTest : public OutboxWorkerFixture {
    Q_OBJECT

private slots:
    void OB_14_aSecondStartIsRefused();
    void OB_14_stoppingFinishesTheMessagesInHand();
    void OB_14_endingTheThreadFinishesTheMessagesInHand();
    void aLostServerComesBack();
    void anEndedConnectionIsReplaced();
    void K_54_anOutageThatTurnsForGoodIsReportedAgain();
    void K_54_aRunEndsWhenItsShopIsGoneForGood();
    void aShopThatCannotBeOpenedIsReportedOnce();
    void aRunUntilEmptyEndsWhenNothingWaits();
    void aRunForATimeEndsWithWhatIsLeft();
};

void OutboxWorkerLifeTest::OB_14_aSecondStartIsRefused() {
    HttpEndpoint endpoint;
    m_shop->add(40, endpoint.destination());
    const SystemClock clock;
    OutboxWorker worker(options(), clock, &PublisherRegistry::ofEnvironment);
    const QSignalSpy idle(&worker, &OutboxWorker::idle);
    const QSignalSpy ended(&worker, &OutboxWorker::stopped);
    worker.start();
    worker.start();
    QTRY_VERIFY(!endpoint.requests().isEmpty());
    worker.start();
    QTRY_VERIFY(!idle.isEmpty());
    QStringList ids = endpoint.messageIds();
    QCOMPARE(ids.size(), 40);
    QCOMPARE(ids.removeDuplicates(), 0);
    QVERIFY(endpoint.peakConcurrency() <= 4);
    worker.stop();
    worker.start();
    QTRY_COMPARE(ended.size(), 1);
    // Nor does it start again once it has ended: another worker delivers what comes then.
    m_shop->add(1, endpoint.destination());
    worker.start();
    worker.wake();
    const auto next = startWorker(options());
    QTRY_COMPARE(next->delivered, 1);
    QCOMPARE(endpoint.requests().size(), 41);
    QCOMPARE(ended.size(), 1);
}

void OutboxWorkerLifeTest::OB_14_stoppingFinishesTheMessagesInHand() {
    HttpEndpoint endpoint([](const auto&) {
        HttpEndpoint::Answer answer;
        answer.delayMs = 400;
        return answer;
    });
    m_shop->add(6, endpoint.destination());
    const SystemClock clock;
    OutboxWorker worker(options(), clock, &PublisherRegistry::ofEnvironment);
    QSignalSpy ended(&worker, &OutboxWorker::stopped);
    worker.start();
    QTRY_COMPARE(endpoint.requests().size(), 4);
    worker.stop();
    worker.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(endpoint.requests().size(), 4);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 4);
    QCOMPARE(m_shop->countOf(QStringLiteral("pending")), 2);
}

void OutboxWorkerLifeTest::OB_14_endingTheThreadFinishesTheMessagesInHand() {
    m_shop->add(6, QStringLiteral("webhook:slow"));
    SlowPublisher::Tally tally;
    {
        const RunningWorker running(
            options(), [&tally] { return std::make_unique<SlowPublisher>(tally, 1000); });
        QTRY_COMPARE(m_shop->countOf(QStringLiteral("processing")), 6);
    }
    QCOMPARE(tally.deliveries.size(), 4);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 4);
    QCOMPARE(m_shop->countOf(QStringLiteral("pending")), 2);
}

void OutboxWorkerLifeTest::aLostServerComesBack() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (dialect == Dialect::Sqlite) QSKIP("a file has no server to lose");
    TcpProxy proxy(static_cast<quint16>(m_shop->url().port));
    auto throughProxy = options();
    throughProxy.url.port = proxy.port();
    const auto running = startWorker(throughProxy);
    proxy.refuse();
    m_shop->add(1, QStringLiteral("log:") + m_folder->filePath(QStringLiteral("log")));
    running->wake();
    QTRY_COMPARE(running->outages.size(), 1);
    QCOMPARE(running->outages[0], ErrorCode::Network);
    proxy.heal();
    QTRY_COMPARE(running->recoveries, 1);
    QTRY_COMPARE(m_shop->countOf(QStringLiteral("delivered")), 1);
    QCOMPARE(running->outages.size(), 1);
}

void OutboxWorkerLifeTest::anEndedConnectionIsReplaced() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (dialect == Dialect::Sqlite) QSKIP("a file has no server to lose");
    const auto running = startWorker(options());
    const qint64 ended = m_shop->integer(
        QStringLiteral("SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity "
                       "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    QCOMPARE(ended, 1);
    m_shop->add(1, QStringLiteral("log:") + m_folder->filePath(QStringLiteral("log")));
    running->wake();
    QTRY_COMPARE(m_shop->countOf(QStringLiteral("delivered")), 1);
}

/// The server restarts and then no longer permits this role to log in.
void OutboxWorkerLifeTest::K_54_anOutageThatTurnsForGoodIsReportedAgain() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (dialect == Dialect::Sqlite) QSKIP("a file has no server to lose");
    const auto database = m_shop->database();
    const QString person = QStringLiteral("person_") + newUuidV7().remove(u'-');
    QVERIFY(database->run(QStringLiteral("CREATE ROLE %1 LOGIN SUPERUSER").arg(person)));
    const auto forgotten =
        qScopeGuard([&] { (void)database->run(QStringLiteral("DROP ROLE ") + person); });
    TcpProxy proxy(static_cast<quint16>(m_shop->url().port));
    auto theirs = options();
    theirs.url.port = proxy.port();
    theirs.url.user = person;
    const auto running = startWorker(theirs);
    proxy.refuse();
    running->wake();
    QTRY_COMPARE(running->outages.size(), 1);
    QVERIFY(database->run(QStringLiteral("ALTER ROLE %1 NOLOGIN").arg(person)));
    proxy.heal();
    QTRY_COMPARE(running->outages.size(), 2);
    QCOMPARE(running->outages[1], ErrorCode::Network);
    QCOMPARE(running->recoveries, 0);
    QVERIFY(database->run(QStringLiteral("ALTER ROLE %1 LOGIN").arg(person)));
    QTRY_COMPARE(running->recoveries, 1);
    QCOMPARE(running->outages.size(), 2);
}

void OutboxWorkerLifeTest::K_54_aRunEndsWhenItsShopIsGoneForGood() {
    HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{503}; });
    auto often = options();
    often.pollMs = 100;
    m_shop->add(1, endpoint.destination());
    const SystemClock clock;
    OutboxWorker worker(often, clock, &PublisherRegistry::ofEnvironment);
    OutboxReport report;
    report.track(worker);
    ForegroundRun run(worker, {true, 0});
    const QSignalSpy finished(&run, &ForegroundRun::finished);
    run.start();
    QTRY_VERIFY(!endpoint.requests().isEmpty());
    QVERIFY(m_shop->database()->run(QStringLiteral("ALTER TABLE outbox RENAME TO elsewhere")));
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(run.error());
    QCOMPARE(run.error()->code, ErrorCode::Storage);
    QVERIFY(!run.error()->transient);
}

void OutboxWorkerLifeTest::aShopThatCannotBeOpenedIsReportedOnce() {
    auto nowhere = options();
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    nowhere.url = *DatabaseUrl::parse(QStringLiteral("sqlite:") + file.fileName() +
                                      QStringLiteral("/shop.sqlite"));
    RunningWorker running(nowhere, &PublisherRegistry::ofEnvironment);
    QTRY_COMPARE(running.outages.size(), 1);
    QCOMPARE(running.outages[0], ErrorCode::NotFound);
    // The worker has retried several times before a shop appears there.
    const TestShop shop(Dialect::Sqlite);
    (void)shop.session();
    const QString folder = QFileInfo(shop.urlText().mid(7)).path();
    QVERIFY(QFile::remove(file.fileName()));
    QVERIFY(QFile::link(folder, file.fileName()));
    QTRY_COMPARE(running.recoveries, 1);
    QCOMPARE(running.outages.size(), 1);
}

void OutboxWorkerLifeTest::aRunUntilEmptyEndsWhenNothingWaits() {
    HttpEndpoint endpoint;
    int refusals = 1;
    endpoint.setScript(
        [&refusals](const auto&) { return HttpEndpoint::Answer{refusals-- > 0 ? 503 : 200}; });
    m_shop->add(3, endpoint.destination());
    m_shop->add(1, QStringLiteral("pigeon:loft"));
    const SystemClock clock;
    OutboxWorker worker(options(), clock, &PublisherRegistry::ofEnvironment);
    OutboxReport report;
    report.track(worker);
    ForegroundRun run(worker, {true, 0});
    const QSignalSpy finished(&run, &ForegroundRun::finished);
    run.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(report.delivered, 3);
    QCOMPARE(report.failedAttempts, 1);
    QCOMPARE(report.dead, 1);
    QCOMPARE(report.waiting, 0);
    QVERIFY(!run.error());
}

void OutboxWorkerLifeTest::aRunForATimeEndsWithWhatIsLeft() {
    HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{500}; });
    auto slow = options();
    slow.relay.backOff = {60'000, 60'000};
    m_shop->add(2, endpoint.destination());
    const SystemClock clock;
    OutboxWorker worker(slow, clock, &PublisherRegistry::ofEnvironment);
    OutboxReport report;
    report.track(worker);
    ForegroundRun run(worker, {false, 700});
    const QSignalSpy finished(&run, &ForegroundRun::finished);
    QElapsedTimer elapsed;
    elapsed.start();
    run.start();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(elapsed.elapsed() >= 700);
    QCOMPARE(report.failedAttempts, 2);
    QCOMPARE(report.waiting, 2);
}

QTEST_GUILESS_MAIN(OutboxWorkerLifeTest)
#include "OutboxWorkerLifeTest.moc"
