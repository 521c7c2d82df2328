// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/Verifier.h"
#include "models/store/write/SqlRoutes.h"
#include "tests/support/OrFatal.h"
#include "tests/workers/ManualPublisher.h"
#include "tests/workers/OutboxTestCase.h"
#include "workers/outbox/RoutedPublisher.h"
#include "workers/publishers/SecretStore.h"
#include "workers/publishers/WebhookPublisher.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace countertop;

namespace {

const QString kLog = QStringLiteral("log:/var/log/shop.jsonl");

PlaceOrder placeMugs(int quantity) {
    return PlaceOrder{OrderId::create(), {}, {{QStringLiteral("MUG"), quantity, {}}}, false};
}

AddRoute routeWith(const QString& transform, const QString& filter = {}) {
    return AddRoute{QStringLiteral("OrderPlaced"), kLog, transform, filter, {}};
}

EditRoute edit(qint64 routeId) {
    EditRoute command;
    command.routeId = routeId;
    return command;
}

}  // namespace

/// Routes as they are added and edited, on both databases: which messages they make, what is sent
/// of them, and that verify accepts all of it.
class RouteCommandsTest : public OutboxTestCase {
    Q_OBJECT

private slots:
    void OB_2_aFilterChoosesTheEvents();
    void aFilterOrTemplateMakesAnotherRoute();
    void anEditAppliesFromThenOnAndKeepsTheNumber();
    void editsThatDoNotFitAreRefused();
    void editsTowardsPersonalFieldsAreRefused();
    void secretsAreAddedAndRemovedOneByOne();
    void OB_2_aTemplateIsAppliedWhenAMessageIsSent();
    void OB_2_aTemplateThatDoesNotFitHoldsTheMessage();
    void messagesAreSentWithTheNewestOptions();
    void aRouteAddedSinceIsKnown();
    void optionsStayWithTheirDestination();
    void whatWasMadeToBeSignedIsSigned();
    void messagesOfUnknownRoutesAreHeld();
    void damagedRoutesSendNothing();
    void aMissingSecretLeavesTheRouteToOthers();
    void passwordsAreNotRecorded();
    void alteredRoutesAreNoticed_data();
    void alteredRoutesAreNoticed();

private:
    void prepare() override;
    void dismantle() override;
    Result<CommandResult> tryTo(const Command& command);
    QString refusalOf(const Command& command);
    QList<Route> active() { return orFatal(activeRoutes(m_shop->session().database())); }
    /// What a publisher is given of each message, in order.
    QList<ClaimedMessage> sent(QList<PublishFailure>* failures = nullptr);

    QStringList problems();

    bool m_isDamaged = false;
};

void RouteCommandsTest::prepare() {
    m_shop->run(
        AddProduct{QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 50});
}

void RouteCommandsTest::dismantle() {
    const QStringList found = m_isDamaged ? QStringList() : problems();
    m_isDamaged = false;
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QStringList RouteCommandsTest::problems() {
    QStringList problems;
    const VerifyReport report = orFatal(verifyShop(*m_shop->database()));
    for (const VerifyReport::Check& check : report.checks) problems += check.problems;
    return problems;
}

Result<CommandResult> RouteCommandsTest::tryTo(const Command& command) {
    return m_shop->session().bus().dispatch(
        command, Intent::fresh(), {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}});
}

QString RouteCommandsTest::refusalOf(const Command& command) {
    const auto result = tryTo(command);
    if (result) return {};
    const Error& error = result.error();
    return error.problems.isEmpty() ? error.reason : error.problems.first().reason;
}

