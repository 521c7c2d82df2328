// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/OrderStateJson.h"
#include "models/events/Streams.h"
#include "models/projections/OrderHistory.h"
#include "models/store/queries/SqlShopReads.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/support/Waiting.h"

#include <QtTest>

namespace countertop {

/// Replaying history: older schema versions, ranges, past states. The stored events never change.
class ReplayConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void UP_1_olderEventsAreReadAsTheLatestForm();
    void ES_9_unknownTypeIsRefusedOrLeftAside();
    void RP_1_rangeIsExactAndWritesNothing();
    void RP_1_stateOfThenIsReproducible();
    void RP_1_whatNeverWasIsReported();
    void RP_1_eachVersionSaysWhatItChanged();
    void RP_1_aLongOrderIsReadQuickly();

private:
    /// Creates an order and takes it through its life cycle, one command at a time.
    OrderId livedOrder();
    void appendRaw(const OrderId& orderId, const QString& type, int schemaVersion,
                   const QByteArray& payload);
    /// The stored events, in full.
    [[nodiscard]] QList<RecordedEvent> stored(const OrderId& orderId) { return eventsOf(orderId); }
    [[nodiscard]] QList<qint64> tableSizes();
};

void ReplayConformanceTest::appendRaw(const OrderId& orderId, const QString& type,
                                      int schemaVersion, const QByteArray& payload) {
    EventMetadata about;
    about.at = clock().now();
    const EventDraft draft{EventId::create(), type, schemaVersion, payload};
    QVERIFY(
        session().events().append(orderStream(orderId), ExpectedVersion::any(), {draft}, about));
}

OrderId ReplayConformanceTest::livedOrder() {
    const QString mug = QStringLiteral("MUG");
    addProduct(mug, 1250, 100);
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {{mug, 2, {}}}});
    for (const Command& command :
         {Command(AddLine{orderId, {mug, 1, {}}}), Command(ChangeLineQuantity{orderId, 1, 5}),
          Command(SubmitOrder{orderId}), Command(PayOrder{orderId, {PaymentMethod::Card, {}, {}}}),
          Command(ShipOrder{orderId, QStringLiteral("TRACK")})}) {
        if (!waiting::untilAfter(clock().now())) return {};
        mustRun(command);
    }
    return orderId;
}

QList<qint64> ReplayConformanceTest::tableSizes() {
    QList<qint64> sizes;
    for (const char* table : {"events", "snapshots", "orders", "order_lines", "payments", "audit",
                              "idempotency", "outbox", "stock_movements", "order_days", "tills"}) {
        sizes.append(rows(QString::fromLatin1(table)));
    }
    return sizes;
}

void ReplayConformanceTest::UP_1_olderEventsAreReadAsTheLatestForm() {
    const QString type = QStringLiteral("OrderCancelled");
    const auto rename = [](const char* from, const char* to) {
        return [from = QString::fromLatin1(from), to = QString::fromLatin1(to)](QJsonObject json) {
            json[to] = json.take(from);
            return json;
        };
    };
    Upcasters chains;
    chains.add(type, 1, rename("why", "motive")).add(type, 2, rename("motive", "reason"));
    QVERIFY(chains.check());
    const OrderId orderId = OrderId::create();
    appendRaw(orderId, type, 1, "{\"why\":\"rain\"}");
    appendRaw(orderId, type, 2, "{\"motive\":\"snow\"}");
    const QList<RecordedEvent> before = stored(orderId);

    const auto first = orderEventFrom(before[0], chains);
    const auto second = orderEventFrom(before[1], chains);
    QVERIFY(first && *first == OrderEvent(OrderCancelled{QStringLiteral("rain")}));
    QVERIFY(second && *second == OrderEvent(OrderCancelled{QStringLiteral("snow")}));
    QVERIFY(stored(orderId) == before);
    QCOMPARE(before[0].payload, QByteArray("{\"why\":\"rain\"}"));
    QCOMPARE(before[0].schemaVersion, 1);
    QCOMPARE(before[0].hash, chainHash({}, before[0]));

    const EventDraft latest = toDraft(OrderEvent(OrderCancelled{QStringLiteral("hail")}), chains);
    QCOMPARE(latest.schemaVersion, 3);
    appendRaw(orderId, latest.type, latest.schemaVersion, latest.payload);
    QCOMPARE(stored(orderId).last().schemaVersion, 3);
    QVERIFY(orderEventFrom(stored(orderId).last(), chains));

    Upcasters broken;
    broken.add(type, 2, rename("motive", "reason"));
    QCOMPARE(broken.check().error().reason, QStringLiteral("upcaster_gap"));
    QCOMPARE(orderEventFrom(before[0], broken).error().code, ErrorCode::Damaged);
}

