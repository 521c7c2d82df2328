// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
#include "tests/workers/ManualPublisher.h"
#include "tests/workers/OutboxWorkerFixture.h"
#include "tests/workers/SlowPublisher.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace countertop;

namespace {

qsizetype linesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
}

}  // namespace

/// OutboxWorker on its own thread, with real publishers and a real receiver: from the commit to the
/// receiver, also past receivers that fail.
class OutboxWorkerTest : public OutboxWorkerFixture {
    Q_OBJECT

private slots:
    void anOrdersMessageArrivesSoonAfterTheCommit();
    void withoutAWakeTheNextLookFindsTheMessage();
    void anotherProgramsAnnouncementIsHeard();
    void oldMessagesAreRemovedWhileOthersAreDelivered();
    void OB_3_acceptedMessagesAreDeliveredRefusedOnesTriedAgain();
    void OB_4_anEndpointThatAlwaysFailsMakesADeadLetterThatCanBeRetried();
    void OB_7_twoWorkersDeliverEachMessageOnce();
    void OB_9_undecodableMessagesDieAndBlockNoOthers();
    void OB_13_unservedDestinationsBecomeDeadLetters();
    void OB_15_aBacklogDrainsWithoutAPauseForEachBatch();
    void OB_15_recoveryDrainsTheBacklogOfAnOutage();
};

void OutboxWorkerTest::anOrdersMessageArrivesSoonAfterTheCommit() {
    const HttpEndpoint endpoint;
    m_shop->run(AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 100, 0, 0, 5});
    m_shop->run(AddRoute{
        QStringLiteral("OrderPlaced"), endpoint.destination(), {}, {}, RouteOptions{{}, {}, true}});
    const auto running = startWorker(options());
    m_shop->run(PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false});
    running->wake();
    QTRY_COMPARE(running->delivered, 1);
    QCOMPARE(endpoint.requests().size(), 1);
    const auto message = m_shop->messages().first();
    QCOMPARE(endpoint.messageIds(), QStringList(message.messageId));
    QCOMPARE(endpoint.requests().first().body, message.payload);
    QCOMPARE(message.status, QStringLiteral("delivered"));
    QCOMPARE(message.attempts, 1);
    QVERIFY(message.deliveredAt > 0);
    QTRY_COMPARE(running->lastCounts(), (OutboxCounts{0, 0}));
}

void OutboxWorkerTest::withoutAWakeTheNextLookFindsTheMessage() {
    auto often = options();
    often.pollMs = 100;
    const auto running = startWorker(often);
    m_shop->add(1, QStringLiteral("log:") + m_folder->filePath(QStringLiteral("log")));
    QTRY_COMPARE(running->delivered, 1);
}