QList<ClaimedMessage> RouteCommandsTest::sent(QList<PublishFailure>* failures) {
    auto manual = std::make_unique<ManualPublisher>();
    ManualPublisher* const publisher = manual.get();
    RouteDirectory routes(m_shop->session().database());
    orFatal(routes.refresh());
    RoutedPublisher routed(std::move(manual), routes);
    for (const StoredMessage& stored : m_shop->messages()) {
        ClaimedMessage message;
        message.id = stored.id;
        message.eventType = stored.eventType;
        message.destination = stored.destination;
        message.payload = stored.payload;
        message.routeId = m_shop->integer(
            QStringLiteral("SELECT route_id AS n FROM outbox WHERE outbox_id = %1").arg(stored.id));
        routed.publish(message, [&](const PublishResult& result) {
            if (!result && failures) failures->append(result.error());
        });
    }
    QList<ClaimedMessage> messages;
    for (const auto& underWay : publisher->underWay) messages.append(underWay.message);
    return messages;
}

void RouteCommandsTest::OB_2_aFilterChoosesTheEvents() {
    m_shop->run(routeWith({}, QStringLiteral("total_minor gte 2500")));
    m_shop->run(AddRoute{QStringLiteral("*"), kLog, {}, QStringLiteral("lines.sku eq MUG"), {}});
    m_shop->run(placeMugs(1));
    QCOMPARE(m_shop->messages().size(), 1);
    m_shop->run(placeMugs(2));
    QCOMPARE(m_shop->messages().size(), 3);
    QCOMPARE(refusalOf(routeWith({}, QStringLiteral("total_minor gte 12.50"))),
             QStringLiteral("filter_needs_minor_units"));
}

void RouteCommandsTest::aFilterOrTemplateMakesAnotherRoute() {
    m_shop->run(routeWith({}));
    m_shop->run(routeWith({}, QStringLiteral("day gte 2026-01-01")));
    m_shop->run(routeWith(QStringLiteral("[\"type\"]"), QStringLiteral("day gte 2026-01-01")));
    QCOMPARE(refusalOf(routeWith({})), QStringLiteral("route_exists"));
    QCOMPARE(refusalOf(routeWith({}, QStringLiteral("day gte 2026-01-01 "))),
             QStringLiteral("route_exists"));
    QCOMPARE(active().size(), 3);
}

void RouteCommandsTest::anEditAppliesFromThenOnAndKeepsTheNumber() {
    m_shop->run(routeWith({}));
    const qint64 id = active().first().shownId();
    m_shop->run(placeMugs(1));
    EditRoute command = edit(id);
    command.filter = QStringLiteral("total_minor gt 5000");
    m_shop->run(command);
    m_shop->run(placeMugs(1));
    QCOMPARE(m_shop->messages().size(), 1);
    m_shop->run(placeMugs(5));
    QCOMPARE(m_shop->messages().size(), 2);
    command = edit(id);
    command.filter = QString();
    command.destination = QStringLiteral("log:/var/log/other.jsonl");
    m_shop->run(command);
    QCOMPARE(active().size(), 1);
    QCOMPARE(active().first().shownId(), id);
    m_shop->run(placeMugs(1));
    QCOMPARE(m_shop->messages().size(), 3);
    QCOMPARE(m_shop->messages().last().destination, *command.destination);
    m_shop->run(RemoveRoute{id});
    m_shop->run(placeMugs(1));
    QCOMPARE(m_shop->messages().size(), 3);
    QCOMPARE(refusalOf(command), QStringLiteral("route_not_found"));
}