void ReplayConformanceTest::ES_9_unknownTypeIsRefusedOrLeftAside() {
    const OrderId orderId = livedOrder();
    const qint64 last = stored(orderId).last().version;
    const LoadedOrder before = *session().orders().load(orderId);
    appendRaw(orderId, QStringLiteral("OrderVanished"), 1, "{}");

    const auto refused = run(DeliverOrder{orderId});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Damaged);
    QCOMPARE(refused.error().facts[QStringLiteral("stream")].toString(), orderStream(orderId));
    QCOMPARE(refused.error().facts[QStringLiteral("type")].toString(),
             QStringLiteral("OrderVanished"));
    QCOMPARE(refused.error().facts[QStringLiteral("version")].toInteger(), last + 1);

    ReplayOptions lenient;
    lenient.unknown = UnknownEvents::Skip;
    QVERIFY(!orderAt(session().events(), orderId, {}));
    const auto past = orderAt(session().events(), orderId, lenient);
    QVERIFY(past);
    QCOMPARE(past->warnings.size(), 1);
    QVERIFY(past->details.lines == before.order.lines);
    QCOMPARE(past->details.row.version, last + 1);
}

void ReplayConformanceTest::RP_1_rangeIsExactAndWritesNothing() {
    const OrderId orderId = livedOrder();
    const QList<qint64> sizes = tableSizes();
    const QList<RecordedEvent> all = stored(orderId);
    const auto range = session().events().load(orderStream(orderId), 2, 3);
    QVERIFY(range);
    QCOMPARE(range->size(), 2);
    QVERIFY(*range == all.mid(1, 2));
    QVERIFY(orderAt(session().events(), orderId, {}));
    QCOMPARE(session().events().load(orderStream(orderId), 3, 2)->size(), 0);
    QCOMPARE(tableSizes(), sizes);
    QVERIFY(stored(orderId) == all);
}
/// Marked case (`*`), triggered by folding the events one by one and reading, after each, the order
/// at that version and at that instant.
void ReplayConformanceTest::RP_1_stateOfThenIsReproducible() {
    const OrderId orderId = livedOrder();
    const QList<RecordedEvent> all = stored(orderId);
    Order state;
    for (const RecordedEvent& event : all) {
        countertop::apply(state, *orderEventFrom(event));
        ReplayOptions moment;
        moment.toVersion = event.version;
        QVERIFY(replayOrder(all, moment)->order == state);
        const auto past = orderAt(session().events(), orderId, moment);
        QVERIFY(past);
        QCOMPARE(past->details.row.version, event.version);
        QCOMPARE(past->details.row.totalMinor, state.totalMinor);
        QCOMPARE(past->details.row.status, state.statusWord());
        QVERIFY(past->details.lines == state.lines);
        QCOMPARE(past->details.timeline.size(), event.version);
        // The state at an instant is the one after its last event.
        const qsizetype next = event.version;
        if (next < all.size() && all[next].metadata.at == event.metadata.at) continue;
        ReplayOptions instant;
        instant.toTime = event.metadata.at;
        QVERIFY(replayOrder(all, instant)->order == state);
        instant.toTime = next < all.size() ? all[next].metadata.at - 1 : event.metadata.at + 1000;
        const auto later = orderAt(session().events(), orderId, instant);
        QVERIFY(later);
        QCOMPARE(later->details.row.version, event.version);
    }
}

