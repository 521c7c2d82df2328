// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/SagaService.h"
#include "models/store/queries/SqlShopReads.h"
#include "tests/support/HttpEndpoint.h"
#include "tests/support/TestShop.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace countertop;

/// The window's sagas while the shop's gateways change, with two HTTP gateways, on both databases.
class SagaServiceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void initTestCase();
    void init();
    void cleanup();

    void anotherGatewayIsUsedFromThenOn();
    void withoutAGatewayNothingIsAskedForAnyMore();
    void aGatewayThatComesLaterIsUsed();
    void aSilentGatewayBlocksNoOtherSaga();
    void theLastOfSeveralChangesCounts();
    void anAddressThatIsNoneStopsToo();

private:
    /// Settings with both services at this gateway, or without a gateway.
    [[nodiscard]] static ShopSettings at(const HttpEndpoint& gateway);
    [[nodiscard]] static ShopSettings nowhere();
    static qsizetype chargesAt(const HttpEndpoint& gateway);
    OrderId place();
    [[nodiscard]] SagaStatus statusOf(const OrderId& orderId);
    /// Returns the error of a retry, which arrives after all earlier work has ended.
    Error answerToRetry();

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
    SystemClock m_clock;
    std::unique_ptr<HttpEndpoint> m_first;
    std::unique_ptr<HttpEndpoint> m_second;
    std::unique_ptr<SagaService> m_service;
};

namespace {

constexpr int kLongestWaitMs = 30'000;

HttpEndpoint::Answer willing(const HttpEndpoint::Request&) {
    return {200, R"({"id":"ch_1","tracking":"TR-1"})"};
}

}  // namespace

void SagaServiceTest::initTestCase() {
    for (const char* name : {"COUNTERTOP_PAYMENT_GATEWAY", "COUNTERTOP_CARRIER"}) qunsetenv(name);
}

void SagaServiceTest::init() {
    QFETCH_GLOBAL(Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect, NewShop::forPractice());
    m_session = m_shop->session();
    QVERIFY(m_session->bus().dispatch(
        AddProduct{QStringLiteral("MUG"), QStringLiteral("Mug"), {}, 1250, 20'000, 0, 100},
        Intent::fresh(), {}));
    m_first = std::make_unique<HttpEndpoint>(&willing);
    m_second = std::make_unique<HttpEndpoint>(&willing);
    m_service = std::make_unique<SagaService>(m_shop->url(), m_clock);
}

void SagaServiceTest::cleanup() {
    m_service.reset();
    m_session.reset();
    m_shop.reset();
}

ShopSettings SagaServiceTest::at(const HttpEndpoint& gateway) {
    ShopSettings settings;
    settings.gateway = gateway.url(QStringLiteral("/v1"));
    settings.carrier = settings.gateway;
    return settings;
}

ShopSettings SagaServiceTest::nowhere() {
    ShopSettings settings;
    settings.gateway = QStringLiteral("none");
    settings.carrier = QStringLiteral("practice");
    return settings;
}

qsizetype SagaServiceTest::chargesAt(const HttpEndpoint& gateway) {
    const auto& requests = gateway.requests();
    return std::count_if(requests.cbegin(), requests.cend(),
                         [](const auto& request) { return request.path == "/v1/charges"; });
}

OrderId SagaServiceTest::place() {
    const OrderId orderId = OrderId::create();
    const auto placed = m_session->bus().dispatch(
        PlaceOrder{orderId, {}, {{QStringLiteral("MUG"), 1, {}}}, false, PayBy::Gateway},
        Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
    if (!placed) QTest::qFail(qPrintable(placed.error().detail), __FILE__, __LINE__);
    m_service->wake();
    return orderId;
}

SagaStatus SagaServiceTest::statusOf(const OrderId& orderId) {
    SqlShopReads reads(m_session->database());
    const auto sagas = reads.processes.sagasAt({{}, orderId, {}}, 0, 1);
    return sagas && !sagas->isEmpty() ? sagas->first().status : SagaStatus::Running;
}

Error SagaServiceTest::answerToRetry() {
    std::optional<Error> answer;
    const QObject here;
    connect(m_service.get(), &SagaService::requestEnded, &here,
            [&](const QString&, bool, const Error& error) { answer = error; });
    m_service->retry(QStringLiteral("none"));
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), kLongestWaitMs); }();
    return answer.value_or(Error{});
}

