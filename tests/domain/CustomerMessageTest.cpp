// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderDecisions.h"
#include "models/domain/Shop.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

/// The wording of messages to customers and who gets one.
class CustomerMessageTest : public QObject {
    Q_OBJECT

private slots:
    void placeholdersAreFilled();
    void everyStandardWordingIsValid();
    void faultyWordingIsRefused_data();
    void faultyWordingIsRefused();
    void onlyWhoCanBeReachedGetsAMessage();
    void anotherLanguageKeepsWhatTheShopWrote();
};

namespace {

const CustomerDetails kAmira{QStringLiteral("Amira"), QStringLiteral("amira@example.com")};
const QString kShop = QStringLiteral("Corner shop");

Order ofCustomer() {
    OrderCreated created = opened();
    created.customerId = CustomerId(QStringLiteral("c-1"));
    OrderPlaced placed = placedMugs();
    placed.number = QStringLiteral("T1-000001");
    return given({created, placed, OrderConfirmed{}, OrderShipped{{{1, 2}}, {}, false}});
}

OrderEvents requested(const Order& order, const CustomerDetails& customer,
                      const MessageTemplates& templates,
                      CustomerMessageKind kind = CustomerMessageKind::Created) {
    return decide::requestCustomerMessage(order, kind, customer, templates, kShop, now());
}

}  // namespace

void CustomerMessageTest::placeholdersAreFilled() {
    Order order = ofCustomer();
    order.tracking = QStringLiteral("TRACK-7");
    const MessageTemplate wording{
        true, QStringLiteral("{{number}} from {{ shop }}"),
        QStringLiteral("{{name}}: {{total}} {{tracking}} {single} }} {{number}}")};
    const MessageText text = filled(wording, order, kShop, QStringLiteral("{{number}}"));
    QCOMPARE(text.subject, QStringLiteral("T1-000001 from Corner shop"));
    QCOMPARE(text.text, QStringLiteral("{{number}}: 25.00 GBP TRACK-7 {single} }} T1-000001"));
}

void CustomerMessageTest::everyStandardWordingIsValid() {
    for (const QString& language : messageLanguages()) {
        const MessageTemplates templates = standardTemplates(language);
        QCOMPARE(templates.language, language);
        for (const CustomerMessageKind kind : kCustomerMessageKinds) {
            QVERIFY(problemsOf(templates.of(kind)).isEmpty());
            QVERIFY(templates.of(kind).isOn);
            QVERIFY(templates.of(kind).text.contains(QStringLiteral("{{number}}")));
        }
    }
}

void CustomerMessageTest::faultyWordingIsRefused_data() {
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    const QString good = QStringLiteral("Order {{number}}");
    QTest::newRow("no subject") << QStringLiteral(" ") << good << "not_a_subject";
    QTest::newRow("two lines") << QStringLiteral("a\nb") << good << "not_a_subject";
    QTest::newRow("long subject") << QString(201, u'x') << good << "not_a_subject";
    QTest::newRow("no text") << good << QString() << "not_a_message_text";
    QTest::newRow("long text") << good << QString(10'001, u'x') << "not_a_message_text";
    QTest::newRow("unknown") << good << QStringLiteral("{{amount}}") << "unknown_placeholder";
    QTest::newRow("unknown twice")
        << good << QStringLiteral("{{amount}} {{amount}}") << "unknown_placeholder";
    QTest::newRow("another case") << QStringLiteral("{{Number}}") << good << "unknown_placeholder";
    QTest::newRow("without an end")
        << good << QStringLiteral("{{number") << "placeholder_not_ended";
}

void CustomerMessageTest::faultyWordingIsRefused() {
    QFETCH(QString, subject);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    const QList<FieldProblem> problems = problemsOf({true, subject, text});
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.first().reason, reason);
}

void CustomerMessageTest::onlyWhoCanBeReachedGetsAMessage() {
    MessageTemplates templates = standardTemplates(QStringLiteral("en"));
    const OrderEvents events = requested(ofCustomer(), kAmira, templates);
    QCOMPARE(events.size(), 1);
    const auto& message = std::get<CustomerMessageRequested>(events.first());
    QCOMPARE(message.recipient, kAmira.email);
    QCOMPARE(message.language, QStringLiteral("en"));
    QCOMPARE(message.subject, QStringLiteral("Your order T1-000001"));
    QVERIFY(message.text.contains(QStringLiteral("25.00 GBP")));
    QVERIFY(requested(ofCustomer(), {kAmira.name}, templates).isEmpty());
    QVERIFY(requested(pending(), kAmira, templates).isEmpty());
    templates.of(CustomerMessageKind::Created).isOn = false;
    QVERIFY(requested(ofCustomer(), kAmira, templates).isEmpty());
    QCOMPARE(requested(ofCustomer(), kAmira, templates, CustomerMessageKind::Shipped).size(), 1);
}

void CustomerMessageTest::anotherLanguageKeepsWhatTheShopWrote() {
    ShopConfigured shop;
    ConfigureShop own;
    own.message = MessageChange{.kind = CustomerMessageKind::Shipped,
                                .isOn = false,
                                .subject = QStringLiteral("Off it goes: {{number}}")};
    shop = std::get<ShopConfigured>(decide::configureShop(shop, true, own).last());
    ConfigureShop german;
    german.messageLanguage = QStringLiteral("de");
    shop = std::get<ShopConfigured>(decide::configureShop(shop, true, german).last());
    const MessageTemplates standard = standardTemplates(QStringLiteral("de"));
    const MessageTemplate& shipped = shop.messages.of(CustomerMessageKind::Shipped);
    QCOMPARE(shop.messages.language, QStringLiteral("de"));
    QCOMPARE(shipped.subject, QStringLiteral("Off it goes: {{number}}"));
    QCOMPARE(shipped.text, standard.of(CustomerMessageKind::Shipped).text);
    QVERIFY(!shipped.isOn);
    QVERIFY(shop.messages.of(CustomerMessageKind::Created) ==
            standard.of(CustomerMessageKind::Created));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CustomerMessageTest)
#include "CustomerMessageTest.moc"
