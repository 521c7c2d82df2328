// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/IntakeTest.h"
#include "tests/support/JwtText.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <future>
#include <mutex>

namespace countertop {

using namespace std::chrono_literals;

/// The cases of the HTTP intake, over real connections.
class IntakeConformanceTest : public IntakeTest {
    Q_OBJECT

private slots:
    void ID_8_sameKeyAndBodyGiveTheSameAnswer();
    void ID_8_answerSurvivesARestartAndLaterChanges();
    void ID_8_otherBodyIsRefused();
    void ID_8_otherBodyIsRefusedWhileTheFirstIsInFlight();
    void ID_8_repeatOfARunningRequestIsReportedAsSuch();
    void ID_8_withoutAKeyEachRequestIsItsOwn();
    void ID_8_requiredKeyIsMissing();
    void ID_8_sixConcurrentFirstsMakeOneOrder();
    void ID_8_concurrentFirstsAtTwoServersMakeOneOrder();
    void ID_8_failureIsNotKept();
    void ID_8_keyBelongsToItsCaller();
    void ID_8_unusableKeyIsRefused();
    void CMD_8_correlationOfTheCallerIsKept();
    void AU_1_everyCommandHasItsAuditRow();
    void PL_1_shortOrderIsRefusedWhole();
    void HT_2_stoppingAnswersWhatHasBegun();
    void onlyGoodTokensOpenTheDoor();
    void callerWithACustomersIdOrdersAsThatCustomer();
};

namespace {

OrderId orderOf(const HttpAnswer& answer) {
    return OrderId(answer.json()[QLatin1StringView("order_id")].toString());
}

/// Waits until this many commands are queued behind the one that blocks the shards.
bool haveArrived(IntakeWorld& world, qint64 commands) {
    return waiting::until([&] { return world.processor().counts().waiting >= commands; });
}

}  // namespace

void IntakeConformanceTest::ID_8_sameKeyAndBodyGiveTheSameAnswer() {
    addMugs(5);
    const World world = serve();
    const HttpAnswer first = world->place(mugs(2), "key-1");
    QCOMPARE(first.status, 201);
    QVERIFY(!isReplayed(first));
    const QJsonObject order = first.json();
    QCOMPARE(order[QLatin1StringView("number")].toString(), QStringLiteral("W-000001"));
    QCOMPARE(order[QLatin1StringView("status")].toString(), QStringLiteral("pending"));
    QCOMPARE(order[QLatin1StringView("total_minor")].toInteger(), 2500);
    for (int repeat = 0; repeat < 2; ++repeat) {
        const HttpAnswer again = world->place(mugs(2), "key-1");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QVERIFY(isReplayed(again));
    }
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(QStringLiteral("MUG")), 3);
}
/// Marked case (`*`), triggered by stopping the server, changing the order and sending the first
/// key to a new server.
void IntakeConformanceTest::ID_8_answerSurvivesARestartAndLaterChanges() {
    addMugs(5);
    const HttpAnswer first = serve()->place(mugs(2), "key-1");
    QCOMPARE(first.status, 201);
    mustRun(PayOrder{orderOf(first), {}});
    mustRun(CorrectStock{QStringLiteral("MUG"), -3, QStringLiteral("broken")});
    KeysInFlight otherProcess;
    const IntakeWorld restarted(url(), clock(), otherProcess);
    const HttpAnswer again = restarted.place(mugs(2), "key-1");
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QVERIFY(isReplayed(again));
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IntakeConformanceTest::ID_8_otherBodyIsRefused() {
    addMugs(5);
    const World world = serve();
    QCOMPARE(world->place(mugs(2), "key-1").status, 201);
    // More than the stock or an unknown product: the error is still about the key.
    for (const QByteArray& body : {mugs(1), mugs(50), mugs(2).replace("MUG", "CUP")}) {
        const HttpAnswer other = world->place(body, "key-1");
        QCOMPARE(other.status, 422);
        QCOMPARE(other.code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        QVERIFY(!isReplayed(other));
    }
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IntakeConformanceTest::ID_8_otherBodyIsRefusedWhileTheFirstIsInFlight() {
    addMugs(5);
    const World world = serve({{}, 1});
    world->holdUp();
    auto first = std::async(std::launch::async, [&] { return world->place(mugs(2), "key-1"); });
    QVERIFY(haveArrived(*world, 1));
    QElapsedTimer timer;
    timer.start();
    const HttpAnswer other = world->place(mugs(1), "key-1");
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(first.wait_for(0s) == std::future_status::timeout);
    world->release();
    QCOMPARE(first.get().status, 201);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IntakeConformanceTest::ID_8_repeatOfARunningRequestIsReportedAsSuch() {
    addMugs(5);
    IntakeWorld::Options options{{}, 1};
    options.intake.desk.timeout = 500ms;
    options.intake.desk.repeatTimeout = 100ms;
    const World world = serve(options);
    QCOMPARE(world->place(mugs(1)).status, 201);  // registers the caller as a customer
    world->holdUp();
    auto first = std::async(std::launch::async, [&] { return world->place(mugs(2), "key-1"); });
    QVERIFY(haveArrived(*world, 1));
    const HttpAnswer repeat = world->place(mugs(2), "key-1");
    QCOMPARE(repeat.status, 409);
    QCOMPARE(repeat.code(), QByteArray("COMMAND_IN_PROGRESS"));
    // The first request times out before it has begun: its command never runs, and the key is free.
    const HttpAnswer late = first.get();
    QCOMPARE(late.status, 503);
    QCOMPARE(late.code(), QByteArray("TIMEOUT"));
    world->release();
    const HttpAnswer again = world->place(mugs(2), "key-1");
    QCOMPARE(again.status, 201);
    QVERIFY(!isReplayed(again));
    QCOMPARE(rows(QStringLiteral("orders")), 2);
}

void IntakeConformanceTest::ID_8_withoutAKeyEachRequestIsItsOwn() {
    addMugs(5);
    const World world = serve();
    const HttpAnswer one = world->place(mugs(1));
    const HttpAnswer two = world->place(mugs(1));
    QCOMPARE(one.status, 201);
    QCOMPARE(two.status, 201);
    QVERIFY(one.body != two.body);
    QVERIFY(!isReplayed(two));
    QCOMPARE(rows(QStringLiteral("orders")), 2);
}

void IntakeConformanceTest::ID_8_requiredKeyIsMissing() {
    addMugs(5);
    IntakeWorld::Options options;
    options.intake.desk.requireKey = true;
    const World world = serve(options);
    const HttpAnswer refused = world->place(mugs(1));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), QByteArray("IDEMPOTENCY_KEY_MISSING"));
    QCOMPARE(rows(QStringLiteral("orders")), 0);
    QCOMPARE(world->place(mugs(1), "key-1").status, 201);
}

void IntakeConformanceTest::ID_8_sixConcurrentFirstsMakeOneOrder() {
    addMugs(50);
    const World world = serve();
    for (int round = 0; round < 5; ++round) {
        const QByteArray key = "key-" + QByteArray::number(round);
        std::mutex mutex;
        QList<HttpAnswer> answers;
        inParallel(6, [&](int, Start& start) {
            start.arrive_and_wait();
            const HttpAnswer answer = world->place(mugs(2), key);
            const std::lock_guard lock(mutex);
            answers.append(answer);
        });
        for (const HttpAnswer& answer : std::as_const(answers)) {
            QCOMPARE(answer.status, 201);
            QCOMPARE(answer.body, answers.first().body);
        }
        QCOMPARE(std::count_if(answers.cbegin(), answers.cend(), isReplayed), 5);
        QCOMPARE(rows(QStringLiteral("orders")), round + 1);
    }
    QCOMPARE(available(QStringLiteral("MUG")), 40);
    QCOMPARE(rows(QStringLiteral("customers")), 1);
}

void IntakeConformanceTest::ID_8_concurrentFirstsAtTwoServersMakeOneOrder() {
    addMugs(50);
    KeysInFlight others[2];
    const IntakeWorld servers[2]{IntakeWorld(url(), clock(), others[0]),
                                 IntakeWorld(url(), clock(), others[1])};
    std::mutex mutex;
    QList<HttpAnswer> answers;
    inParallel(6, [&](int caller, Start& start) {
        start.arrive_and_wait();
        const HttpAnswer answer = servers[caller % 2].place(mugs(2), "key-1");
        const std::lock_guard lock(mutex);
        answers.append(answer);
    });
    for (const HttpAnswer& answer : std::as_const(answers)) {
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.body, answers.first().body);
    }
    QCOMPARE(std::count_if(answers.cbegin(), answers.cend(), isReplayed), 5);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(QStringLiteral("MUG")), 48);
}

