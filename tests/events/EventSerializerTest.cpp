// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/NumberField.h"
#include "models/events/SampleEvent.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

/// Every event reads back as it was written; damage is reported with stream, type and version.
class EventSerializerTest : public QObject {
    Q_OBJECT

private slots:
    void everyOrderEventIsReadBack();
    void amountsNameTheirCurrencyAndTimesAreIsoTexts();
    void samplesShowPersonalFieldsAsReceiversGetThem();
    void everyProductEventIsReadBack();
    void everyCustomerEventIsReadBack();
    void draftsHaveTheirTypeAndAnIdOfTheirOwn();
    void aNumberTakenByTheCommitIsTheFirstField();
    void textThatLooksLikeTheNumberStays();
    void unreadableEventsAreNamed_data();
    void unreadableEventsAreNamed();
    void unknownFieldsAreLeftAside();
};

namespace {

RecordedEvent recorded(const EventDraft& draft) {
    RecordedEvent event;
    event.eventId = draft.eventId;
    event.streamId = QStringLiteral("order-42");
    event.version = 7;
    event.type = draft.type;
    event.personal = draft.personal;
    event.schemaVersion = draft.schemaVersion;
    event.payload = draft.payload;
    return event;
}

OrderLine fullLine() {
    OrderLine line = numbered(scenes::line(kMug, 3, 1250), 4);
    line.name = QStringLiteral("Gr\u00fc\u00dfe \"quoted\" \\ \n\u0001");
    line.discountMinor = 50;
    line.exactUnitPrice = QStringLiteral("12.505");
    return line;
}

OrderEvents everyOrderEvent() {
    const CustomerId customer(QStringLiteral("c-1"));
    const OrderShipped shipped{{{1, 2}, {4, 1}}, QStringLiteral("TRACK"), true};
    return {
        OrderCreated{OrderKind::CreditNote, customer, QStringLiteral("Amira"),
                     QStringLiteral("EUR"), QStringLiteral("T9"), Q_INT64_C(253402300799999),
                     now().day},
        LineAdded{fullLine(), QStringLiteral("EUR")},
        LineQuantityChanged{4, Q_INT64_C(9007199254740993)},
        LineRemoved{4},
        OrderPlaced{QStringLiteral("T1-000001"),
                    {fullLine(), numbered(scenes::line(kTea, 1, 0), 5)},
                    3700,
                    617,
                    now().at,
                    now().day,
                    PayBy::Gateway,
                    QStringLiteral("EUR")},
        OrderConfirmed{true},
        OrderConfirmed{false},
        PaymentCaptured{PaymentId(QStringLiteral("p")), PaymentMethod::BankTransfer, 100, 150, 50,
                        now().day, QStringLiteral("EUR"), now().at},
        shipped,
        OrderDelivered{},
        OrderCompleted{true},
        OrderCancelled{QStringLiteral("no \u2026")},
        PaymentRefunded{PaymentId(QStringLiteral("p")),
                        PaymentMethod::Voucher,
                        100,
                        QStringLiteral("chipped"),
                        now().day,
                        {},
                        QStringLiteral("EUR"),
                        now().at},
        PaymentRefunded{PaymentId(QStringLiteral("p")), PaymentMethod::Voucher, 100,
                        QStringLiteral("chipped"), now().day, 0, QStringLiteral("EUR"), now().at},
        RefundRequested{PaymentId(QStringLiteral("r")), 100, QStringLiteral("chipped"), false,
                        QStringLiteral("EUR")},
        RefundRequested{PaymentId(QStringLiteral("r")), 100, QStringLiteral("chipped"), true,
                        QStringLiteral("EUR")},
        RefundGivenUp{QStringLiteral("s"), 100, QStringLiteral("refused"), QStringLiteral("EUR")},
        CustomerMessageRequested{CustomerMessageKind::Shipped, customer, QStringLiteral("de"),
                                 QStringLiteral("a@example.com"), QStringLiteral("Hello"),
                                 QStringLiteral("one\ntwo"), now().at},
        CreditNoteIssued{QStringLiteral("C1"),
                         {fullLine()},
                         -3700,
                         -617,
                         QStringLiteral("goodwill"),
                         true,
                         now().at,
                         now().day,
                         QStringLiteral("EUR")}};
}

}  // namespace

void EventSerializerTest::everyOrderEventIsReadBack() {
    QSet<std::size_t> kinds;
    for (const OrderEvent& event : everyOrderEvent()) {
        const auto read = orderEventFrom(recorded(toDraft(event)));
        QVERIFY(read);
        QVERIFY(*read == event);
        kinds.insert(event.index());
    }
    QCOMPARE(kinds.size(), static_cast<qsizetype>(std::variant_size_v<OrderEvent>));
}

void EventSerializerTest::amountsNameTheirCurrencyAndTimesAreIsoTexts() {
    int amounts = 0;
    int times = 0;
    for (const OrderEvent& event : everyOrderEvent()) {
        const QByteArray payload = toDraft(event).payload;
        const QJsonObject json = QJsonDocument::fromJson(payload).object();
        if (payload.contains("_minor\"")) {
            ++amounts;
            QVERIFY2(json[QLatin1StringView("currency")] == QStringLiteral("EUR"), payload);
        }
        for (auto field = json.begin(); field != json.end(); ++field) {
            if (!field.key().endsWith(QStringLiteral("_at"))) continue;
            ++times;
            QVERIFY2(timestampFromIsoText(field->toString()), payload);
        }
    }
    QCOMPARE(amounts, 9);
    QCOMPARE(times, 7);
}

