// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/HttpEndpoint.h"
#include "tests/support/TcpProxy.h"
#include "tests/workers/OutboxFixture.h"
#include "workers/ForegroundRun.h"
#include "workers/outbox/OutboxReport.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QMutex>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace countertop;

namespace {

/// Counts deliveries across all its instances; each delivery is slow.
class SlowPublisher final : public QObject, public Publisher {
public:
    struct Tally {
        QMutex mutex;
        QHash<QString, int> deliveries;
    };

    explicit SlowPublisher(Tally& tally, int delayMs = 3) : m_tally(tally), m_delayMs(delayMs) {}

    void publish(const ClaimedMessage& message, Done done) override {
        QTimer::singleShot(m_delayMs, this, [this, id = message.messageId, done = std::move(done)] {
            const QMutexLocker lock(&m_tally.mutex);
            ++m_tally.deliveries[id];
            done({});
        });
    }
    [[nodiscard]] int concurrency(const QString&) const override { return 4; }

private:
    Tally& m_tally;
    int m_delayMs;
};

/// A worker on its own thread, as in the window, and the signals it has emitted, received on the
/// test's thread.
struct RunningWorker {
    RunningWorker(const OutboxWorker::Options& options, OutboxWorker::PublisherFactory publishers)
        : worker(new OutboxWorker(options, clock, std::move(publishers))) {
        QObject::connect(worker, &OutboxWorker::delivered, &receiver,
                         [this](int count) { delivered += count; });
        QObject::connect(
            worker, &OutboxWorker::deliveryFailed, &receiver,
            [this](qint64, const QString&, const QString& error) { failures.append(error); });
        QObject::connect(worker, &OutboxWorker::deliverySummaryChanged, &receiver,
                         [this](qint64 waiting, qint64 dead) {
                             counts.append({waiting, dead});
                         });
        QObject::connect(worker, &OutboxWorker::storeUnavailable, &receiver,
                         [this](const Error& error) { outages.append(error.code); });
        QObject::connect(worker, &OutboxWorker::storeAvailable, &receiver,
                         [this] { ++recoveries; });
        worker->runOn(thread);
    }

    void wake() { QMetaObject::invokeMethod(worker, &OutboxWorker::wake, Qt::QueuedConnection); }
    [[nodiscard]] OutboxCounts lastCounts() const { return counts.value(counts.size() - 1); }

    SystemClock clock;
    WorkerThread thread{QStringLiteral("outbox")};
    OutboxWorker* worker;
    int delivered = 0;
    QStringList failures;
    QList<OutboxCounts> counts;
    QList<ErrorCode> outages;
    int recoveries = 0;
    QObject receiver;
};

qsizetype linesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
}

}  // namespace

/// OutboxWorker on its own thread, on both databases, with real publishers and a real receiver:
/// from the commit to the receiver, through failures on either side.
class OutboxWorkerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();

    void anOrdersMessageArrivesSoonAfterTheCommit();
    void withoutAWakeTheNextLookFindsTheMessage();
    void OB_3_acceptedMessagesAreDeliveredRefusedOnesTriedAgain();
    void OB_4_anEndpointThatAlwaysFailsMakesADeadLetterThatCanBeRetried();
    void OB_7_twoWorkersDeliverEachMessageOnce();
    void OB_9_undecodableMessagesDieAndBlockNoOthers();
    void OB_13_unservedDestinationsBecomeDeadLetters();
    void OB_15_aBacklogDrainsWithoutAPauseForEachBatch();
    void OB_15_recoveryDrainsTheBacklogOfAnOutage();
    void stoppingFinishesTheMessageInHand();
    void endingTheThreadFinishesTheMessagesInHand();
    void aLostServerComesBack();
    void anEndedConnectionIsReplaced();
    void K_54_anOutageThatTurnsForGoodIsReportedAgain();
    void K_54_aRunEndsWhenItsShopIsGoneForGood();
    void aShopThatCannotBeOpenedIsReportedOnce();
    void aRunUntilEmptyEndsWhenNothingWaits();
    void aRunForATimeEndsWithWhatIsLeft();

private:
    [[nodiscard]] OutboxWorker::Options options() const;
    [[nodiscard]] std::unique_ptr<RunningWorker> startWorker(const OutboxWorker::Options& options);

    std::unique_ptr<OutboxFixture> m_shop;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void OutboxWorkerTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<OutboxFixture>(dialect);
    m_folder = std::make_unique<QTemporaryDir>();
}

void OutboxWorkerTest::cleanup() {
    m_shop.reset();
    m_folder.reset();
}

/// A worker that never polls within a test: it acts only when woken or when a message falls due.
OutboxWorker::Options OutboxWorkerTest::options() const {
    OutboxWorker::Options options;
    options.url = m_shop->url();
    options.pollMs = 600'000;
    options.relay.backOff = {100, 1000};
    options.reconnect = {50, 200};
    return options;
}