void IntakeConformanceTest::ID_8_failureIsNotKept() {
    addMugs(1);
    const World world = serve();
    for (int attempt = 0; attempt < 2; ++attempt) {
        const HttpAnswer refused = world->place(mugs(3), "key-1");
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), QByteArray("OUT_OF_STOCK"));
        QVERIFY(!isReplayed(refused));
    }
    mustRun(ReceiveStock{QStringLiteral("MUG"), 5, {}});
    const HttpAnswer placed = world->place(mugs(3), "key-1");
    QCOMPARE(placed.status, 201);
    QVERIFY(!isReplayed(placed));
    QCOMPARE(available(QStringLiteral("MUG")), 3);
}

void IntakeConformanceTest::ID_8_keyBelongsToItsCaller() {
    addMugs(9);
    const World world = serve();
    const HttpAnswer hers = world->place(mugs(2), "key-1", QStringLiteral("amira"));
    const HttpAnswer his = world->place(mugs(2), "key-1", QStringLiteral("ben"));
    QCOMPARE(hers.status, 201);
    QCOMPARE(his.status, 201);
    QVERIFY(!isReplayed(his));
    QVERIFY(orderOf(hers) != orderOf(his));
    // The same key with different content does not affect another caller either.
    QCOMPARE(world->place(mugs(1), "key-1", QStringLiteral("carol")).status, 201);
    QCOMPARE(rows(QStringLiteral("orders")), 3);
}

