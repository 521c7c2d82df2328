// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/OrderReplay.h"

#include <QtTest>

namespace countertop {

/// Chains of upcasters: applied in order from an event's schema version on; gaps and newer events
/// are reported.
class UpcastersTest : public QObject {
    Q_OBJECT

private slots:
    void everyStepIsTakenInOrder();
    void aTypeWithoutStepsIsAtVersionOne();
    void newEventsHaveTheLatestVersion();
    void gapsAreReported_data();
    void gapsAreReported();
    void newerEventsAreReported();
    void thisProgramsChainsAreWhole();
    void K_06_taxRatesOfOlderEventsAreReadFiner();
    void K_06_newEventsHaveRatesOfThreeDecimals();
    void olderAmountsAndTimesAreRead_data();
    void olderAmountsAndTimesAreRead();
    void ES_9_unknownTypeIsRefusedOrLeftAside();
};

namespace {

const QString kType = QStringLiteral("OrderCancelled");

QJsonObject renamed(QJsonObject payload, const QString& from, const QString& to) {
    payload[to] = payload.take(from);
    return payload;
}

/// Version 1 named the field "why", version 2 "motive"; version 3 is the current one.
Upcasters twoSteps() {
    Upcasters chains;
    chains
        .add(kType, 2,
             [](const QJsonObject& payload) {
                 return renamed(payload, QStringLiteral("motive"), QStringLiteral("reason"));
             })
        .add(kType, 1, [](const QJsonObject& payload) {
            return renamed(payload, QStringLiteral("why"), QStringLiteral("motive"));
        });
    return chains;
}

RecordedEvent recorded(qint64 version, const QString& type, int schemaVersion,
                       const QByteArray& payload) {
    RecordedEvent event;
    event.streamId = QStringLiteral("order-42");
    event.version = version;
    event.type = type;
    event.schemaVersion = schemaVersion;
    event.payload = payload;
    return event;
}

}  // namespace

void UpcastersTest::everyStepIsTakenInOrder() {
    const Upcasters chains = twoSteps();
    QVERIFY(chains.check());
    const OrderEvent expected = OrderCancelled{QStringLiteral("rain")};
    QVERIFY(*orderEventFrom(recorded(1, kType, 1, "{\"why\":\"rain\"}"), chains) == expected);
    QVERIFY(*orderEventFrom(recorded(1, kType, 2, "{\"motive\":\"rain\"}"), chains) == expected);
    QVERIFY(*orderEventFrom(recorded(1, kType, 3, "{\"reason\":\"rain\"}"), chains) == expected);
}

void UpcastersTest::aTypeWithoutStepsIsAtVersionOne() {
    const Upcasters chains = twoSteps();
    QCOMPARE(chains.latestVersion(kType), 3);
    QCOMPARE(chains.latestVersion(QStringLiteral("OrderDelivered")), 1);
    QVERIFY(orderEventFrom(recorded(1, QStringLiteral("OrderDelivered"), 1, "{}"), chains));
}

void UpcastersTest::newEventsHaveTheLatestVersion() {
    const Upcasters chains = twoSteps();
    QCOMPARE(toDraft(OrderEvent(OrderCancelled{}), chains).schemaVersion, 3);
    QCOMPARE(toDraft(OrderEvent(OrderDelivered{}), chains).schemaVersion, 1);
    QCOMPARE(toDraft(OrderEvent(OrderCancelled{})).schemaVersion, 1);
}

void UpcastersTest::gapsAreReported_data() {
    QTest::addColumn<QList<int>>("steps");
    QTest::addColumn<int>("missing");
    QTest::newRow("in the middle") << QList<int>{1, 3} << 2;
    QTest::newRow("at the beginning") << QList<int>{2} << 1;
    QTest::newRow("before the beginning") << QList<int>{0, 1} << 1;
}

void UpcastersTest::gapsAreReported() {
    QFETCH(QList<int>, steps);
    QFETCH(int, missing);
    Upcasters chains;
    for (const int step : steps) {
        chains.add(kType, step, [](const QJsonObject& payload) { return payload; });
    }
    const auto whole = chains.check();
    QVERIFY(!whole);
    QCOMPARE(whole.error().code, ErrorCode::Damaged);
    QCOMPARE(whole.error().reason, QStringLiteral("upcaster_gap"));
    QCOMPARE(whole.error().facts[QStringLiteral("type")].toString(), kType);
    QCOMPARE(whole.error().facts[QStringLiteral("version")].toInt(), missing);
    if (missing >= steps.first()) {
        const auto read = orderEventFrom(recorded(1, kType, steps.first(), "{}"), chains);
        QCOMPARE(read.has_value(), steps.first() == 0);
    }
}

void UpcastersTest::newerEventsAreReported() {
    const auto read = orderEventFrom(recorded(5, kType, 4, "{\"reason\":\"rain\"}"), twoSteps());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Damaged);
    QCOMPARE(read.error().facts[QStringLiteral("version")].toInteger(), 5);
    QVERIFY(read.error().detail.contains(QStringLiteral("newer than this program's 3")));
}

void UpcastersTest::thisProgramsChainsAreWhole() { QVERIFY(eventUpcasters().check()); }