void EventSerializerTest::samplesShowPersonalFieldsAsReceiversGetThem() {
    QVERIFY(sampleEvent(QStringLiteral("OrderCreated"))
                ->payload.contains(R"("customer_name":"Sample customer"})"));
    QVERIFY(sampleEvent(QStringLiteral("CustomerAdded"))->payload.startsWith(R"({"name":"Sample)"));
    for (const QString& type : knownEventTypes()) {
        const QByteArray payload = sampleEvent(type)->payload;
        QVERIFY2(QJsonDocument::fromJson(payload).isObject(), payload);
        QVERIFY2(!payload.contains("personal"), payload);
    }
}

void EventSerializerTest::everyProductEventIsReadBack() {
    const ProductEvents events{
        ProductAdded{kMug,
                     QStringLiteral("Blue mug"),
                     {QStringLiteral("5012345678900"), QStringLiteral("96385074")},
                     QStringLiteral("GBP"),
                     Q_INT64_C(9007199254740993),
                     2000,
                     5},
        ProductPriceChanged{999, QStringLiteral("GBP")},
        StockReceived{7, QStringLiteral("delivery")}, StockCorrected{-3, QStringLiteral("broken")}};
    QCOMPARE(static_cast<std::size_t>(events.size()), std::variant_size_v<ProductEvent>);
    for (const ProductEvent& event : events) {
        const auto read = productEventFrom(recorded(toDraft(event)));
        QVERIFY(read);
        QVERIFY(*read == event);
    }
}

void EventSerializerTest::everyCustomerEventIsReadBack() {
    const CustomerDetails details{QStringLiteral("Amira"), QStringLiteral("a@example.com"),
                                  QStringLiteral("+44"), QStringLiteral("2 High Street\nLeeds"),
                                  QStringLiteral("allergic to nuts")};
    const CustomerEvents events{CustomerAdded{details}, CustomerChanged{details}};
    QCOMPARE(static_cast<std::size_t>(events.size()), std::variant_size_v<CustomerEvent>);
    for (const CustomerEvent& event : events) {
        const auto read = customerEventFrom(recorded(toDraft(event)));
        QVERIFY(read);
        QVERIFY(*read == event);
    }
}

void EventSerializerTest::draftsHaveTheirTypeAndAnIdOfTheirOwn() {
    UuidV7Source ids;
    const auto drafts = toDrafts(OrderEvents{OrderDelivered{}, OrderDelivered{}}, ids);
    QCOMPARE(drafts.size(), 2);
    const EventDraft& first = drafts[0];
    QCOMPARE(first.type, QStringLiteral("OrderDelivered"));
    QCOMPARE(first.payload, QByteArray("{}"));
    QCOMPARE(first.schemaVersion, 1);
    QVERIFY(isUuidText(first.eventId.text()) && first.eventId != drafts[1].eventId);
    QCOMPARE(toDrafts(everyOrderEvent(), ids).size(), everyOrderEvent().size());
}

void EventSerializerTest::aNumberTakenByTheCommitIsTheFirstField() {
    OrderPlaced numbered = placedMugs();
    numbered.number = QStringLiteral("T\"1-000001");
    const QByteArray without = toDraft(OrderEvent(placedMugs())).payload;
    QVERIFY(!without.contains("\"number\""));
    QCOMPARE(withField(without, kFirstField, numberField(numbered.number)),
             toDraft(OrderEvent(numbered)).payload);
}

void EventSerializerTest::textThatLooksLikeTheNumberStays() {
    OrderPlaced event = placedMugs();
    event.lines.first().name = QStringLiteral("\"number\":\"#\"");
    event.lines.first().sku = QStringLiteral("#");
    EventDraft draft = toDraft(OrderEvent(event));
    draft.payload = withField(draft.payload, kFirstField, numberField(QStringLiteral("T1-1")));
    event.number = QStringLiteral("T1-1");
    QCOMPARE(draft.payload, toDraft(OrderEvent(event)).payload);
}

void EventSerializerTest::unreadableEventsAreNamed_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("unknown type") << QStringLiteral("OrderVanished") << QByteArray("{}");
    QTest::newRow("another category") << QStringLiteral("ProductAdded") << QByteArray("{}");
    QTest::newRow("cut off") << QStringLiteral("OrderConfirmed") << QByteArray("{\"automatic\"");
    QTest::newRow("empty") << QStringLiteral("OrderConfirmed") << QByteArray();
    QTest::newRow("no object") << QStringLiteral("OrderConfirmed") << QByteArray("[]");
}

void EventSerializerTest::unreadableEventsAreNamed() {
    QFETCH(QString, type);
    QFETCH(QByteArray, payload);
    EventDraft draft = toDraft(OrderEvent(OrderConfirmed{}));
    draft.type = type;
    draft.payload = payload;
    const auto read = orderEventFrom(recorded(draft));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Damaged);
    QCOMPARE(read.error().facts[QStringLiteral("stream")].toString(), QStringLiteral("order-42"));
    QCOMPARE(read.error().facts[QStringLiteral("type")].toString(), type);
    QCOMPARE(read.error().facts[QStringLiteral("version")].toInteger(), 7);
}

void EventSerializerTest::unknownFieldsAreLeftAside() {
    EventDraft draft = toDraft(OrderEvent(OrderCancelled{QStringLiteral("no")}));
    draft.payload = "{\"reason\":\"no\",\"mood\":\"bad\"}";
    QVERIFY(*orderEventFrom(recorded(draft)) == OrderEvent(OrderCancelled{QStringLiteral("no")}));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventSerializerTest)
#include "EventSerializerTest.moc"