void IntakeConformanceTest::ID_8_unusableKeyIsRefused() {
    addMugs(9);
    const World world = serve();
    for (const QByteArray& key :
         {QByteArray(256, 'k'), QByteArray("a key"), QByteArray("schl\xc3\xbcssel")}) {
        const HttpAnswer refused = world->place(mugs(1), key);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.code(), QByteArray("INVALID_INPUT"));
    }
    QCOMPARE(world->place(mugs(1), QByteArray(255, 'k')).status, 201);
}

void IntakeConformanceTest::CMD_8_correlationOfTheCallerIsKept() {
    addMugs(9);
    const World world = serve();
    const HttpAnswer named = world->post("/orders/place", mugs(1), {}, QStringLiteral("amira"),
                                         {{"X-Correlation-Id", "web-flow-7"}});
    QCOMPARE(named.status, 201);
    QCOMPARE(named.header("X-Correlation-Id"), QByteArray("web-flow-7"));
    for (const RecordedEvent& event : eventsOf(orderOf(named))) {
        QCOMPARE(event.metadata.correlationId, QStringLiteral("web-flow-7"));
        QCOMPARE(event.metadata.actor, QStringLiteral("amira"));
        QCOMPARE(event.metadata.till, QStringLiteral("W"));
    }
    QVERIFY(number(QStringLiteral("SELECT count(*) AS value FROM audit "
                                  "WHERE correlation_id = 'web-flow-7' AND outcome = 'done' "
                                  "AND command_type = 'PlaceOrder'")) == 1);
    const HttpAnswer unnamed = world->place(mugs(1));
    const QString made = QString::fromLatin1(unnamed.header("X-Correlation-Id"));
    QVERIFY(isUuidText(made));
    QCOMPARE(eventsOf(orderOf(unnamed)).first().metadata.correlationId, made);
    // The audit records a refused request's correlation id too; an invalid id is replaced.
    const HttpAnswer refused = world->post("/orders/place", mugs(99), {}, QStringLiteral("amira"),
                                           {{"X-Correlation-Id", "flow 8"}});
    QCOMPARE(refused.status, 409);
    QVERIFY(isUuidText(QString::fromLatin1(refused.header("X-Correlation-Id"))));
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM audit "
                                   "WHERE correlation_id = :flow AND outcome = 'OUT_OF_STOCK'"),
                    {{":flow", QString::fromLatin1(refused.header("X-Correlation-Id"))}}),
             1);
}

void IntakeConformanceTest::AU_1_everyCommandHasItsAuditRow() {
    addMugs(2);
    const World world = serve();
    QCOMPARE(world->place(mugs(1)).status, 201);
    const qint64 before = rows(QStringLiteral("audit"));
    QCOMPARE(world->place(mugs(1)).status, 201);
    QCOMPARE(world->place(mugs(1)).status, 409);
    QCOMPARE(world->place(mugs(0)).status, 422);
    QCOMPARE(rows(QStringLiteral("audit")), before + 3);
    for (const char* outcome : {"done", "OUT_OF_STOCK", "INVALID_INPUT"}) {
        QVERIFY(number(QStringLiteral("SELECT count(*) AS value FROM audit WHERE actor = 'amira' "
                                      "AND store_id = 1 AND outcome = :outcome"),
                       {{":outcome", QString::fromLatin1(outcome)}}) > 0);
    }
}

