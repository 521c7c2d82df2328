// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/IntakeTest.h"
#include "tests/support/JwtText.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <future>

namespace countertop {

/// Correlation, audit, stock, stopping and tokens of the HTTP intake, over real connections.
class IntakeConformanceTest : public IntakeTest {
    Q_OBJECT

private slots:
    void CMD_8_correlationOfTheCallerIsKept();
    void AU_1_everyCommandHasItsAuditRow();
    void PL_1_shortOrderIsRefusedWhole();
    void HT_2_stoppingAnswersWhatHasBegun();
    void onlyGoodTokensOpenTheDoor();
    void callerWithACustomersIdOrdersAsThatCustomer();
};

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
