// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/SecretBox.h"
#include "models/events/EventSerializer.h"
#include "models/events/PersonalFields.h"
#include "models/events/Streams.h"
#include "models/store/outbox/OutboxStore.h"
#include "models/store/queries/ActivityQueries.h"
#include "models/store/queries/DeliveryQueries.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/ImportedOrder.h"

#include <QSqlQuery>
#include <QSqlRecord>
#include <QtTest>

namespace countertop {

/// Personal fields are nowhere readable in what is never changed, whoever may read them reads them
/// everywhere, and with the key they are gone.
class PersonalFieldsConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void nothingThatIsKeptShowsThem();
    void everyReaderSeesThem();
    void messagesAreFilledWhenTheyAreSent();
    void aLongOrderKeepsItsCustomersName();
    void aDeletedKeyErasesThem();
    void twoTillsAgreeOnOneKey();
    void aKeyDeletedMeanwhileIsMadeAnew();
    void aBoxThatItsKeyDoesNotOpenIsReported();
    void olderEventsAreReadAsTheyAre();

private:
    /// Adds the customer and places an order for it, and one of an imported history for a person
    /// without a record.
    void trade();
    QString everythingIn(const QString& table);
    QString problems();

    CustomerId m_customer;
    OrderId m_order;
    OrderId m_imported;
};

namespace {

const QString kMug = QStringLiteral("MUG");
const QStringList kPersonal{QStringLiteral("Amira Haddad"),     QStringLiteral("amira@example.com"),
                            QStringLiteral("20794601"),         QStringLiteral("Rue Oberkampf"),
                            QStringLiteral("allergic to nuts"), QStringLiteral("Bohdan Kovalenko")};

CustomerDetails details() {
    return {kPersonal[0], kPersonal[1], QStringLiteral("+44 20 7946 01"), kPersonal[3],
            kPersonal[4]};
}

RecordHistoricOrder imported(const OrderId& id) {
    RecordHistoricOrder command = importedOrder(id, kMug);
    command.customerName = kPersonal[5];
    return command;
}

}  // namespace

void PersonalFieldsConformanceTest::trade() {
    addProduct(kMug, 1250, 50);
    mustRun(AddRoute{QStringLiteral("*"), QStringLiteral("log:/srv/messages.log"), {}});
    m_customer = CustomerId::create();
    mustRun(AddCustomer{m_customer, details()});
    m_order = OrderId::create();
    mustRun(PlaceOrder{m_order, m_customer, {{kMug, 1, {}}}, false});
    m_imported = OrderId::create();
    mustRun(imported(m_imported));
    CustomerDetails moved = details();
    moved.address = QStringLiteral("Rue Oberkampf 7");
    mustRun(ChangeCustomer{m_customer, moved});
}

QString PersonalFieldsConformanceTest::everythingIn(const QString& table) {
    QSqlQuery query(QStringLiteral("SELECT * FROM ") + table, session().database().connection());
    QString all;
    while (query.next()) {
        for (int column = 0; column < query.record().count(); ++column) {
            all += query.value(column).toString() + u'\n';
        }
    }
    return all;
}

QString PersonalFieldsConformanceTest::problems() {
    const auto report = verifyShop(session().database());
    if (!report) return report.error().detail;
    QStringList found;
    for (const VerifyReport::Check& check : report->checks) found += check.problems;
    return found.join(u'\n');
}

void PersonalFieldsConformanceTest::nothingThatIsKeptShowsThem() {
    trade();
    QVERIFY(!run(AddCustomer{CustomerId::create(),
                             {kPersonal[0], QStringLiteral("no address"), {}, {}, kPersonal[4]}}));
    for (const char* table : {"events", "outbox", "audit", "idempotency", "snapshots", "sagas"}) {
        const QString all = everythingIn(QString::fromLatin1(table));
        for (const QString& word : kPersonal) {
            QVERIFY2(!all.contains(word),
                     qPrintable(QString::fromLatin1(table) + QStringLiteral(": ") + word));
        }
    }
    QVERIFY(everythingIn(QStringLiteral("audit")).contains(QStringLiteral("AddCustomer")));
    QCOMPARE(rows(QStringLiteral("personal_keys")), 2);
    QCOMPARE(problems(), QString());
}

void PersonalFieldsConformanceTest::everyReaderSeesThem() {
    trade();
    QCOMPARE(stateOf(m_order).customerName, kPersonal[0]);
    QCOMPARE(stateOf(m_imported).customerName, kPersonal[5]);
    const auto activity = ActivityQueries(session().database()).events({});
    QVERIFY(activity);
    QByteArray all;
    for (const EventRow& row : *activity) all += row.payload;
    for (const QString& word : kPersonal) {
        if (word == kPersonal[2]) continue;
        QVERIFY2(all.contains(word.toUtf8()), qPrintable(word));
    }
    QVERIFY(!all.contains("\"personal\""));
    const auto rebuilt = rebuildProjections(session().database(), {}, clock(), {});
    QVERIFY(rebuilt);
    QCOMPARE(text(QStringLiteral("SELECT customer_name AS value FROM orders WHERE order_id = :id"),
                  {{":id", m_order.text()}}),
             kPersonal[0]);
    QCOMPARE(problems(), QString());
}