void IntakeConformanceTest::PL_1_shortOrderIsRefusedWhole() {
    mustRun(AddRoute{QStringLiteral("OrderPlaced"), QStringLiteral("log:/dev/null"),
                     QStringLiteral("charge-payment")});
    addMugs(5);
    const World world = serve();
    const HttpAnswer placed =
        world->place(R"({"lines":[{"sku":"MUG","quantity":3}],"pay_by":"gateway"})");
    QCOMPARE(placed.status, 201);
    QCOMPARE(available(QStringLiteral("MUG")), 2);
    QCOMPARE(rows(QStringLiteral("outbox")), 1);
    const HttpAnswer refused = world->place(mugs(3));
    QCOMPARE(refused.status, 409);
    QCOMPARE(refused.code(), QByteArray("OUT_OF_STOCK"));
    const QJsonObject error = refused.json()[QLatin1StringView("error")].toObject();
    QCOMPARE(error[QLatin1StringView("details")][QLatin1StringView("available")].toInt(), 2);
    QCOMPARE(available(QStringLiteral("MUG")), 2);
    QCOMPARE(rows(QStringLiteral("outbox")), 1);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IntakeConformanceTest::HT_2_stoppingAnswersWhatHasBegun() {
    addMugs(9);
    const World world = serve({{}, 1});
    QCOMPARE(world->place(mugs(1)).status, 201);
    world->holdUp();
    std::vector<std::future<HttpAnswer>> running;
    for (int order = 0; order < 4; ++order) {
        running.push_back(std::async(std::launch::async, [&] { return world->place(mugs(1)); }));
    }
    QVERIFY(haveArrived(*world, 4));
    auto stopped = std::async(std::launch::async, [&] { world->server().stop(); });
    QVERIFY(waiting::until([&] { return !world->client().canConnect(); }));
    QCOMPARE(world->place(mugs(1)).status, 0);
    world->release();
    for (auto& order : running) QCOMPARE(order.get().status, 201);
    stopped.get();
    QCOMPARE(rows(QStringLiteral("orders")), 5);
}

void IntakeConformanceTest::onlyGoodTokensOpenTheDoor() {
    addMugs(9);
    const World world = serve();
    const QByteArray header = R"({"alg":"HS256","typ":"JWT"})";
    const auto claims = [](qint64 expiresAt) {
        return R"({"sub":"amira","exp":)" + QByteArray::number(expiresAt / 1000) + '}';
    };
    const QByteArray good = claims(clock().now() + 60'000);
    const QByteArray unsafe = jwtText(R"({"alg":"none"})", good, {});
    const QByteArrayList refused{
        "Basic YTpi",
        "Bearer",
        "Bearer " + jwtText(header, good, "another secret"),
        "Bearer " + jwtText(header, claims(clock().now() - 1000), IntakeWorld::secret()),
        "Bearer " + jwtText(header, R"({"sub":"amira"})", IntakeWorld::secret()),
        "Bearer " + unsafe.left(unsafe.lastIndexOf('.') + 1),
        "Bearer " + jwtText(R"({"alg":"none"})", good, IntakeWorld::secret()),
        "Bearer " +
            jwtText(R"({"alg":"HS512"})", good, IntakeWorld::secret(), QCryptographicHash::Sha512),
    };
    for (const QByteArray& authorization : refused) {
        const HttpAnswer answer = world->client().send("POST", "/orders/place",
                                                       {{"Authorization", authorization}}, mugs(1));
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.code(), QByteArray("UNAUTHORIZED"));
    }
    QCOMPARE(world->client().send("POST", "/orders/place", {}, mugs(1)).status, 401);
    QCOMPARE(rows(QStringLiteral("orders")), 0);
    const QByteArray token = jwtText(header, good, IntakeWorld::secret());
    for (const char* scheme : {"Bearer ", "bearer "}) {
        QCOMPARE(world->client()
                     .send("POST", "/orders/place", {{"Authorization", scheme + token}}, mugs(1))
                     .status,
                 201);
    }
    QCOMPARE(world->client().send("GET", "/health").status, 200);
}

void IntakeConformanceTest::callerWithACustomersIdOrdersAsThatCustomer() {
    addMugs(9);
    const CustomerId known = CustomerId::create();
    mustRun(AddCustomer{known, {QStringLiteral("Ada"), {}, {}, {}, {}}});
    const World world = serve();
    const HttpAnswer placed = world->place(mugs(1), {}, known.text());
    QCOMPARE(placed.status, 201);
    QCOMPARE(placed.json()[QLatin1StringView("customer_id")].toString(), known.text());
    QCOMPARE(text(QStringLiteral("SELECT customer_name AS value FROM orders")),
             QStringLiteral("Ada"));
    // This caller is unknown: their first order adds one customer, later ones add none.
    for (int order = 0; order < 2; ++order) {
        QCOMPARE(world->place(mugs(1), {}, QStringLiteral("shop|77")).status, 201);
    }
    QCOMPARE(rows(QStringLiteral("customers")), 2);
    QCOMPARE(number(QStringLiteral(
                 "SELECT count(*) AS value FROM orders WHERE customer_name = 'shop|77'")),
             2);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::IntakeConformanceTest)
#include "IntakeConformanceTest.moc"