void ReplayConformanceTest::RP_1_whatNeverWasIsReported() {
    const OrderId orderId = livedOrder();
    const qint64 last = stored(orderId).last().version;
    const auto reasonOf = [&](const OrderId& order, std::optional<qint64> version,
                              std::optional<Timestamp> time) {
        const auto past = orderAt(session().events(), order, {version, time, {}});
        if (past) return QStringLiteral("found");
        return toText(past.error().code) + u' ' + past.error().reason;
    };
    QCOMPARE(reasonOf(orderId, last, {}), QStringLiteral("found"));
    QCOMPARE(reasonOf(orderId, last + 1, {}), QStringLiteral("NOT_FOUND order_version_not_found"));
    QCOMPARE(reasonOf(orderId, 0, {}), QStringLiteral("NOT_FOUND order_version_not_found"));
    QCOMPARE(reasonOf(orderId, {}, 1000), QStringLiteral("NOT_FOUND order_not_yet"));
    QCOMPARE(reasonOf(OrderId::create(), 1, {}), QStringLiteral("NOT_FOUND order_not_found"));
}

void ReplayConformanceTest::RP_1_eachVersionSaysWhatItChanged() {
    using Kind = OrderDifference::Kind;
    const OrderId orderId = livedOrder();
    SqlShopReads reads(session().database());
    const QList<RecordedEvent> events = stored(orderId);
    QList<Kind> kinds;
    for (const RecordedEvent& event : events) {
        const auto then = reads.orders.version(orderId, event.version);
        QVERIFY(then);
        QCOMPARE(then->version, event.version);
        QCOMPARE(then->row.version, event.version);
        QCOMPARE(then->type, event.type);
        QCOMPARE(then->actor, event.metadata.actor);
        QCOMPARE(then->at, event.metadata.at);
        QVERIFY(!then->changes.isEmpty());
        kinds.append(then->changes.first().kind);
        ReplayOptions moment;
        moment.toVersion = event.version;
        const auto past = orderAt(session().events(), orderId, moment);
        QVERIFY(past);
        QCOMPARE(then->lines, past->details.lines);
        QCOMPARE(then->row.totalMinor, past->details.row.totalMinor);
        QCOMPARE(then->row.status, past->details.row.status);
        QCOMPARE(then->row.capturedMinor, past->details.row.capturedMinor);
    }
    for (const Kind kind : {Kind::Created, Kind::LineAdded, Kind::QuantityChanged, Kind::Placed,
                            Kind::Paid, Kind::Shipped}) {
        QVERIFY(kinds.contains(kind));
    }
    const auto none = reads.orders.version(orderId, events.size() + 1);
    QCOMPARE(none.error().reason, QStringLiteral("order_version_not_found"));
    QVERIFY(!reads.orders.version(orderId, 0));
    QCOMPARE(reads.orders.version(OrderId::create(), 1).error().reason,
             QStringLiteral("order_not_found"));
    appendRaw(orderId, QStringLiteral("OrderVanished"), 1, "{}");
    const auto unknown = reads.orders.version(orderId, events.size() + 1);
    QVERIFY(unknown && unknown->changes.first().kind == Kind::Other);
    QCOMPARE(unknown->changes.first().name, QStringLiteral("OrderVanished"));
}

/// A user drags the slider through ten thousand versions: each one must load at once.
void ReplayConformanceTest::RP_1_aLongOrderIsReadQuickly() {
    const OrderId orderId = livedOrder();
    SqlShopReads reads(session().database());
    constexpr int kVersions = 10'000;
    OrderEvents changes;
    for (int change = 0; change < kVersions; ++change) {
        changes.append(LineQuantityChanged{1, change % 9 + 1});
    }
    UuidV7Source ids;
    const auto drafts = toDrafts(changes, ids);
    EventMetadata about;
    about.at = clock().now();
    QVERIFY(session().events().append(orderStream(orderId), ExpectedVersion::any(), drafts, about));
    QElapsedTimer watch;
    watch.start();
    QVERIFY(reads.orders.version(orderId, kVersions));
    qInfo() << "version" << kVersions << "read in" << watch.elapsed() << "ms";
    QVERIFY(watch.elapsed() < 10'000);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ReplayConformanceTest)
#include "ReplayConformanceTest.moc"