void OutboxWorkerTest::anotherProgramsAnnouncementIsHeard() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (dialect == Dialect::Sqlite) QSKIP("a file has no notifications");
    const QString log = QStringLiteral("log:") + m_folder->filePath(QStringLiteral("log"));
    const auto listening = startWorker(options());
    RunningWorker other(options(), [&log] {
        auto publisher = std::make_unique<ManualPublisher>();
        publisher->unserved = log;
        return publisher;
    });
    QTRY_VERIFY(!other.counts.isEmpty());
    const auto announce = [&other] {
        QMetaObject::invokeMethod(other.worker, &OutboxWorker::announce, Qt::QueuedConnection);
    };
    m_shop->add(1, log);
    announce();
    QTRY_COMPARE(listening->delivered, 1);
    const qint64 ended = m_shop->integer(
        QStringLiteral("SELECT count(pg_terminate_backend(pid)) AS n FROM pg_stat_activity "
                       "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
    QCOMPARE(ended, 2);
    // The worker reconnects at its next turn.
    listening->wake();
    QTRY_COMPARE(m_shop->integer(QStringLiteral("SELECT count(*) AS n FROM pg_stat_activity "
                                                "WHERE datname = current_database()")),
                 2);
    m_shop->add(1, log);
    // Its new connection may not listen yet.
    QTRY_VERIFY((announce(), listening->delivered == 2));
}

void OutboxWorkerTest::oldMessagesAreRemovedWhileOthersAreDelivered() {
    const QString log = QStringLiteral("log:") + m_folder->filePath(QStringLiteral("log"));
    m_shop->add(5, log);
    m_shop->execute(QStringLiteral("UPDATE outbox SET status = 'delivered', delivered_at = 1"));
    m_shop->add(4'000, QStringLiteral("webhook:slow"));
    SlowPublisher::Tally tally;
    auto inParts = options();
    inParts.cleanAtOnce = 1;
    QElapsedTimer elapsed;
    elapsed.start();
    const RunningWorker running(inParts,
                                [&tally] { return std::make_unique<SlowPublisher>(tally); });
    QTRY_COMPARE(
        m_shop->integer(QStringLiteral("SELECT count(*) AS n FROM outbox WHERE outbox_id <= 5")),
        0);
    QVERIFY(m_shop->countOf(QStringLiteral("pending")) > 0);
    // Tills get the file between the parts.
    QVERIFY(elapsed.elapsed() >= 4 * 200);
}

void OutboxWorkerTest::OB_3_acceptedMessagesAreDeliveredRefusedOnesTriedAgain() {
    // Each path returns its own status once and 200 from then on.
    QHash<QByteArray, int> seen;
    HttpEndpoint endpoint;
    endpoint.setScript([&seen](const HttpEndpoint::Request& request) {
        return HttpEndpoint::Answer{seen[request.path]++ == 0 ? request.path.mid(1).toInt() : 200};
    });
    const QStringList good{QStringLiteral("/200"), QStringLiteral("/201"), QStringLiteral("/202"),
                           QStringLiteral("/204")};
    const QStringList bad{QStringLiteral("/304"), QStringLiteral("/400"), QStringLiteral("/500")};
    for (const QString& path : good + bad) m_shop->add(1, endpoint.destination(path));
    const auto running = startWorker(options());
    QTRY_COMPARE(m_shop->countOf(QStringLiteral("delivered")), 7);
    const auto messages = m_shop->messages();
    for (qsizetype i = 0; i < messages.size(); ++i) QCOMPARE(messages[i].attempts, i < 4 ? 1 : 2);
    QTRY_COMPARE(running->failures.size(), 3);
    QStringList ids = endpoint.messageIds();
    QCOMPARE(ids.size(), 10);
    QCOMPARE(ids.removeDuplicates(), 3);
}

void OutboxWorkerTest::OB_4_anEndpointThatAlwaysFailsMakesADeadLetterThatCanBeRetried() {
    HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{500, "broken till"}; });
    m_shop->run(AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 100, 0, 0, 5});
    m_shop->run(AddRoute{
        QStringLiteral("OrderPlaced"), endpoint.destination(), {}, {}, RouteOptions{{}, {}, true}});
    m_shop->run(PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, false});
    const QString eventHashes = QStringLiteral("SELECT count(DISTINCT hash) AS n FROM events");
    const qint64 events = m_shop->integer(eventHashes);
    auto once = options();
    once.relay.maxAttempts = 1;
    const auto running = startWorker(once);
    QTRY_COMPARE(running->lastCounts(), (OutboxCounts{0, 1}));
    const auto dead = m_shop->messages().first();
    QCOMPARE(dead.status, QStringLiteral("dead"));
    QCOMPARE(dead.lastError, QStringLiteral("The receiver answered HTTP 500 Answer: broken till"));
    QCOMPARE(m_shop->integer(eventHashes), events);
    QTRY_COMPARE(running->failures.size(), 1);

    endpoint.setScript({});
    m_shop->run(RetryDelivery{dead.id, false});
    running->wake();
    QTRY_COMPARE(m_shop->messages().first().status, QStringLiteral("delivered"));
    QCOMPARE(endpoint.messageIds(), QStringList({dead.messageId, dead.messageId}));
    QTRY_COMPARE(running->lastCounts(), (OutboxCounts{0, 0}));
}