void SagaServiceTest::anotherGatewayIsUsedFromThenOn() {
    m_service->start(at(*m_first));
    const OrderId before = place();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(before), SagaStatus::Completed, kLongestWaitMs);
    QCOMPARE(chargesAt(*m_first), 1);
    m_service->start(at(*m_second));
    QVERIFY(m_service->waitingFor().isEmpty());
    QCOMPARE(answerToRetry().code, ErrorCode::NotFound);
    const OrderId after = place();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(after), SagaStatus::Completed, kLongestWaitMs);
    QCOMPARE(chargesAt(*m_first), 1);
    QCOMPARE(chargesAt(*m_second), 1);
}

void SagaServiceTest::withoutAGatewayNothingIsAskedForAnyMore() {
    m_service->start(at(*m_first));
    const OrderId before = place();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(before), SagaStatus::Completed, kLongestWaitMs);
    m_service->start(nowhere());
    QCOMPARE(m_service->waitingFor(), QStringLiteral("gateway"));
    QCOMPARE(answerToRetry().reason, QStringLiteral("no_gateway"));
    const OrderId waiting = place();
    QCOMPARE(answerToRetry().reason, QStringLiteral("no_gateway"));
    // The gateway configured next is the first to process the order.
    m_service->start(at(*m_second));
    QVERIFY(m_service->waitingFor().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(waiting), SagaStatus::Completed, kLongestWaitMs);
    QCOMPARE(chargesAt(*m_first), 1);
    QCOMPARE(chargesAt(*m_second), 1);
}

void SagaServiceTest::aGatewayThatComesLaterIsUsed() {
    m_service->start(nowhere());
    QCOMPARE(m_service->waitingFor(), QStringLiteral("gateway"));
    QCOMPARE(answerToRetry().reason, QStringLiteral("no_gateway"));
    m_service->start(at(*m_first));
    const OrderId order = place();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(order), SagaStatus::Completed, kLongestWaitMs);
}

void SagaServiceTest::aSilentGatewayBlocksNoOtherSaga() {
    m_first->setScript([](const auto&) {
        HttpEndpoint::Answer answer;
        answer.silent = true;
        return answer;
    });
    m_service->start(at(*m_first));
    (void)place();
    QTRY_COMPARE_WITH_TIMEOUT(chargesAt(*m_first), 1, kLongestWaitMs);
    QElapsedTimer elapsed;
    elapsed.start();
    m_service->start(at(*m_second));
    // The worker waits three seconds for a response; this thread does not.
    QVERIFY(elapsed.elapsed() < 2000);
    QCOMPARE(answerToRetry().code, ErrorCode::NotFound);
    const OrderId after = place();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(after), SagaStatus::Completed, kLongestWaitMs);
    QCOMPARE(chargesAt(*m_first), 1);
}

void SagaServiceTest::theLastOfSeveralChangesCounts() {
    m_service->start(at(*m_first));
    m_service->start(nowhere());
    m_service->start(at(*m_first));
    m_service->start(at(*m_second));
    QCOMPARE(answerToRetry().code, ErrorCode::NotFound);
    const OrderId order = place();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(order), SagaStatus::Completed, kLongestWaitMs);
    QCOMPARE(chargesAt(*m_first), 0);
    QCOMPARE(chargesAt(*m_second), 1);
    m_service->start(at(*m_first));
    m_service->start(nowhere());
    QCOMPARE(answerToRetry().reason, QStringLiteral("no_gateway"));
    // Destroying the service in the middle of a change must work too.
    m_service->start(at(*m_first));
    m_service->start(at(*m_second));
}

void SagaServiceTest::anAddressThatIsNoneStopsToo() {
    m_service->start(at(*m_first));
    QCOMPARE(answerToRetry().code, ErrorCode::NotFound);
    ShopSettings wrong = at(*m_first);
    wrong.gateway = QStringLiteral("ftp://gateway");
    QTest::ignoreMessage(QtWarningMsg,
                         "Sagas do not run: 'ftp://gateway' is neither 'practice' nor an http(s) "
                         "address");
    m_service->start(wrong);
    QCOMPARE(answerToRetry().reason, QStringLiteral("sagas_stand_still"));
}

QTEST_GUILESS_MAIN(SagaServiceTest)
#include "SagaServiceTest.moc"
