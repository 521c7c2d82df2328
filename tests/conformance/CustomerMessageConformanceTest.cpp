// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/ImportedOrder.h"
#include "workers/messages/CustomerMessages.h"

#include <QtTest>

namespace countertop {

/// Messages to customers: one for each step of their order that they do not see themselves.
class CustomerMessageConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void eachStepGivesOneMessage();
    void whoStandsAtTheCounterGetsNone();
    void importedOrdersGiveNone();
    void severalProgramsGiveOneMessage();
    void theShopsWordingIsUsed();
    void aMessageTellsTheNumber();
    void oldNewsAndDamagedOrdersAreLeftOut();

private:
    CustomerId customer(const QString& email = QStringLiteral("amira@example.com"));
    OrderId place(const CustomerId& customerId, bool confirm = false);
    /// Lets the follower handle everything there is.
    void follow(ShopSession& shop);
    QList<CustomerMessageRequested> messagesOf(const OrderId& orderId);
};

namespace {

const QString kMug = QStringLiteral("MUG");

}  // namespace

CustomerId CustomerMessageConformanceTest::customer(const QString& email) {
    if (rows(QStringLiteral("products")) == 0) addProduct(kMug, 1250, 500);
    const CustomerId id = CustomerId::create();
    mustRun(AddCustomer{id, {QStringLiteral("Amira"), email}});
    return id;
}

OrderId CustomerMessageConformanceTest::place(const CustomerId& customerId, bool confirm) {
    const OrderId id = OrderId::create();
    mustRun(PlaceOrder{id, customerId, {{kMug, 2, {}}}, confirm});
    return id;
}

void CustomerMessageConformanceTest::follow(ShopSession& shop) {
    CustomerMessages messages(shop.database(), shop.events(), shop.bus(), clock());
    for (;;) {
        const auto handled = messages.step();
        QVERIFY(handled);
        if (*handled == 0) return;
    }
}

QList<CustomerMessageRequested> CustomerMessageConformanceTest::messagesOf(const OrderId& orderId) {
    QList<CustomerMessageRequested> found;
    for (const RecordedEvent& event : eventsOf(orderId)) {
        const auto read = orderEventFrom(event);
        const auto* message = read ? std::get_if<CustomerMessageRequested>(&*read) : nullptr;
        if (message) found.append(*message);
    }
    return found;
}

void CustomerMessageConformanceTest::eachStepGivesOneMessage() {
    const OrderId order = place(customer());
    follow(session());
    QCOMPARE(messagesOf(order).size(), 1);
    mustRun(ConfirmOrder{order});
    mustRun(ShipOrder{order, QStringLiteral("TRACK-7")});
    follow(session());
    follow(session());
    const auto messages = messagesOf(order);
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[0].kind, CustomerMessageKind::Created);
    QCOMPARE(messages[1].kind, CustomerMessageKind::Confirmed);
    QCOMPARE(messages[2].kind, CustomerMessageKind::Shipped);
    QVERIFY(messages[2].text.contains(QStringLiteral("TRACK-7")));
    QCOMPARE(messages[2].recipient, QStringLiteral("amira@example.com"));
    // A confirmation that comes with the placing is no news of its own.
    const OrderId atOnce = place(customer(), true);
    follow(session());
    QCOMPARE(messagesOf(atOnce).size(), 1);
}

void CustomerMessageConformanceTest::whoStandsAtTheCounterGetsNone() {
    const CustomerId amira = customer();
    const OrderId sale = OrderId::create();
    mustRun(SellAtTill{sale, amira, {{kMug, 1, {}}}, {}});
    const OrderId walkIn = place({});
    const OrderId unreachable = place(customer({}));
    follow(session());
    QVERIFY(messagesOf(sale).isEmpty());
    QVERIFY(messagesOf(walkIn).isEmpty());
    QVERIFY(messagesOf(unreachable).isEmpty());
}

void CustomerMessageConformanceTest::importedOrdersGiveNone() {
    const CustomerId amira = customer();
    RecordHistoricOrder command = importedOrder(OrderId::create(), kMug);
    command.placedAt = clock().now();  // no old news
    command.customerId = amira;
    command.customerName = QStringLiteral("Amira");
    mustRun(command);
    follow(session());
    QVERIFY(messagesOf(command.orderId).isEmpty());
}

void CustomerMessageConformanceTest::severalProgramsGiveOneMessage() {
    const CustomerId amira = customer();
    QList<OrderId> orders;
    for (int at = 0; at < 20; ++at) orders.append(place(amira));
    inParallel(4, [&](int, Start& start) {
        const Session program = open();
        start.arrive_and_wait();
        follow(*program);
    });
    for (const OrderId& order : std::as_const(orders)) QCOMPARE(messagesOf(order).size(), 1);
}

void CustomerMessageConformanceTest::theShopsWordingIsUsed() {
    const OrderId before = place(customer());
    ConfigureShop german;
    german.messageLanguage = QStringLiteral("de");
    german.message = MessageChange{.subject = QStringLiteral("Danke, {{name}}!")};
    mustRun(german);
    const Session later = open();
    follow(*later);
    const auto messages = messagesOf(before);
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().language, QStringLiteral("de"));
    QCOMPARE(messages.first().subject, QStringLiteral("Danke, Amira!"));
    ConfigureShop faulty;
    faulty.message = MessageChange{.text = QStringLiteral("{{nobody}}")};
    const auto refused = run(faulty);
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.first().reason, QStringLiteral("unknown_placeholder"));
}

void CustomerMessageConformanceTest::aMessageTellsTheNumber() {
    const OrderId order = place(customer());
    follow(session());
    QCOMPARE(messagesOf(order).first().subject,
             QStringLiteral("Your order ") + stateOf(order).number);
    QVERIFY(messagesOf(order).first().text.contains(QStringLiteral("25.00 GBP")));
}

void CustomerMessageConformanceTest::oldNewsAndDamagedOrdersAreLeftOut() {
    const CustomerId amira = customer();
    EventMetadata about;
    about.at = clock().now();
    const EventDraft unreadable{EventId::create(), QStringLiteral("OrderPlaced"), 1, "{"};
    QVERIFY(session().events().append(orderStream(OrderId::create()), ExpectedVersion::noStream(),
                                      {unreadable}, about));
    const OrderId old = OrderId::create();
    OrderCreated created;
    created.customerId = amira;
    OrderPlaced placed;
    placed.number = QStringLiteral("T1-9");
    UuidV7Source ids;
    about.at -= 90'000'000;
    QVERIFY(session().events().append(orderStream(old), ExpectedVersion::noStream(),
                                      toDrafts(OrderEvents{created, placed}, ids), about));
    const OrderId next = place(amira);
    follow(session());
    QVERIFY(messagesOf(old).isEmpty());
    QCOMPARE(messagesOf(next).size(), 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CustomerMessageConformanceTest)
#include "CustomerMessageConformanceTest.moc"