void UpcastersTest::K_06_taxRatesOfOlderEventsAreReadFiner() {
    const QByteArray lines =
        R"("lines":[{"line":1,"sku":"A","tax_rate":1750,"tax_minor":9},{"line":2,"sku":"B"}])";
    for (const char* type : {"OrderPlaced", "CreditNoteIssued"}) {
        const auto read =
            orderEventFrom(recorded(1, QLatin1StringView(type), 1, '{' + lines + '}'));
        QVERIFY(read);
        const auto* placed = std::get_if<OrderPlaced>(&*read);
        const QList<OrderLine> found =
            placed ? placed->lines : std::get<CreditNoteIssued>(*read).lines;
        QCOMPARE(found.size(), 2);
        QCOMPARE(found[0].taxRateMilli, 17'500);
        QCOMPARE(found[0].taxMinor, 9);
        QCOMPARE(found[1].taxRateMilli, 0);
    }
    const auto added = orderEventFrom(recorded(
        1, QStringLiteral("LineAdded"), 1, R"({"line":{"line":1,"sku":"A","tax_rate":10000}})"));
    QVERIFY(added);
    QCOMPARE(std::get<LineAdded>(*added).line.taxRateMilli, 100'000);
    const auto product = productEventFrom(
        recorded(1, QStringLiteral("ProductAdded"), 1, R"({"sku":"A","tax_rate":1})"));
    QVERIFY(product);
    QCOMPARE(std::get<ProductAdded>(*product).taxRateMilli, 10);
}

void UpcastersTest::K_06_newEventsHaveRatesOfThreeDecimals() {
    ProductAdded event;
    event.sku = QStringLiteral("A");
    event.taxRateMilli = 8875;
    const EventDraft draft = toDraft(ProductEvent(event));
    QCOMPARE(draft.schemaVersion, 2);
    QVERIFY2(draft.payload.contains(R"("tax_rate_milli":8875)"), draft.payload.constData());
    const auto read = productEventFrom(recorded(1, draft.type, draft.schemaVersion, draft.payload));
    QVERIFY(read);
    QVERIFY(*read == ProductEvent(event));
}

void UpcastersTest::olderAmountsAndTimesAreRead_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<Timestamp>("at");
    const QByteArray money = R"("amount_minor":100,"day":"2026-01-02")";
    QTest::newRow("created, milliseconds")
        << "OrderCreated" << 1 << QByteArray(R"({"created_at":1767322800123,"currency":"EUR"})")
        << Timestamp{1'767'322'800'123};
    QTest::newRow("created, ISO")
        << "OrderCreated" << 2
        << QByteArray(R"({"created_at":"2026-01-02T03:00:00.123Z","currency":"EUR"})")
        << Timestamp{1'767'322'800'123};
    QTest::newRow("placed, two forms ago")
        << "OrderPlaced" << 1
        << QByteArray(R"({"lines":[{"sku":"A","tax_rate":10}],"placed_at":1767322800123})")
        << Timestamp{1'767'322'800'123};
    QTest::newRow("placed, one form ago")
        << "OrderPlaced" << 2 << QByteArray(R"({"placed_at":1767322800123})")
        << Timestamp{1'767'322'800'123};
    QTest::newRow("captured, without time")
        << "PaymentCaptured" << 1 << QByteArray('{' + money + '}') << Timestamp{0};
    QTest::newRow("refunded, damaged time")
        << "PaymentRefunded" << 2 << QByteArray(R"({"refunded_at":"yesterday",)" + money + '}')
        << Timestamp{0};
}

void UpcastersTest::olderAmountsAndTimesAreRead() {
    QFETCH(QString, type);
    QFETCH(int, version);
    QFETCH(QByteArray, payload);
    QFETCH(Timestamp, at);
    const auto read = orderEventFrom(recorded(1, type, version, payload));
    QVERIFY(read);
    const Timestamp found = std::visit(
        [](const auto& event) {
            if constexpr (requires { event.createdAt; }) return event.createdAt;
            if constexpr (requires { event.placedAt; }) return event.placedAt;
            if constexpr (requires { event.capturedAt; }) return event.capturedAt;
            if constexpr (requires { event.refundedAt; }) return event.refundedAt;
            return Timestamp{-1};
        },
        *read);
    QCOMPARE(found, at);
}

void UpcastersTest::ES_9_unknownTypeIsRefusedOrLeftAside() {
    const QString unknown = QStringLiteral("OrderVanished");
    const QList<RecordedEvent> events{
        recorded(1, QStringLiteral("OrderConfirmed"), 1, "{\"automatic\":true}"),
        recorded(2, unknown, 3, "{}"), recorded(3, unknown, 3, "{}"),
        recorded(4, QStringLiteral("OrderDelivered"), 1, "{}")};
    const auto strict = replayOrder(events);
    QVERIFY(!strict);
    QCOMPARE(strict.error().code, ErrorCode::Damaged);
    QCOMPARE(strict.error().facts[QStringLiteral("stream")].toString(), QStringLiteral("order-42"));
    QCOMPARE(strict.error().facts[QStringLiteral("type")].toString(), unknown);
    QCOMPARE(strict.error().facts[QStringLiteral("version")].toInteger(), 2);
    QVERIFY(strict.error().detail.contains(QStringLiteral("unknown type")));

    ReplayOptions options;
    options.unknown = UnknownEvents::Skip;
    const auto lenient = replayOrder(events, options);
    QVERIFY(lenient);
    QCOMPARE(lenient->warnings.size(), 1);
    QVERIFY(lenient->warnings.first().contains(unknown));
    QVERIFY(lenient->warnings.first().contains(QStringLiteral("order-42")));
    QCOMPARE(lenient->version, 4);
    QCOMPARE(lenient->order.lifecycle, Lifecycle::Confirmed);
    QVERIFY(lenient->order.delivered);

    // A known type with an unreadable payload is damage in both modes.
    const QList<RecordedEvent> damaged{recorded(1, QStringLiteral("OrderConfirmed"), 1, "{")};
    QVERIFY(!replayOrder(damaged, options));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::UpcastersTest)
#include "UpcastersTest.moc"
