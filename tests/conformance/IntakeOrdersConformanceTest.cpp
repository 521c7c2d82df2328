// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/IntakeWorld.h"

#include <QJsonArray>
#include <QtTest>

namespace countertop {

using namespace Qt::StringLiterals;

/// Placed orders over HTTP: their customer shows, pays, ships and cancels them.
class IntakeOrdersConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void CMD_1_orderGoesThroughItsLife();
    void CMD_3_refusedChangesAppendNothing();
    void ID_8_paymentIsTakenOnce();
    void ID_8_keyBelongsToItsAddress();
    void callersHaveOnlyTheirOwnOrders();
    void faultyBodiesAreRefused();
    void healthTellsWhetherTheShopAnswers();

private:
    [[nodiscard]] HttpAnswer get(const QByteArray& path, const QString& subject = u"amira"_s) const;
    /// Places an order of two mugs and returns its path, "/orders/<id>".
    [[nodiscard]] QByteArray placed(const QByteArray& key = {});

    std::unique_ptr<IntakeWorld> m_world;
};

namespace {

const QByteArray kTwoMugs = R"({"lines":[{"sku":"MUG","quantity":2}]})";

QString field(const HttpAnswer& answer, QLatin1StringView name) {
    return answer.json().value(name).toString();
}

}  // namespace

void IntakeOrdersConformanceTest::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed() || !TestShop::isAvailable(dialect())) return;
    addProduct(u"MUG"_s, 1250, 20);
    m_world = std::make_unique<IntakeWorld>(url(), clock(), keys());
}

void IntakeOrdersConformanceTest::cleanup() {
    m_world.reset();
    ConformanceTest::cleanup();
}

HttpAnswer IntakeOrdersConformanceTest::get(const QByteArray& path, const QString& subject) const {
    return m_world->client().send("GET", path,
                                  {{"Authorization", "Bearer " + m_world->token(subject)}});
}

QByteArray IntakeOrdersConformanceTest::placed(const QByteArray& key) {
    return m_world->place(kTwoMugs, key).header("Location");
}

void IntakeOrdersConformanceTest::CMD_1_orderGoesThroughItsLife() {
    const QByteArray order = placed();
    QVERIFY(order.startsWith("/orders/"));
    const HttpAnswer pending = get(order);
    QCOMPARE(pending.status, 200);
    QCOMPARE(field(pending, "status"_L1), u"pending"_s);
    QCOMPARE(field(pending, "customer_name"_L1), u"amira"_s);
    const QJsonArray lines = pending.json()["lines"_L1].toArray();
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0]["total_minor"_L1].toInteger(), 2500);
    QVERIFY(!pending.json().contains("events"_L1));

    const HttpAnswer paid =
        m_world->post(order + "/pay", R"({"method":"cash","tendered_minor":3000})");
    QCOMPARE(paid.status, 200);
    QCOMPARE(field(paid, "status"_L1), u"paid"_s);
    QCOMPARE(paid.json()["paid_minor"_L1].toInteger(), 2500);
    QCOMPARE(paid.json()["change_minor"_L1].toInteger(), 500);
    const HttpAnswer shipped = m_world->post(order + "/ship", R"({"tracking":"RM 1"})");
    QCOMPARE(shipped.status, 200);
    QCOMPARE(field(shipped, "status"_L1), u"shipped"_s);

    const HttpAnswer after = get("/orders/" + field(pending, "number"_L1).toLatin1());
    QCOMPARE(field(after, "tracking"_L1), u"RM 1"_s);
    QCOMPARE(after.json()["payments"_L1].toArray().size(), 1);
    QCOMPARE(after.json()["version"_L1].toInteger(), shipped.json()["version"_L1].toInteger());
    QCOMPARE(available(u"MUG"_s), 18);
}

void IntakeOrdersConformanceTest::CMD_3_refusedChangesAppendNothing() {
    const QByteArray order = placed();
    QCOMPARE(m_world->post(order + "/cancel", {}).status, 200);
    QCOMPARE(available(u"MUG"_s), 20);
    const qint64 before = rows(u"events"_s);
    for (const char* change : {"/cancel", "/pay", "/ship"}) {
        const HttpAnswer refused = m_world->post(order + change, {});
        QCOMPARE(refused.status, 409);
        QCOMPARE(refused.code(), QByteArray("INVALID_TRANSITION"));
    }
    for (const QString& missing : {u"W-999999"_s, newUuidV7()}) {
        const HttpAnswer refused = m_world->post("/orders/" + missing.toLatin1() + "/cancel", {});
        QCOMPARE(refused.status, 404);
        QCOMPARE(refused.code(), QByteArray("NOT_FOUND"));
    }
    QCOMPARE(rows(u"events"_s), before);
}

