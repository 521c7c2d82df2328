// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/Streams.h"
#include "models/store/seals/DeliveredCleanup.h"
#include "models/store/verify/Verifier.h"
#include "tests/workers/OutboxTestCase.h"

#include <QRandomGenerator>
#include <QTest>

using namespace countertop;

namespace {

const QString kLog = QStringLiteral("log:/var/log/shop.jsonl");
const QString kHook = QStringLiteral("webhook:http://127.0.0.1:9/hook");

PlaceOrder placeMugs(int quantity, const OrderId& id = OrderId::create()) {
    return PlaceOrder{id, {}, {{QStringLiteral("MUG"), quantity, {}}}, false};
}

}  // namespace

/// The outbox through the command path, on both databases: what is written in one commit, which
/// messages routes create from events, and what a clerk can do with a dead letter.
class OutboxCommandsTest : public OutboxTestCase {
    Q_OBJECT

private slots:
    void OB_1_anOrderAndItsMessageAreWrittenTogether();
    void OB_1_aRefusedOrderLeavesNeitherEventNorMessage();
    void OB_1_aVersionConflictLeavesNeitherEventNorMessage();
    void OB_2_twoMatchingRoutesMakeTwoMessages();
    void OB_2_aPatternMatchesItsEventsOnly();
    void OB_2_aTransformChangesTheBody();
    void aRemovedRouteMakesNoMoreMessages();
    void theLongestDestinationTakesMessages();
    void OB_4_aDeadLetterCanBeRetried();
    void OB_4_aDeadLetterCanBeDiscarded();
    void OB_12_onlyOldDeliveredMessagesAreRemoved();

private:
    void prepare() override;
    Result<CommandResult> tryTo(const Command& command);
    qint64 countEvents();
    void killAll();
};

void OutboxCommandsTest::prepare() {
    m_shop->run(
        AddProduct{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 5});
}

Result<CommandResult> OutboxCommandsTest::tryTo(const Command& command) {
    return m_shop->session().bus().dispatch(
        command, Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
}

qint64 OutboxCommandsTest::countEvents() {
    return m_shop->integer(QStringLiteral("SELECT count(*) AS n FROM events"));
}

void OutboxCommandsTest::killAll() {
    const auto database = m_shop->database();
    const SystemClock clock;
    OutboxStore store(*database, clock);
    QList<Settlement> ends;
    const auto claimed = claimAll(store, 100);
    QVERIFY(claimed);
    for (const ClaimedMessage& message : *claimed) {
        ends.append(Settlement::dead(message.id, QStringLiteral("no such receiver")));
    }
    QVERIFY(store.settle(ends));
}

void OutboxCommandsTest::OB_1_anOrderAndItsMessageAreWrittenTogether() {
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kLog, {}});
    const OrderId id = OrderId::create();
    m_shop->run(placeMugs(1, id));
    const auto messages = m_shop->messages();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().orderId, id.text());
    QCOMPARE(messages.first().status, QStringLiteral("pending"));
    QCOMPARE(messages.first().attempts, 0);
    QVERIFY(isUuidText(messages.first().messageId));
}

void OutboxCommandsTest::OB_1_aRefusedOrderLeavesNeitherEventNorMessage() {
    m_shop->run(AddRoute{QStringLiteral("*"), kLog, {}});
    const qint64 before = countEvents();
    const auto refused = tryTo(placeMugs(6));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfStock);
    QCOMPARE(countEvents(), before);
    QCOMPARE(m_shop->messages().size(), 0);
}

void OutboxCommandsTest::OB_1_aVersionConflictLeavesNeitherEventNorMessage() {
    m_shop->run(AddRoute{QStringLiteral("*"), kLog, {}});
    const OrderId id = OrderId::create();
    m_shop->run(placeMugs(1, id));
    const qint64 events = countEvents();
    const auto messages = m_shop->messages().size();
    // A second order with the same id conflicts, because its stream must be new.
    const auto conflict = tryTo(placeMugs(2, id));
    QVERIFY(!conflict);
    QCOMPARE(countEvents(), events);
    QCOMPARE(m_shop->messages().size(), messages);

    Write stale;
    stale.record.storeId = 1;
    stale.appends.append({orderStream(id),
                          ExpectedVersion::exactly(99),
                          {{EventId::create(), QStringLiteral("OrderNoted"), 1, "{}"}},
                          {}});
    const auto committed = m_shop->session().writes().commit(stale);
    QVERIFY(!committed);
    QCOMPARE(committed.error().code, ErrorCode::VersionConflict);
    QCOMPARE(countEvents(), events);
    QCOMPARE(m_shop->messages().size(), messages);
}

void OutboxCommandsTest::OB_2_twoMatchingRoutesMakeTwoMessages() {
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kLog, {}});
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kHook, {}, {}, RouteOptions{{}, {}, true}});
    m_shop->run(placeMugs(1));
    const auto messages = m_shop->messages();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(QStringList({messages[0].destination, messages[1].destination}),
             QStringList({kLog, kHook}));
    QVERIFY(messages[0].messageId != messages[1].messageId);
    const auto body = jsonObjectFromText(messages[0].payload);
    QVERIFY(body);
    QCOMPARE(body->value(QLatin1StringView("type")).toString(), QStringLiteral("OrderPlaced"));
    QCOMPARE(body->value(QLatin1StringView("order_id")).toString(), messages[0].orderId);
    const QJsonObject data = body->value(QLatin1StringView("data")).toObject();
    QCOMPARE(data.value(QLatin1StringView("number")).toString(), QStringLiteral("T1-000001"));
}