void OutboxWorkerTest::OB_7_twoWorkersDeliverEachMessageOnce() {
    constexpr int kMessages = 300;
    m_shop->add(kMessages, QStringLiteral("webhook:slow"));
    SlowPublisher::Tally tally;
    const auto publishers = [&tally] { return std::make_unique<SlowPublisher>(tally); };
    auto small = options();
    small.relay.batch = 20;
    {
        const RunningWorker left(small, publishers);
        const RunningWorker right(small, publishers);
        QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(QStringLiteral("delivered")), kMessages, 60'000);
        QTRY_VERIFY(left.delivered > 0);
        QTRY_VERIFY(right.delivered > 0);
    }
    QCOMPARE(tally.deliveries.size(), kMessages);
    for (const int deliveries : std::as_const(tally.deliveries)) QCOMPARE(deliveries, 1);
}

void OutboxWorkerTest::OB_9_undecodableMessagesDieAndBlockNoOthers() {
    const QString log = QStringLiteral("log:") + m_folder->filePath(QStringLiteral("log"));
    m_shop->add(1, log, QStringLiteral("one"), "not json");
    m_shop->add(1, log, QStringLiteral("one"));
    m_shop->add(1, log, QStringLiteral("two"));
    const auto running = startWorker(options());
    QTRY_COMPARE(m_shop->countOf(QStringLiteral("delivered")), 2);
    const auto dead = m_shop->messages().first();
    QCOMPARE(dead.status, QStringLiteral("dead"));
    QCOMPARE(dead.attempts, 1);
    QVERIFY(dead.lastError.startsWith(QLatin1StringView("The message cannot be read")));
    m_shop->run(DiscardDelivery{dead.id, QStringLiteral("swept")});
    QCOMPARE(m_shop->countOf(QStringLiteral("dead")), 0);
}

void OutboxWorkerTest::OB_13_unservedDestinationsBecomeDeadLetters() {
    m_shop->add(1, QStringLiteral("pigeon:loft"));
    m_shop->add(1, QStringLiteral("telex:orders"));
    const auto running = startWorker(options());
    QTRY_COMPARE(m_shop->countOf(QStringLiteral("dead")), 2);
    const auto messages = m_shop->messages();
    QCOMPARE(messages[0].lastError,
             QStringLiteral("'pigeon:loft' is no known kind of destination"));
    QCOMPARE(messages[1].lastError,
             QStringLiteral("'telex:orders' is no known kind of destination"));
}

void OutboxWorkerTest::OB_15_aBacklogDrainsWithoutAPauseForEachBatch() {
    // A hundred batches of one hundred: with one poll every ten
    // minutes this would take most of a day.
    constexpr int kMessages = 10'000;
    const QString log = m_folder->filePath(QStringLiteral("log"));
    m_shop->add(kMessages, QStringLiteral("log:") + log);
    const RunningWorker running(options(), &PublisherRegistry::ofEnvironment);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(QStringLiteral("delivered")), kMessages, 90'000);
    QCOMPARE(linesOf(log), kMessages);
}

void OutboxWorkerTest::OB_15_recoveryDrainsTheBacklogOfAnOutage() {
    constexpr int kMessages = 1'000;
    HttpEndpoint endpoint;
    endpoint.close();
    m_shop->add(kMessages, endpoint.destination());
    auto patient = options();
    patient.relay.maxAttempts = 1000;
    patient.relay.backOff = {2000, 2000};
    const RunningWorker running(patient, &PublisherRegistry::ofEnvironment);
    // The receiver is left alone after a few failures: the rest counts no attempt.
    QTRY_VERIFY_WITH_TIMEOUT(m_shop->countOf(QStringLiteral("failed")) >= 5, 60'000);
    QTRY_COMPARE(m_shop->countOf(QStringLiteral("processing")), 0);
    QVERIFY(m_shop->countOf(QStringLiteral("failed")) < 20);
    QVERIFY(endpoint.requests().isEmpty());
    endpoint.listen();
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(QStringLiteral("delivered")), kMessages, 60'000);
    QStringList ids = endpoint.messageIds();
    QCOMPARE(ids.size(), kMessages);
    QCOMPARE(ids.removeDuplicates(), 0);
    QVERIFY(endpoint.peakConcurrency() <= 4);
}

QTEST_GUILESS_MAIN(OutboxWorkerTest)
#include "OutboxWorkerTest.moc"