void IntakeOrdersConformanceTest::ID_8_paymentIsTakenOnce() {
    const QByteArray order = placed();
    const QByteArray part = R"({"amount_minor":1000})";
    const HttpAnswer first = m_world->post(order + "/pay", part, "key-1");
    QCOMPARE(first.status, 200);
    QCOMPARE(m_world->post(order + "/pay", part, "key-2").status, 200);
    const HttpAnswer again = m_world->post(order + "/pay", part, "key-1");
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.header("Idempotent-Replayed"), QByteArray("true"));
    QCOMPARE(again.json()["paid_minor"_L1].toInteger(), 1000);
    QCOMPARE(rows(u"payments"_s), 2);
    const HttpAnswer other = m_world->post(order + "/pay", R"({"amount_minor":500})", "key-1");
    QCOMPARE(other.status, 422);
    QCOMPARE(other.code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
}

void IntakeOrdersConformanceTest::ID_8_keyBelongsToItsAddress() {
    const QByteArray one = placed("key-1");
    const QByteArray two = placed("key-2");
    QVERIFY(one != two);
    // The same key and body at different paths.
    for (const QByteArray& address : {one + "/pay", two + "/pay", one + "/ship", two + "/ship"}) {
        const HttpAnswer done = m_world->post(address, {}, "key-1");
        QCOMPARE(done.status, 200);
        QVERIFY(done.header("Idempotent-Replayed").isEmpty());
    }
    QCOMPARE(rows(u"payments"_s), 2);
}

void IntakeOrdersConformanceTest::callersHaveOnlyTheirOwnOrders() {
    const QByteArray order = placed();
    const HttpAnswer foreign = get(order, u"ben"_s);
    QCOMPARE(foreign.status, 404);
    for (const char* change : {"/pay", "/ship", "/cancel"}) {
        QCOMPARE(m_world->post(order + change, {}, {}, u"ben"_s).status, 404);
        QCOMPARE(m_world->client().send("POST", order + change).status, 401);
    }
    QCOMPARE(m_world->client().send("GET", order).status, 401);
    // Another caller's order gets the same response as one that does not exist.
    HttpAnswer missing = get("/orders/" + newUuidV7().toLatin1(), u"ben"_s);
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.body.size(), foreign.body.size());
    const OrderId atTheTill = placeOne(u"MUG"_s);
    QCOMPARE(get("/orders/" + atTheTill.text().toLatin1()).status, 404);
    QCOMPARE(field(get(order), "status"_L1), u"pending"_s);
}

void IntakeOrdersConformanceTest::faultyBodiesAreRefused() {
    const QByteArray order = placed();
    const std::pair<const char*, const char*> faulty[]{
        {"/pay", R"({"method":"magic"})"},     {"/pay", R"({"method":"imported"})"},
        {"/pay", R"({"method":7})"},           {"/pay", R"({"amount_minor":"10"})"},
        {"/pay", R"({"amount_minor":0})"},     {"/pay", R"({"amount_minor":-5})"},
        {"/pay", R"({"tendered_minor":1.5})"}, {"/pay", R"([])"},
        {"/ship", R"({"tracking":5})"},        {"/cancel", R"({"reason":["x"]})"},
        {"/cancel", R"({"reason":" "})"},
    };
    for (const auto& [change, body] : faulty) {
        const HttpAnswer refused = m_world->post(order + change, body);
        QVERIFY2(refused.status == 422 && refused.code() == "INVALID_INPUT", body);
    }
    QCOMPARE(m_world->post(order + "/pay", "{").code(), QByteArray("INVALID_JSON"));
    QCOMPARE(field(get(order), "status"_L1), u"pending"_s);
}

void IntakeOrdersConformanceTest::healthTellsWhetherTheShopAnswers() {
    QCOMPARE(m_world->client().send("GET", "/health").status, 200);
    QCOMPARE(m_world->client().send("HEAD", "/health").status, 200);
    const auto nowhere = DatabaseUrl::parse(u"sqlite:/no/such/folder/shop.sqlite"_s);
    QVERIFY(nowhere);
    ShopReader reader(*nowhere);
    Intake intake(m_world->processor(), reader, {}, {});
    const HttpResponse down = intake.handle({"GET", u"/health"_s, {}, {}});
    QCOMPARE(down.status, 503);
    QVERIFY(!down.body.contains("/no/such/folder"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::IntakeOrdersConformanceTest)
#include "IntakeOrdersConformanceTest.moc"