void RouteCommandsTest::editsThatDoNotFitAreRefused() {
    m_shop->run(routeWith({}));
    m_shop->run(routeWith({}, QStringLiteral("day gte 2026-01-01")));
    const qint64 id = active().last().shownId();
    const auto with = [id](auto change) {
        EditRoute command = edit(id);
        change(command);
        return command;
    };
    QCOMPARE(refusalOf(with([](EditRoute& c) { c.filter = QString(); })),
             QStringLiteral("route_exists"));
    QCOMPARE(refusalOf(with([](EditRoute& c) { c.events = QStringLiteral("OrderPlased"); })),
             QStringLiteral("not_an_event_type"));
    QCOMPARE(refusalOf(with([](EditRoute& c) { c.transform = QStringLiteral("{"); })),
             QStringLiteral("template_not_json"));
    QCOMPARE(refusalOf(with([](EditRoute& c) {
                 c.events = QStringLiteral("OrderShipped");
                 c.transform = QStringLiteral("charge-payment");
             })),
             QStringLiteral("nothing_to_charge"));
    QCOMPARE(refusalOf(with([](EditRoute& c) { c.addSecret = QStringLiteral("file:/etc/s"); })),
             QStringLiteral("secret_without_webhook"));
    QCOMPARE(refusalOf(with([](EditRoute& c) {
                 c.destination = QStringLiteral("webhook:http://0x7f.1:8080/");
             })),
             QStringLiteral("private_address"));
    QCOMPARE(refusalOf(with([](EditRoute& c) { c.caFile = QStringLiteral("/etc/ca.pem"); })),
             QStringLiteral("ca_without_https"));
    QCOMPARE(refusalOf(edit(id + 1000)), QStringLiteral("route_not_found"));
    // A refused edit changes nothing.
    QCOMPARE(active().last().filter.text(), QStringLiteral("day gte 2026-01-01"));
    m_shop->run(with([](EditRoute& c) {
        c.destination = QStringLiteral("webhook:http://0x7f.1:8080/");
        c.allowPrivate = true;
    }));
}

void RouteCommandsTest::editsTowardsPersonalFieldsAreRefused() {
    const QString personal = QStringLiteral("filter_on_personal_field");
    const QString byName = QStringLiteral("name eq Amy");
    QCOMPARE(refusalOf(AddRoute{QStringLiteral("Customer.*"), kLog, {}, byName, {}}), personal);
    m_shop->run(AddRoute{QStringLiteral("ProductAdded"), kLog, {}, byName, {}});
    EditRoute command = edit(active().last().shownId());
    // Either half of the pair may be the new one.
    command.events = QStringLiteral("CustomerAdded");
    QCOMPARE(refusalOf(command), personal);
    command.filter = QString();
    m_shop->run(command);
    command = edit(command.routeId);
    command.filter = byName;
    QCOMPARE(refusalOf(command), personal);
}

void RouteCommandsTest::secretsAreAddedAndRemovedOneByOne() {
    AddRoute add{QStringLiteral("*"), QStringLiteral("webhook:https://example.org/x"), {}, {}, {}};
    add.options.secrets = QStringList{QStringLiteral("file:/etc/one")};
    m_shop->run(add);
    const qint64 id = active().first().shownId();
    EditRoute command = edit(id);
    command.addSecret = QStringLiteral("file:/etc/one");
    QCOMPARE(refusalOf(command), QStringLiteral("secret_twice"));
    command.addSecret = QStringLiteral("file:/etc/two");
    m_shop->run(command);
    QCOMPARE(active().first().options.secrets.size(), 2);
    command.addSecret = QStringLiteral("file:/etc/three");
    QCOMPARE(refusalOf(command), QStringLiteral("too_many_secrets"));
    command = edit(id);
    command.removeSecret = QStringLiteral("file:/etc/one");
    m_shop->run(command);
    QCOMPARE(active().first().options.secrets, QStringList{QStringLiteral("file:/etc/two")});
    QCOMPARE(refusalOf(command), QStringLiteral("secret_not_found"));
}

void RouteCommandsTest::OB_2_aTemplateIsAppliedWhenAMessageIsSent() {
    m_shop->run(routeWith(QStringLiteral("{\"sum\":\"{{total_minor}}\",\"of\":\"{{type}}\"}")));
    m_shop->run(routeWith(QStringLiteral("charge-payment")));
    m_shop->run(placeMugs(2));
    PlaceOrder online = placeMugs(1);
    online.payBy = PayBy::Gateway;
    m_shop->run(online);
    // The row keeps the event.
    QVERIFY(m_shop->messages().first().payload.contains("\"data\":{"));
    const auto messages = sent();
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[0].payload, QByteArray("{\"sum\":2500,\"of\":\"OrderPlaced\"}"));
    QCOMPARE(messages[1].payload, QByteArray("{\"sum\":1250,\"of\":\"OrderPlaced\"}"));
    QVERIFY(messages[2].payload.contains("\"amount_minor\":1250"));
}

