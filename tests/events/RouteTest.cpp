// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/events/BuiltDestinations.h"
#include "models/events/EventSerializer.h"
#include "models/events/EventStore.h"
#include "models/events/NumberField.h"
#include "models/events/Route.h"
#include "models/events/Streams.h"

#include <QtTest>

namespace countertop {

/// Routes: which events go to which destination, and the content of the message. Also covers stream
/// names, expected versions and the definition of the hash chain.
class RouteTest : public QObject {
    Q_OBJECT

private slots:
    void patternsMatchExactlyOrByPrefix_data();
    void patternsMatchExactlyOrByPrefix();
    void unusableRoutesAreRefused_data();
    void unusableRoutesAreRefused();
    void allProblemsAreReported();
    void optionsMustFitTheDestination_data();
    void optionsMustFitTheDestination();
    void filteredRoutesTakeSomeEvents();
    void whatABuildLacksIsNamed();
    void destinationsThatCannotWorkAreRefused_data();
    void destinationsThatCannotWorkAreRefused();
    void webAddressesAreReadCompletelyOrRefused_data();
    void webAddressesAreReadCompletelyOrRefused();
    void messageCarriesTheWholeEvent();
    void chargePaymentCarriesTheAmount();
    void theCommitPutsTheNumberIntoMessages_data();
    void theCommitPutsTheNumberIntoMessages();
    void K_17_onlyGatewayOrdersAskForTheirPayment();
    void streamsNameCategoryAndSubject();
    void expectedVersionsAreCompared();
    void hashCoversEveryField();
};

namespace {

EventMetadata metadata() {
    return {QStringLiteral("flow"), QStringLiteral("cause"), QStringLiteral("amira"),
            QStringLiteral("T1"), 1'700'000'000'123};
}

Route route(const QString& transform) {
    return {3, QStringLiteral("OrderPlaced"), QStringLiteral("webhook:http://localhost/hook"),
            transform, 0};
}

RecordedEvent someEvent() {
    RecordedEvent event;
    event.position = 9;
    event.eventId = EventId(QStringLiteral("e"));
    event.streamId = QStringLiteral("order-1");
    event.version = 2;
    event.type = QStringLiteral("OrderConfirmed");
    event.payload = "{}";
    event.metadata = metadata();
    return event;
}

}  // namespace

void RouteTest::patternsMatchExactlyOrByPrefix_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* pattern, const char* type, bool expected) {
        QTest::addRow("%s %s", pattern, type)
            << QString::fromLatin1(pattern) << QString::fromLatin1(type) << expected;
    };
    row("OrderPlaced", "OrderPlaced", true);
    row("OrderPlaced", "OrderPlacedTwice", false);
    row("Order", "OrderPlaced", false);
    row("Order.*", "OrderPlaced", true);
    row("Order.*", "Order", true);
    row("Order.*", "PaymentCaptured", false);
    row("Order.*", "orderPlaced", false);
    row("Payment*", "PaymentCaptured", true);
    row("*", "ProductAdded", true);
}

void RouteTest::patternsMatchExactlyOrByPrefix() {
    QFETCH(QString, pattern);
    QFETCH(QString, type);
    QFETCH(bool, expected);
    QCOMPARE(matches(pattern, type), expected);
}