std::unique_ptr<RunningWorker> OutboxWorkerTest::startWorker(const OutboxWorker::Options& options) {
    auto running = std::make_unique<RunningWorker>(options, &PublisherRegistry::withAll);
    // The first figures show that it has polled once and now waits.
    [&] { QTRY_VERIFY(!running->counts.isEmpty()); }();
    return running;
}

void OutboxWorkerTest::anOrdersMessageArrivesSoonAfterTheCommit() {
    const HttpEndpoint endpoint;
    m_shop->run(AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 100, 0, 0, 5});
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), endpoint.destination(), {}});
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
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), endpoint.destination(), {}});
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
    m_shop->add(1, QStringLiteral("kafka:orders"));
    const auto running = startWorker(options());
    QTRY_COMPARE(m_shop->countOf(QStringLiteral("dead")), 2);
    const auto messages = m_shop->messages();
    QCOMPARE(messages[0].lastError,
             QStringLiteral("'pigeon:loft' is no known kind of destination"));
    QCOMPARE(messages[1].lastError,
             QStringLiteral("This build does not deliver to kafka destinations"));
}

void OutboxWorkerTest::OB_15_aBacklogDrainsWithoutAPauseForEachBatch() {
    // A hundred batches of one hundred: with one poll every ten
    // minutes this would take most of a day.
    constexpr int kMessages = 10'000;
    const QString log = m_folder->filePath(QStringLiteral("log"));
    m_shop->add(kMessages, QStringLiteral("log:") + log);
    const RunningWorker running(options(), &PublisherRegistry::withAll);
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
    const RunningWorker running(patient, &PublisherRegistry::withAll);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(QStringLiteral("pending")), 0, 60'000);
    QVERIFY(endpoint.requests().isEmpty());
    endpoint.listen();
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->countOf(QStringLiteral("delivered")), kMessages, 60'000);
    QStringList ids = endpoint.messageIds();
    QCOMPARE(ids.size(), kMessages);
    QCOMPARE(ids.removeDuplicates(), 0);
    QVERIFY(endpoint.peakConcurrency() <= 4);
}

void OutboxWorkerTest::stoppingFinishesTheMessageInHand() {
    HttpEndpoint endpoint([](const auto&) {
        HttpEndpoint::Answer answer;
        answer.delayMs = 400;
        return answer;
    });
    m_shop->add(6, endpoint.destination());
    const SystemClock clock;
    OutboxWorker worker(options(), clock, &PublisherRegistry::withAll);
    QSignalSpy ended(&worker, &OutboxWorker::stopped);
    worker.start();
    worker.start();
    QTRY_COMPARE(endpoint.requests().size(), 4);
    worker.stop();
    worker.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(endpoint.requests().size(), 4);
    QCOMPARE(m_shop->countOf(QStringLiteral("delivered")), 4);
    QCOMPARE(m_shop->countOf(QStringLiteral("pending")), 2);
}

void OutboxWorkerTest::endingTheThreadFinishesTheMessagesInHand() {
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

void OutboxWorkerTest::aLostServerComesBack() {
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

void OutboxWorkerTest::anEndedConnectionIsReplaced() {
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
void OutboxWorkerTest::K_54_anOutageThatTurnsForGoodIsReportedAgain() {
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

void OutboxWorkerTest::K_54_aRunEndsWhenItsShopIsGoneForGood() {
    HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{503}; });
    auto often = options();
    often.pollMs = 100;
    m_shop->add(1, endpoint.destination());
    const SystemClock clock;
    OutboxWorker worker(often, clock, &PublisherRegistry::withAll);
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

void OutboxWorkerTest::aShopThatCannotBeOpenedIsReportedOnce() {
    auto nowhere = options();
    QFile file(m_folder->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    nowhere.url = *DatabaseUrl::parse(QStringLiteral("sqlite:") + file.fileName() +
                                      QStringLiteral("/shop.sqlite"));
    RunningWorker running(nowhere, &PublisherRegistry::withAll);
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

void OutboxWorkerTest::aRunUntilEmptyEndsWhenNothingWaits() {
    HttpEndpoint endpoint;
    int refusals = 1;
    endpoint.setScript(
        [&refusals](const auto&) { return HttpEndpoint::Answer{refusals-- > 0 ? 503 : 200}; });
    m_shop->add(3, endpoint.destination());
    m_shop->add(1, QStringLiteral("pigeon:loft"));
    const SystemClock clock;
    OutboxWorker worker(options(), clock, &PublisherRegistry::withAll);
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

void OutboxWorkerTest::aRunForATimeEndsWithWhatIsLeft() {
    HttpEndpoint endpoint([](const auto&) { return HttpEndpoint::Answer{500}; });
    auto slow = options();
    slow.relay.backOff = {60'000, 60'000};
    m_shop->add(2, endpoint.destination());
    const SystemClock clock;
    OutboxWorker worker(slow, clock, &PublisherRegistry::withAll);
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

QTEST_GUILESS_MAIN(OutboxWorkerTest)
#include "OutboxWorkerTest.moc"