void RouteCommandsTest::OB_2_aTemplateThatDoesNotFitHoldsTheMessage() {
    m_shop->run(routeWith(QStringLiteral("[\"tracking\"]")));
    m_shop->run(placeMugs(1));
    QList<PublishFailure> failures;
    QCOMPARE(sent(&failures).size(), 0);
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.first().kind, PublishFailure::Kind::Held);
    QVERIFY2(failures.first().error.contains(QStringLiteral("'tracking'")),
             qPrintable(failures.first().error));
    // The corrected template applies to the message that waits.
    EditRoute command = edit(active().first().shownId());
    command.transform = QStringLiteral("[\"data.total_minor\"]");
    m_shop->run(command);
    const auto messages = sent();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages.first().payload, QByteArray("{\"data.total_minor\":1250}"));
}

void RouteCommandsTest::messagesAreSentWithTheNewestOptions() {
    AddRoute add{QStringLiteral("OrderPlaced"), QStringLiteral("webhook:https://example.org/x")};
    m_shop->run(add);
    m_shop->run(placeMugs(1));
    QVERIFY(sent().first().options.secrets.isEmpty());
    EditRoute command = edit(active().first().shownId());
    command.addSecret = QStringLiteral("file:/etc/one");
    command.allowPrivate = true;
    m_shop->run(command);
    QCOMPARE(sent().first().options.secrets, QStringList{command.addSecret});
    QVERIFY(sent().first().options.allowPrivate);
}

void RouteCommandsTest::aRouteAddedSinceIsKnown() {
    RouteDirectory routes(m_shop->session().database());
    orFatal(routes.refresh());
    AddRoute add{QStringLiteral("OrderPlaced"), QStringLiteral("webhook:https://example.org/x")};
    add.options.secrets = QStringList{QStringLiteral("file:/etc/one")};
    m_shop->run(add);
    // Its first message must not go out without its options, that is unsigned.
    const RouteDirectory::Use use = orFatal(routes.useOf(active().first().routeId));
    QVERIFY(use);
    QCOMPARE(use->route.options, add.options);
    QVERIFY(!orFatal(routes.useOf(12345)));
}

void RouteCommandsTest::optionsStayWithTheirDestination() {
    const QString open = QStringLiteral("webhook:https://example.org/x");
    const QString inside = QStringLiteral("webhook:http://10.0.0.1/x");
    AddRoute add{QStringLiteral("OrderPlaced"), open};
    add.options.secrets = QStringList{QStringLiteral("file:/etc/one")};
    m_shop->run(add);
    m_shop->run(placeMugs(1));
    EditRoute command = edit(active().first().shownId());
    command.destination = inside;
    command.allowPrivate = true;
    command.removeSecret = QStringLiteral("file:/etc/one");
    command.transform = QStringLiteral("[\"type\"]");
    m_shop->run(command);
    m_shop->run(placeMugs(1));
    const auto messages = sent();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages[0].destination, open);
    QCOMPARE(messages[0].options, add.options);
    QVERIFY(messages[0].payload.contains("\"data\":{"));
    QCOMPARE(messages[1].destination, inside);
    QVERIFY(messages[1].options.allowPrivate);
    QVERIFY(messages[1].options.secrets.isEmpty());
}