void OutboxCommandsTest::OB_2_aPatternMatchesItsEventsOnly() {
    m_shop->run(AddRoute{QStringLiteral("Order.*"), kLog, {}});
    m_shop->run(ReceiveStock{QStringLiteral("MUG"), 5, {}});
    QCOMPARE(m_shop->messages().size(), 0);
    m_shop->run(placeMugs(1));
    const auto messages = m_shop->messages();
    QVERIFY(!messages.isEmpty());
    const qint64 orderEvents = m_shop->integer(
        QStringLiteral("SELECT count(*) AS n FROM events WHERE type LIKE 'Order%'"));
    QCOMPARE(messages.size(), orderEvents);
    for (const StoredMessage& message : messages) {
        QVERIFY2(message.eventType.startsWith(QLatin1StringView("Order")),
                 qUtf8Printable(message.eventType));
    }
}

void OutboxCommandsTest::OB_2_aTransformChangesTheBody() {
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kLog, QStringLiteral("charge-payment")});
    const OrderId id = OrderId::create();
    m_shop->run(PlaceOrder{id, {}, {{QStringLiteral("MUG"), 2, {}}}, false, PayBy::Gateway});
    const auto messages = m_shop->messages();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().eventType, QStringLiteral("charge-payment"));
    QCOMPARE(jsonObjectFromText(messages.first().payload).value_or(QJsonObject{}),
             (QJsonObject{{QStringLiteral("order_id"), id.text()},
                          {QStringLiteral("number"), QStringLiteral("T1-000001")},
                          {QStringLiteral("amount_minor"), 2500},
                          {QStringLiteral("currency"), QStringLiteral("GBP")}}));
}

void OutboxCommandsTest::aRemovedRouteMakesNoMoreMessages() {
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kLog, {}});
    m_shop->run(placeMugs(1));
    m_shop->run(RemoveRoute{1});
    m_shop->run(placeMugs(1));
    QCOMPARE(m_shop->messages().size(), 1);
}

void OutboxCommandsTest::theLongestDestinationTakesMessages() {
    // A server compresses what it indexes; this cannot be.
    QRandomGenerator random(1);
    QString address = QStringLiteral("webhook:https://h.example/");
    while (address.size() < 2000) address += QChar(u'a' + random.bounded(26));
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), address, {}});
    m_shop->run(placeMugs(1));
    QCOMPARE(m_shop->messages().size(), 1);
    QVERIFY(!tryTo(AddRoute{QStringLiteral("OrderPlaced"), address + u'a', {}}));
}

void OutboxCommandsTest::OB_4_aDeadLetterCanBeRetried() {
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kLog, {}});
    m_shop->run(placeMugs(1));
    m_shop->run(placeMugs(1));
    killAll();
    QCOMPARE(m_shop->countOf(QStringLiteral("dead")), 2);
    m_shop->run(RetryDelivery{1, false});
    QCOMPARE(m_shop->countOf(QStringLiteral("dead")), 1);
    QCOMPARE(m_shop->messages().first().status, QStringLiteral("pending"));
    QCOMPARE(m_shop->messages().first().attempts, 0);
    m_shop->run(RetryDelivery{0, true});
    QCOMPARE(m_shop->countOf(QStringLiteral("pending")), 2);
    const auto unknown = tryTo(RetryDelivery{99, false});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
}

void OutboxCommandsTest::OB_4_aDeadLetterCanBeDiscarded() {
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kLog, {}});
    m_shop->run(placeMugs(1));
    killAll();
    m_shop->run(DiscardDelivery{1, QStringLiteral("receiver is gone")});
    const auto message = m_shop->messages().first();
    QCOMPARE(message.status, QStringLiteral("discarded"));
    QVERIFY(message.lastError.contains(QLatin1StringView("receiver is gone")));
    QVERIFY(!tryTo(RetryDelivery{1, false}));
    QCOMPARE(m_shop->integer(QStringLiteral(
                 "SELECT count(*) AS n FROM audit WHERE command_type = 'DiscardDelivery'")),
             1);
}

void OutboxCommandsTest::OB_12_onlyOldDeliveredMessagesAreRemoved() {
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), kLog, {}});
    for (int order = 0; order < 3; ++order) m_shop->run(placeMugs(1));
    Database& database = m_shop->session().database();
    FixedClock clock(SystemClock().now());
    OutboxStore store(database, clock);
    QCOMPARE(claimAll(store, 2)->size(), 2);
    QVERIFY(store.settle(
        {Settlement::delivered(1), Settlement::dead(2, QStringLiteral("no such receiver"))}));
    DeliveredCleanup cleanup(database, clock);
    QCOMPARE(*cleanup.removeSome(10), 0);
    m_shop->letPass(clock, DeliveredCleanup::kKeptMs + 1000);
    QCOMPARE(*cleanup.removeSome(10), 1);
    QCOMPARE(m_shop->messages().size(), 2);
    QCOMPARE(m_shop->messages().first().id, 2);
    const auto clean = verifyShop(database);
    QVERIFY(clean && clean->isClean());
    // One that nobody delivered is missed.
    m_shop->execute(QStringLiteral("DELETE FROM outbox WHERE outbox_id = 3"));
    const auto robbed = verifyShop(database);
    QVERIFY(robbed && !robbed->isClean());
}

QTEST_GUILESS_MAIN(OutboxCommandsTest)
#include "OutboxCommandsTest.moc"