void RouteTest::unusableRoutesAreRefused_data() {
    QTest::addColumn<QString>("events");
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("transform");
    QTest::addColumn<QString>("field");  // empty: the route is valid
    const auto row = [](const char* events, const char* destination, const char* transform,
                        const char* field) {
        QTest::addRow("%s %s %s", events, destination, transform)
            << QString::fromLatin1(events) << QString::fromLatin1(destination)
            << QString::fromLatin1(transform) << QString::fromLatin1(field);
    };
    row("Order.*", "webhook:https://example.com/hook", "", "");
    row("*", "log:/srv/events.log", "charge-payment", "");
    row("Payment*", "log:/srv/events.log", "", "");
    row("OrderPlaced", "sns:arn:aws:sns:eu-west-1:1:orders", "", "");
    row("OrderPlaced", "sns:orders", "", "destination");
    row("OrderPlaced", "redis-stream:two words", "", "destination");
    row("OrderPlaced", "redis-channel:rediss://cache#orders", "", "destination");
    row("OrderPlaced", "kafka:or/ders", "", "destination");
    row("OrderPlased", "log:/srv/events.log", "", "events");
    row("Odrer.*", "log:/srv/events.log", "", "events");
    row("orderplaced", "log:/srv/events.log", "", "events");
    row("", "log:/srv/events.log", "", "events");
    row("Or*der", "log:/srv/events.log", "", "events");
    row("OrderPlaced", "", "", "destination");
    row("OrderPlaced", "log:", "", "destination");
    row("OrderPlaced", "pigeon:coop", "", "destination");
    row("OrderPlaced", "webhook:example.com", "", "destination");
    row("OrderPlaced", "webhook:ftp://example.com", "", "destination");
    row("OrderPlaced", "webhook:http://", "", "destination");
    row("OrderPlaced", "log:/srv/events.log", "shout", "transform");
    row("Payment*", "log:/srv/events.log", "charge-payment", "transform");
    row("OrderPlaced", "log:/srv/events.log", "[\"type\"]", "");
    row("OrderPlaced", "log:/srv/events.log", "{\"a\":}", "transform");
}

void RouteTest::unusableRoutesAreRefused() {
    QFETCH(QString, events);
    QFETCH(QString, destination);
    QFETCH(QString, transform);
    QFETCH(QString, field);
    const auto checked = checkRoute(events, destination, transform);
    QCOMPARE(checked.has_value(), field.isEmpty());
    if (checked) return;
    QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
    QCOMPARE(checked.error().problems.size(), 1);
    QCOMPARE(checked.error().problems.first().field, field);
}

void RouteTest::allProblemsAreReported() {
    QCOMPARE(checkRoute({}, {}, QStringLiteral("shout")).error().problems.size(), 3);
}

void RouteTest::optionsMustFitTheDestination_data() {
    QTest::addColumn<QString>("destination");
    QTest::addColumn<RouteOptions>("options");
    QTest::addColumn<QString>("reason");  // empty: they fit
    const auto row = [](const char* name, const char* destination, const RouteOptions& options,
                        const char* reason) {
        QTest::newRow(name) << QString::fromLatin1(destination) << options
                            << QString::fromLatin1(reason);
    };
    const QString one = QStringLiteral("file:/etc/one");
    const QString two = QStringLiteral("file:/etc/two");
    for (const char* host :
         {"localhost", "127.1", "2130706433", "0177.0.0.1", "0x7f.1", "10.0.0.5", "[::1]",
          "[fd00::1]", "[::ffff:192.168.0.1]", "169.254.169.254", "shop.localhost"}) {
        const QByteArray hook = QByteArray("webhook:http://user:pw@") + host + ":8080/x";
        row(host, hook, {}, "private_address");
        row(QByteArray(host) + " allowed", hook, {{}, {}, true}, "");
    }
    row("public", "webhook:http://8.8.8.8/", {}, "");
    row("name", "webhook:https://example.org/", {{one, two}, QStringLiteral("/ca.pem")}, "");
    row("log", "log:/srv/x", {}, "");
    row("signed log", "log:/srv/x", {{one}}, "secret_without_webhook");
    row("CA without TLS", "webhook:http://example.org/", {{}, QStringLiteral("/ca.pem")},
        "ca_without_https");
    row("three secrets", "webhook:https://example.org/", {{one, two, one + u'x'}},
        "too_many_secrets");
    row("a secret twice", "webhook:https://example.org/", {{one, one}}, "secret_twice");
    row("the secret itself", "webhook:https://example.org/", {{QStringLiteral("whsec_abc")}},
        "not_a_secret_file");
}

void RouteTest::optionsMustFitTheDestination() {
    QFETCH(QString, destination);
    QFETCH(RouteOptions, options);
    QFETCH(QString, reason);
    const auto checked = checkOptions(destination, options);
    QCOMPARE(checked ? QString() : checked.error().problems.first().reason, reason);
    QCOMPARE(secretsFromText(secretsText(options.secrets)), options.secrets);
}