void RouteCommandsTest::whatWasMadeToBeSignedIsSigned() {
    AddRoute add{QStringLiteral("OrderPlaced"), QStringLiteral("webhook:https://example.org/x")};
    add.options.secrets = QStringList{QStringLiteral("file:/etc/one")};
    m_shop->run(add);
    m_shop->run(placeMugs(1));
    EditRoute command = edit(active().first().shownId());
    command.removeSecret = QStringLiteral("file:/etc/one");
    m_shop->run(command);
    m_shop->run(placeMugs(1));
    const auto messages = sent();
    QCOMPARE(messages[0].options.secrets, add.options.secrets);
    QCOMPARE(messages[1].options.secrets, QStringList());
    // A new secret replaces the removed one.
    command = edit(command.routeId);
    command.addSecret = QStringLiteral("file:/etc/two");
    m_shop->run(command);
    for (const ClaimedMessage& message : sent()) {
        QCOMPARE(message.options.secrets, QStringList{command.addSecret});
    }
    m_shop->run(RemoveRoute{command.routeId});
    QCOMPARE(sent().first().options.secrets, QStringList{command.addSecret});
}

void RouteCommandsTest::messagesOfUnknownRoutesAreHeld() {
    m_shop->run(routeWith({}));
    m_shop->run(placeMugs(1));
    m_isDamaged = true;
    const QString damages[] = {
        QStringLiteral("UPDATE outbox SET route_id = 12345"),
        QStringLiteral("UPDATE outbox SET route_id = 0"),
        QStringLiteral("UPDATE outbox SET destination = 'webhook:http://127.0.0.1/', route_id = %1")
            .arg(active().first().routeId)};
    for (const QString& damage : damages) {
        m_shop->execute(damage);
        QList<PublishFailure> failures;
        QCOMPARE(sent(&failures).size(), 0);
        QCOMPARE(failures.size(), 1);
        QCOMPARE(failures.first().kind, PublishFailure::Kind::Held);
    }
}

void RouteCommandsTest::damagedRoutesSendNothing() {
    AddRoute add{QStringLiteral("OrderPlaced"), QStringLiteral("webhook:https://example.org/x")};
    add.options.secrets = QStringList{QStringLiteral("file:/etc/one")};
    m_shop->run(add);
    m_shop->run(placeMugs(1));
    m_isDamaged = true;
    for (const char* stored : {"[\"file:/etc/one\"", "null", "[]", "[\"\"]", "[7]", "{}"}) {
        m_shop->execute(
            QStringLiteral("UPDATE routes SET secrets = '%1'").arg(QString::fromLatin1(stored)));
        QCOMPARE(sent().first().options.secrets, QStringList{kDamagedSecret});
    }
    QVERIFY(!secrets::signingKeys({kDamagedSecret}));
    m_shop->execute(QStringLiteral("UPDATE routes SET secrets = '', transform = 'torn'"));
    QList<PublishFailure> failures;
    QCOMPARE(sent(&failures).size(), 0);
    QCOMPARE(failures.first().kind, PublishFailure::Kind::Held);
}

