// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/SagaSession.h"
#include "models/store/queries/SqlShopReads.h"
#include "tests/support/TestShop.h"
#include "workers/gateways/PracticeGateways.h"

#include <QTest>

#include <stdexcept>

using namespace countertop;

/// The saga worker on its thread with practice gateways, on both databases.
class SagaWorkerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void init();
    void cleanup();

    void ordersAreFulfilledAsTheyCome();
    void SG_9_stopLeavesSagasAsTheyAre();
    void requestsAreCarriedOutAndAnswered();
    void lostDatabaseIsFoundAgain();
    void aRequestThatThrowsIsAnswered();

private:
    OrderId placeForGateway();
    /// A worker on its own thread; destroying the thread stops it in an orderly way.
    std::unique_ptr<WorkerThread> startWorker(const QString& rules = {});
    [[nodiscard]] SagaRow sagaOf(const OrderId& orderId);

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    KeysInFlight m_keys;
    SagaWorker* m_worker = nullptr;
};

void SagaWorkerTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect, NewShop::forPractice());
    m_session = m_shop->session();
    const auto added = m_session->bus().dispatch(
        AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 1250, 20'000, 0, 100},
        Intent::fresh(), {});
    QVERIFY(added);
}

void SagaWorkerTest::cleanup() {
    m_session.reset();
    m_shop.reset();
}

OrderId SagaWorkerTest::placeForGateway() {
    const OrderId orderId = OrderId::create();
    const auto placed = m_session->bus().dispatch(
        PlaceOrder{orderId, {}, {{QStringLiteral("MUG"), 1, {}}}, false, PayBy::Gateway},
        Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
    if (!placed) QTest::qFail(qPrintable(placed.error().detail), __FILE__, __LINE__);
    return orderId;
}

std::unique_ptr<WorkerThread> SagaWorkerTest::startWorker(const QString& rules) {
    GatewayChoice choice;
    choice.payment = QStringLiteral("practice");
    choice.carrier = QStringLiteral("practice");
    choice.practiceLog = m_folder.filePath(m_shop->url().name + QStringLiteral("practice.log"));
    choice.practiceRules = rules;
    SagaWorker::Options options;
    options.stopMs = 200;
    options.reconnect = {50, 200};
    auto thread = std::make_unique<WorkerThread>(QStringLiteral("sagas"));
    m_worker = new SagaWorker(options, m_clock, sagaSessions(m_shop->url(), m_clock, m_keys),
                              [choice] { return makeGateways(choice); });
    m_worker->runOn(*thread);
    return thread;
}

SagaRow SagaWorkerTest::sagaOf(const OrderId& orderId) {
    SqlShopReads reads(m_session->database());
    const auto sagas = reads.processes.sagasAt({{}, orderId, {}}, 0, 1);
    return sagas ? sagas->value(0) : SagaRow{};
}

void SagaWorkerTest::ordersAreFulfilledAsTheyCome() {
    const OrderId before = placeForGateway();
    const auto thread = startWorker();
    QTRY_COMPARE_WITH_TIMEOUT(sagaOf(before).status, SagaStatus::Completed, 10'000);
    QList<OrderId> orders;
    for (int number = 0; number < 30; ++number) orders.append(placeForGateway());
    QMetaObject::invokeMethod(m_worker, &SagaWorker::wake, Qt::QueuedConnection);
    for (const OrderId& order : orders) {
        QTRY_COMPARE_WITH_TIMEOUT(sagaOf(order).status, SagaStatus::Completed, 20'000);
    }
}

void SagaWorkerTest::SG_9_stopLeavesSagasAsTheyAre() {
    const OrderId order = placeForGateway();
    auto thread = startWorker(QStringLiteral("charge=delay:60000"));
    QTRY_COMPARE_WITH_TIMEOUT(sagaOf(order).steps.size(), 2, 10'000);
    thread.reset();
    SagaRow saga = sagaOf(order);
    QCOMPARE(saga.status, SagaStatus::Running);
    QCOMPARE(saga.steps.last().state, SagaStepState::Started);
    // Expire the stopped worker's lease, so that the next one takes the saga at once.
    QVERIFY(m_session->database().run(QStringLiteral("UPDATE sagas SET lease_until = 0")));
    thread = startWorker();
    QTRY_COMPARE_WITH_TIMEOUT(sagaOf(order).status, SagaStatus::Completed, 10'000);
}

void SagaWorkerTest::requestsAreCarriedOutAndAnswered() {
    const OrderId order = placeForGateway();
    const auto thread = startWorker(QStringLiteral("shipment=refuse:1"));
    QTRY_COMPARE_WITH_TIMEOUT(sagaOf(order).status, SagaStatus::Compensated, 10'000);
    const QString sagaId = sagaOf(order).sagaId;
    // A QSignalSpy would record them on the worker's thread.
    QList<std::pair<bool, Error>> answers;
    const QObject here;
    connect(m_worker, &SagaWorker::requestEnded, &here,
            [&](const QString&, bool done, const Error& error) {
                answers.append({done, error});
            });
    const auto ask = [&](SagaRequest request, const QString& id) {
        QMetaObject::invokeMethod(
            m_worker, [this, request, id] { m_worker->ask(request, id, {}); },
            Qt::QueuedConnection);
    };
    ask(SagaRequest::Retry, sagaId);
    QTRY_COMPARE_WITH_TIMEOUT(sagaOf(order).status, SagaStatus::Completed, 10'000);
    ask(SagaRequest::Compensate, sagaId);
    ask(SagaRequest::Resume, QStringLiteral("none"));
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 3, 10'000);
    QVERIFY(answers[0].first);
    QVERIFY(!answers[1].first);
    QCOMPARE(answers[1].second.code, ErrorCode::InvalidTransition);
    QCOMPARE(answers[2].second.code, ErrorCode::NotFound);
}

void SagaWorkerTest::lostDatabaseIsFoundAgain() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (dialect == Dialect::Sqlite) QSKIP("A file is not lost like a server");
    const auto thread = startWorker();
    const OrderId first = placeForGateway();
    QTRY_COMPARE_WITH_TIMEOUT(sagaOf(first).status, SagaStatus::Completed, 10'000);
    QVERIFY(m_session->database().run(
        QStringLiteral("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
                       "current_database() AND pid <> pg_backend_pid()")));
    const OrderId second = placeForGateway();
    QTRY_COMPARE_WITH_TIMEOUT(sagaOf(second).status, SagaStatus::Completed, 20'000);
}

void SagaWorkerTest::aRequestThatThrowsIsAnswered() {
    SagaWorker worker(
        {}, m_clock,
        []() -> Result<std::unique_ptr<SagaShop>> { throw std::runtime_error("out of handles"); },
        [] { return makeGateways({}); });
    QList<Error> errors;
    connect(&worker, &SagaWorker::requestEnded, this,
            [&](const QString&, bool done, const Error& error) {
                if (!done) errors.append(error);
            });
    worker.ask(SagaRequest::Retry, QStringLiteral("some"), {});
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.first().detail, QStringLiteral("out of handles"));
}

QTEST_GUILESS_MAIN(SagaWorkerTest)
#include "SagaWorkerTest.moc"