void RouteTest::filteredRoutesTakeSomeEvents() {
    Route one = route({});
    one.filter = *RouteFilter::parse(QStringLiteral("total_minor gte 2500"));
    const auto isTaken = [&](const char* payload) {
        return accepts(one, QStringLiteral("order-1"), QStringLiteral("OrderPlaced"), payload);
    };
    QVERIFY(isTaken("{\"total_minor\":2500}"));
    QVERIFY(!isTaken("{\"total_minor\":2499}"));
    one.filter = *RouteFilter::parse(QStringLiteral("order_id eq 2"));
    QVERIFY(!isTaken("{}"));
}

void RouteTest::whatABuildLacksIsNamed() {
    const auto redis = checkRoute(QStringLiteral("*"), QStringLiteral("redis-stream:orders"), {});
    QCOMPARE(redis.has_value(), builtDestinations().contains(QStringLiteral("redis-stream")));
    if (redis) QSKIP("this build has the Redis client");
    QCOMPARE(redis.error().problems.first().reason, QStringLiteral("destination_not_built"));
    QVERIFY(redis.error().problems.first().message.contains(QStringLiteral("no Redis client")));
}

void RouteTest::destinationsThatCannotWorkAreRefused_data() {
    QTest::addColumn<QString>("destination");
    QTest::addColumn<QString>("reason");  // empty: it is taken
    const auto row = [](const char* name, const QString& destination, const char* reason) {
        QTest::newRow(name) << destination << QString::fromLatin1(reason);
    };
    const QString web = QStringLiteral("webhook:https://h.example/");
    row("as long as can be", web + QString(2000 - web.size(), u'a'), "");
    row("too long", web + QString(2001 - web.size(), u'a'), "destination_too_long");
    // Two bytes each.
    row("too many bytes", QStringLiteral("log:/") + QString(1000, u'ä'), "destination_too_long");
    row("file", QStringLiteral("log:/var/log/orders"), "");
    row("folder", QStringLiteral("log:/var/log/"), "not_a_log_file");
    row("root", QStringLiteral("log:/"), "not_a_log_file");
    row("this folder", QStringLiteral("log:/var/log/."), "not_a_log_file");
    row("folder above", QStringLiteral("log:/var/log/.."), "not_a_log_file");
    row("space", QStringLiteral("log:/var/ "), "not_a_log_file");
    row("two lines", QStringLiteral("log:/var/a\nb"), "not_a_log_file");
    row("long name", QStringLiteral("log:/") + QString(256, u'a'), "not_a_log_file");
}

void RouteTest::destinationsThatCannotWorkAreRefused() {
    QFETCH(QString, destination);
    QFETCH(QString, reason);
    const auto checked = checkRoute(QStringLiteral("*"), destination, QString());
    QCOMPARE(checked.has_value(), reason.isEmpty());
    if (!checked) QCOMPARE(checked.error().problems.first().reason, reason);
}

void RouteTest::webAddressesAreReadCompletelyOrRefused_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("words");  // empty: it is taken
    const auto row = [](const char* address, const char* words) {
        QTest::newRow(address) << QString::fromUtf8(address) << QString::fromLatin1(words);
    };
    row("https://example.com", "");
    row("HTTPS://Example.com:8443/a/b?c=d&e=f", "");
    row("http://[2606:4700::1]:80/", "");
    row("https://amy:p%40w%2F@example.com/", "");
    row("https://token@example.com/@bob", "%40");
    row("https://example.com/%40bob", "");
    row("https://b\xC3\xBC"
        "cher.example/",
        "");
    row("https://u:12/hunter2@host", "%40");
    row("https://u:12?hunter2@host", "%40");
    row("https://u:12#hunter2@host", "%40");
    row("https://amy:hun@ter2@host", "malformed");
    row("https://u:pa/hunter2@host", "malformed");
    row("https://u:pa\"hunter2@host", "malformed");
    row("https://u:pa hunter2@host", "malformed");
    row("https://u:pa\\hunter2@host", "malformed");
    row("https://host\\@evil.example/", "malformed");
    row("https://host/a b", "malformed");
    row("https://host/a\nb", "malformed");
    row("https://host/100%", "malformed");
    row("https://host:99999/", "malformed");
    row("https://host:0/", "port 0");
    row("https://host/#part", "never sent");
    row("https://", "no host");
    row("https:host", "does not start");
    row("ftp://host/", "does not start");
    row("example.com", "does not start");
}