void RouteCommandsTest::aMissingSecretLeavesTheRouteToOthers() {
    const QTemporaryDir folder;
    const QString hook = QStringLiteral("webhook:https://example.org/x");
    AddRoute add{QStringLiteral("OrderPlaced"), hook};
    add.options.secrets =
        QStringList{QStringLiteral("file:") + folder.filePath(QStringLiteral("secret"))};
    m_shop->run(add);
    m_shop->run(AddRoute{QStringLiteral("OrderCancelled"), hook});
    RouteDirectory routes(m_shop->session().database());
    orFatal(routes.refresh());
    const RoutedPublisher routed(std::make_unique<WebhookPublisher>(), routes);
    const auto unserved = routed.unservedRoutes();
    QCOMPARE(unserved.size(), 1);
    QCOMPARE(unserved.first().routeIds, QList<qint64>{active().first().routeId});
    QCOMPARE(unserved.first().destination, hook);
    QVERIFY(unserved.first().isActive);
    QVERIFY2(unserved.first().reason.contains(folder.filePath(QStringLiteral("secret"))),
             qPrintable(unserved.first().reason));
    QVERIFY(!routed.cannotServe(hook));
    // Messages may be left of a route that has ended, and they are still to be signed.
    m_shop->run(RemoveRoute{active().first().shownId()});
    orFatal(routes.refresh());
    QCOMPARE(routed.unservedRoutes().size(), 1);
    QVERIFY(!routed.unservedRoutes().first().isActive);
    QFile file(folder.filePath(QStringLiteral("secret")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("whsec_" + QByteArray(32, 'k').toBase64());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    QVERIFY(routed.unservedRoutes().isEmpty());
}

void RouteCommandsTest::passwordsAreNotRecorded() {
    const QString first = QStringLiteral("webhook:https://amy:hunter2@example.org/x");
    const QString second = QStringLiteral("webhook:https://amy:hunter3@example.org/x");
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"), first});
    const qint64 id = active().first().shownId();
    EditRoute command = edit(id);
    command.destination = second;
    m_shop->run(command);
    m_shop->run(LimitDestination{second, 2});
    QCOMPARE(active().first().destination, second);
    for (const char* place : {"audit WHERE content", "audit WHERE detail"}) {
        QCOMPARE(m_shop->integer(QStringLiteral("SELECT count(*) AS n FROM %1 LIKE '%hunter%'")
                                     .arg(QLatin1StringView(place))),
                 0);
    }
    // The record still proves what was asked for.
    m_shop->run(placeMugs(1));
    m_shop->shop().sealAll();
    QCOMPARE(problems(), QStringList());
    m_isDamaged = true;
    const QString set = QStringLiteral(
        "UPDATE %1 SET destination = 'webhook:https://amy:hunter4@example.org/x' WHERE "
        "destination = '%2'");
    m_shop->execute(set.arg(QStringLiteral("routes"), second));
    const QString ofRoute = problems().join(u'\n');
    QVERIFY2(ofRoute.contains(QStringLiteral("when it was sealed")), qPrintable(ofRoute));
    QVERIFY2(ofRoute.contains(QStringLiteral("destination is")), qPrintable(ofRoute));
    QVERIFY2(!ofRoute.contains(u"hunter"), qPrintable(ofRoute));
    m_shop->execute(set.arg(QStringLiteral("outbox"), second));
    const QString ofMessage = problems().join(u'\n');
    QVERIFY2(!ofMessage.contains(u"hunter"), qPrintable(ofMessage));
}

void RouteCommandsTest::alteredRoutesAreNoticed_data() {
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* set, const char* words) {
        QTest::newRow(name) << QString::fromLatin1(set) << QString::fromLatin1(words);
    };
    row("filter", "filter = 'day gte 2030-01-01'", "No command asked for route");
    row("template", "transform = '[\"type\"]'", "No command asked for route");
    row("secrets", "secrets = ''", "No command asked for route");
    row("authorities", "ca_file = '/srv/mine.pem'", "No command asked for route");
    row("first version", "first_id = 0", "No command asked for route");
    row("begin", "from_position = from_position + 1", "does not end where its next version begins");
}

void RouteCommandsTest::alteredRoutesAreNoticed() {
    QFETCH(QString, set);
    QFETCH(QString, words);
    m_shop->run(AddRoute{QStringLiteral("OrderPlaced"),
                         QStringLiteral("webhook:https://h.example/"),
                         {},
                         QStringLiteral("day gte 2026-01-01"),
                         {}});
    EditRoute command = edit(active().first().shownId());
    command.addSecret = QStringLiteral("file:/etc/one");
    m_shop->run(command);
    QCOMPARE(problems(), QStringList());
    orFatal(m_shop->session().database().run(
        QStringLiteral("UPDATE routes SET %1 WHERE to_position IS NULL").arg(set)));
    m_isDamaged = true;
    const QStringList found = problems();
    QVERIFY2(found.join(u'\n').contains(words), qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(RouteCommandsTest)
#include "RouteCommandsTest.moc"