void PersonalFieldsConformanceTest::messagesAreFilledWhenTheyAreSent() {
    trade();
    const QString destination = QStringLiteral("log:/srv/messages.log");
    OutboxStore store(session().database(), clock());
    QByteArray sent;
    for (;;) {
        const auto claimed = store.claim(destination, 10);
        QVERIFY(claimed);
        if (claimed->isEmpty()) break;
        QList<Settlement> settlements;
        for (const ClaimedMessage& message : *claimed) {
            sent += message.payload + '\n';
            settlements.append(Settlement::delivered(message.id));
        }
        QVERIFY(store.settle(settlements));
    }
    QVERIFY(sent.contains(R"("customer_name":"Amira Haddad"})"));
    QVERIFY(sent.contains(R"("email":"amira@example.com")"));
    QVERIFY(!sent.contains("\"box\""));
    const auto shown =
        DeliveryQueries(session().database()).rowsAt({DeliveryStatus::Delivered}, 0, 50);
    QVERIFY(shown);
    QVERIFY(std::any_of(shown->cbegin(), shown->cend(), [](const DeliveryRow& row) {
        return row.payload.contains("Amira Haddad");
    }));
}

void PersonalFieldsConformanceTest::aLongOrderKeepsItsCustomersName() {
    trade();
    SessionOptions options;
    options.orders.snapshotEvery = 5;
    const Session often = open(options);
    const OrderId draft = OrderId::create();
    QVERIFY(often->bus().dispatch(CreateOrder{draft, m_customer, {{kMug, 1, {}}}}, Intent::fresh(),
                                  origin()));
    for (int quantity = 2; quantity < 12; ++quantity) {
        QVERIFY(often->bus().dispatch(ChangeLineQuantity{draft, 1, quantity}, Intent::fresh(),
                                      origin()));
    }
    QVERIFY(often->orders().snapshotCounts().written > 0);
    QVERIFY(often->orders().snapshotCounts().used > 0);
    QCOMPARE(text(QStringLiteral("SELECT customer_name AS value FROM orders WHERE order_id = :id"),
                  {{":id", draft.text()}}),
             kPersonal[0]);
    QVERIFY(!everythingIn(QStringLiteral("snapshots")).contains(kPersonal[0]));
}

void PersonalFieldsConformanceTest::aDeletedKeyErasesThem() {
    trade();
    mustExecute(QStringLiteral("DELETE FROM personal_keys"));
    const Session later = open();
    const auto events = later->events().load(orderStream(m_order));
    QVERIFY(events);
    const auto created = orderEventFrom(events->first());
    QVERIFY(created);
    QCOMPARE(std::get<OrderCreated>(*created).customerName, QString());
    QCOMPARE(std::get<OrderCreated>(*created).customerId, m_customer);
    QVERIFY(later->bus().dispatch(ConfirmOrder{m_order}, Intent::fresh(), origin()));
    QVERIFY(!problems().contains(QStringLiteral("personal")));
    // Whoever comes back is remembered anew, by another key.
    mustRun(ChangeCustomer{m_customer, details()});
    QCOMPARE(rows(QStringLiteral("personal_keys")), 1);
}

void PersonalFieldsConformanceTest::twoTillsAgreeOnOneKey() {
    addProduct(kMug, 1250, 500);
    m_customer = CustomerId::create();
    mustRun(AddCustomer{m_customer, details()});
    // As in a shop of an older version, whose customers have no keys.
    mustExecute(QStringLiteral("DELETE FROM personal_keys"));
    std::atomic<int> placed = 0;
    inParallel(4, [&](int, Start& start) {
        const Session till = open();
        start.arrive_and_wait();
        for (int round = 0; round < 5; ++round) {
            const auto done = till->bus().dispatch(
                PlaceOrder{OrderId::create(), m_customer, {{kMug, 1, {}}}, false}, Intent::fresh(),
                origin());
            if (done) ++placed;
        }
    });
    QCOMPARE(placed.load(), 20);
    QCOMPARE(rows(QStringLiteral("personal_keys")), 1);
    const auto events = session().events().feed(0, {{QStringLiteral("OrderCreated")}, {}, {}}, 100);
    QVERIFY(events);
    QCOMPARE(events->size(), 20);
    for (const RecordedEvent& event : *events) {
        QCOMPARE(std::get<OrderCreated>(*orderEventFrom(event)).customerName, kPersonal[0]);
    }
}

void PersonalFieldsConformanceTest::aKeyDeletedMeanwhileIsMadeAnew() {
    trade();
    mustExecute(QStringLiteral("DELETE FROM personal_keys"));
    const OrderId next = OrderId::create();
    mustRun(PlaceOrder{next, m_customer, {{kMug, 1, {}}}, false});
    const Session later = open();
    const auto events = later->events().load(orderStream(next));
    QVERIFY(events);
    QCOMPARE(std::get<OrderCreated>(*orderEventFrom(events->first())).customerName, kPersonal[0]);
}

void PersonalFieldsConformanceTest::aBoxThatItsKeyDoesNotOpenIsReported() {
    trade();
    mustExecute(QStringLiteral("UPDATE personal_keys SET key = '%1'")
                    .arg(QString::fromLatin1(secretbox::newKey().toBase64())));
    QVERIFY(
        problems().contains(QStringLiteral("has personal fields that their key does not open")));
    mustExecute(QStringLiteral("UPDATE personal_keys SET subject = subject || 'x'"));
    QVERIFY(problems().contains(QStringLiteral("has personal fields of")));
}

void PersonalFieldsConformanceTest::olderEventsAreReadAsTheyAre() {
    const OrderId order = OrderId::create();
    const EventDraft old{EventId::create(), QStringLiteral("OrderCreated"), 1,
                         R"({"currency":"GBP","customer_name":"Zoe","created_at":1700000000000})"};
    QVERIFY(session().events().append(orderStream(order), ExpectedVersion::noStream(), {old},
                                      {{}, {}, {}, {}, 1}));
    QCOMPARE(stateOf(order).customerName, QStringLiteral("Zoe"));
    QCOMPARE(rows(QStringLiteral("personal_keys")), 0);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::PersonalFieldsConformanceTest)
#include "PersonalFieldsConformanceTest.moc"