void RouteTest::webAddressesAreReadCompletelyOrRefused() {
    QFETCH(QString, address);
    QFETCH(QString, words);
    const auto checked =
        checkRoute(QStringLiteral("*"), QStringLiteral("webhook:") + address, QString());
    QCOMPARE(checked.has_value(), words.isEmpty());
    if (checked) return;
    const FieldProblem problem = checked.error().problems.first();
    QCOMPARE(problem.reason, QStringLiteral("not_a_web_address"));
    QVERIFY2(problem.message.contains(words), qPrintable(problem.message));
    QVERIFY2(!problem.message.contains(u"ter2"), qPrintable(problem.message));
    QVERIFY(!problem.facts[QLatin1StringView("text")].toString().contains(u"ter2"));
}

void RouteTest::messageCarriesTheWholeEvent() {
    UuidV7Source ids;
    const EventDraft draft =
        toDrafts(OrderEvents{OrderCancelled{QStringLiteral("it's \"off\"")}}, ids).first();
    const OutboxMessage message =
        messageFor(route({}), QStringLiteral("order-a-b"), draft, metadata(), {});
    QVERIFY(isUuidText(message.messageId));
    QCOMPARE(message.eventId, draft.eventId);
    QCOMPARE(message.eventType, QStringLiteral("OrderCancelled"));
    QCOMPARE(message.orderId, QStringLiteral("a-b"));
    QCOMPARE(message.routeId, 3);
    const auto body = jsonObjectFromText(message.payload);
    QVERIFY(body);
    QCOMPARE((*body)[QStringLiteral("type")].toString(), QStringLiteral("OrderCancelled"));
    QCOMPARE((*body)[QStringLiteral("id")].toString(), draft.eventId.text());
    QCOMPARE((*body)[QStringLiteral("at")].toString(), QStringLiteral("2023-11-14T22:13:20.123Z"));
    QCOMPARE((*body)[QStringLiteral("correlation_id")].toString(), QStringLiteral("flow"));
    QCOMPARE((*body)[QStringLiteral("data")].toObject()[QStringLiteral("reason")].toString(),
             QStringLiteral("it's \"off\""));
}

void RouteTest::chargePaymentCarriesTheAmount() {
    const OrderFacts order{QStringLiteral("GBP"), {}, 3750};
    const OutboxMessage message = messageFor(
        route(QStringLiteral("charge-payment")), QStringLiteral("order-1"),
        toDraft(OrderEvent(OrderPlaced{})), metadata(), order, OrderNumber::TakenByCommit);
    QCOMPARE(message.eventType, QStringLiteral("charge-payment"));
    const auto body = jsonObjectFromText(message.payload);
    QCOMPARE((*body)[QStringLiteral("amount_minor")].toInteger(), 3750);
    QCOMPARE((*body)[QStringLiteral("currency")].toString(), QStringLiteral("GBP"));
    QCOMPARE((*body)[QStringLiteral("order_id")].toString(), QStringLiteral("1"));
}

void RouteTest::theCommitPutsTheNumberIntoMessages_data() {
    QTest::addColumn<QString>("transform");
    QTest::newRow("event") << QString();
    QTest::newRow("charge") << QStringLiteral("charge-payment");
}

void RouteTest::theCommitPutsTheNumberIntoMessages() {
    QFETCH(QString, transform);
    const QString number = QStringLiteral("T\"1-000001");
    EventDraft draft = toDraft(OrderEvent(OrderPlaced{}));
    OrderFacts order{QStringLiteral("GBP"), {}, 3750};
    const auto made = [&](OrderNumber known) {
        return messageFor(route(transform), QStringLiteral("order-1"), draft, metadata(), order,
                          known);
    };
    const OutboxMessage before = made(OrderNumber::TakenByCommit);
    const QByteArray filled = withField(before.payload, before.numberAt, numberField(number));
    // The message must equal the one made when the number is already known.
    draft.payload = withField(draft.payload, kFirstField, numberField(number));
    order.number = number;
    const OutboxMessage after = made(OrderNumber::Known);
    QCOMPARE(filled, after.payload);
    QCOMPARE(after.numberAt, -1);
}

void RouteTest::K_17_onlyGatewayOrdersAskForTheirPayment() {
    Route charge = route(QStringLiteral("charge-payment"));
    charge.events = QStringLiteral("*");
    const auto isTaken = [&](const OrderEvent& event) {
        const EventDraft draft = toDraft(event);
        return accepts(charge, QStringLiteral("order-1"), draft.type, draft.payload);
    };
    OrderPlaced placed;
    OrderLine line;
    line.name = QStringLiteral("\"pay_by\":\"gateway\"");
    placed.lines = {line};
    QVERIFY(!isTaken(placed));
    placed.payBy = PayBy::Gateway;
    QVERIFY(isTaken(placed));
    QVERIFY(!isTaken(OrderConfirmed{}));
    QVERIFY(!isTaken(PaymentCaptured{{}, PaymentMethod::Gateway, 100, 100, 0, {}}));
    charge.transform.clear();
    QVERIFY(isTaken(OrderConfirmed{}));
    charge.events = QStringLiteral("OrderPlaced");
    QVERIFY(!isTaken(OrderConfirmed{}));
}

void RouteTest::streamsNameCategoryAndSubject() {
    QCOMPARE(orderStream(OrderId(QStringLiteral("0192-a"))), QStringLiteral("order-0192-a"));
    QCOMPARE(productStream(QStringLiteral("A-1")), QStringLiteral("product-A-1"));
    QCOMPARE(streamCategory(QStringLiteral("product-A-1")), QStringLiteral("product"));
    QCOMPARE(streamSubject(QStringLiteral("product-A-1")), QStringLiteral("A-1"));
    QCOMPARE(streamCategory(QStringLiteral("plain")), QStringLiteral("plain"));
}

void RouteTest::expectedVersionsAreCompared() {
    const QString stream = QStringLiteral("order-1");
    QVERIFY(checkExpectedVersion(stream, ExpectedVersion::any(), 0));
    QVERIFY(checkExpectedVersion(stream, ExpectedVersion::any(), 5));
    QVERIFY(checkExpectedVersion(stream, ExpectedVersion::noStream(), 0));
    QVERIFY(checkExpectedVersion(stream, ExpectedVersion::exists(), 1));
    QVERIFY(checkExpectedVersion(stream, ExpectedVersion::exactly(5), 5));
    QCOMPARE(checkExpectedVersion(stream, ExpectedVersion::noStream(), 1).error().code,
             ErrorCode::VersionConflict);
    QCOMPARE(checkExpectedVersion(stream, ExpectedVersion::exactly(4), 5).error().code,
             ErrorCode::VersionConflict);
    QCOMPARE(checkExpectedVersion(stream, ExpectedVersion::exists(), 0).error().code,
             ErrorCode::NotFound);
    QCOMPARE(checkExpectedVersion(stream, ExpectedVersion::exactly(-1), 5).error().code,
             ErrorCode::InvalidInput);
    QVERIFY(ExpectedVersion::exactly(0) == ExpectedVersion::noStream());
}

void RouteTest::hashCoversEveryField() {
    const RecordedEvent base = someEvent();
    const QByteArray hash = chainHash("previous", base);
    // Computed independently: printf 'previous\ne\norder-1\n2\n…\n{}' | sha256sum
    QCOMPARE(hash, QCryptographicHash::hash("previous\ne\norder-1\n2\nOrderConfirmed\n1\n"
                                            "1700000000123\nflow\ncause\namira\nT1\n{}",
                                            QCryptographicHash::Sha256)
                       .toHex());
    QList<RecordedEvent> altered(10, base);
    altered[0].eventId = EventId(QStringLiteral("f"));
    altered[1].streamId += u'x';
    altered[2].version += 1;
    altered[3].type += u'x';
    altered[4].schemaVersion += 1;
    altered[5].metadata.at += 1;
    altered[6].metadata.correlationId += u'x';
    altered[7].metadata.causationId += u'x';
    altered[8].metadata.actor += u'x';
    altered[9].payload += ' ';
    for (const RecordedEvent& event : altered) QVERIFY(chainHash("previous", event) != hash);
    RecordedEvent elsewhere = base;
    elsewhere.position = 10;
    QCOMPARE(chainHash("previous", elsewhere), hash);
    QVERIFY(chainHash({}, base) != hash);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RouteTest)
#include "RouteTest.moc"
