// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/schema/ShopFile.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <atomic>
#include <future>
#include <mutex>

namespace countertop {

/// The event store cases: exact bytes, expected versions, atomic appends, one winner per version.
class EventStoreConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void ES_1_newStreamIsReadBackAsWritten();
    void ES_2_wrongExpectationStoresNothing();
    void ES_3_faultAtTheThirdOfFiveStoresNone();
    void ES_4_secondOfTwoCopiesConflictsThenRetries();
    void ES_5_tenWritersOfOneOrderLoseNothing();
    void ES_6_staleValidationIsRejected();
    void ES_7_oneOfTwentyWritersWins();
    void ES_8_emptyAndOversizedAppendsAreTypedErrors();
};

namespace {

const QString kStream = QStringLiteral("order-test");

EventDraft draft(const QByteArray& payload) {
    return {EventId::create(), QStringLiteral("OrderConfirmed"), 1, payload};
}

QList<EventDraft> drafts(int count) {
    QList<EventDraft> result;
    for (int at = 0; at < count; ++at) result.append(draft("{\"automatic\":true}"));
    return result;
}

EventMetadata metadata() {
    return {QStringLiteral("flow"), QStringLiteral("cause"), QStringLiteral("amira"),
            QStringLiteral("T1"), 1'700'000'000'123};
}

QList<qint64> versionsOf(const QList<RecordedEvent>& events) {
    QList<qint64> versions;
    for (const RecordedEvent& event : events) versions.append(event.version);
    return versions;
}

/// Pauses after its first load until released: a writer whose loaded state goes stale.
class PausingEventStore final : public EventStore {
public:
    explicit PausingEventStore(EventStore& store) : m_store(store) {}

    Result<qint64> append(const QString& streamId, ExpectedVersion expected,
                          const QList<EventDraft>& events, const EventMetadata& about) override {
        return m_store.append(streamId, expected, events, about);
    }
    Result<QList<RecordedEvent>> load(const QString& streamId, qint64 from, qint64 to) override {
        auto loaded = m_store.load(streamId, from, to);
        if (loads++ == 0) {
            hasLoaded.set_value();
            mayGoOn.get_future().wait();
        }
        return loaded;
    }
    Result<QSet<QString>> existing(const QStringList& streamIds) override {
        return m_store.existing(streamIds);
    }
    Result<QList<RecordedEvent>> feed(qint64 after, const FeedFilter& filter, int limit) override {
        return m_store.feed(after, filter, limit);
    }

    std::promise<void> hasLoaded;
    std::promise<void> mayGoOn;
    int loads = 0;

private:
    EventStore& m_store;
};

}  // namespace

void EventStoreConformanceTest::ES_1_newStreamIsReadBackAsWritten() {
    const QList<EventDraft> events{
        draft(QByteArray("{\"note\":\"Gr\xc3\xbc\xc3\x9f \xf0\x9f\x8d\xb5 \\\"quoted\\\"\"}")),
        {EventId::create(), QStringLiteral("LineRemoved"), 7, "{\"line\":9007199254740993}"},
        draft("{ \"kept\" :  \"spaces,\\nescapes, 'quotes' and :names\" }")};
    const auto version =
        session().events().append(kStream, ExpectedVersion::noStream(), events, metadata());
    QVERIFY(version);
    QCOMPARE(*version, 3);
    const auto loaded = open()->events().load(kStream);
    QVERIFY(loaded);
    QCOMPARE(versionsOf(*loaded), (QList<qint64>{1, 2, 3}));
    QByteArray previous;
    qint64 position = 0;
    for (qsizetype at = 0; at < events.size(); ++at) {
        const RecordedEvent& event = loaded->at(at);
        QCOMPARE(event.eventId, events[at].eventId);
        QCOMPARE(event.type, events[at].type);
        QCOMPARE(event.schemaVersion, events[at].schemaVersion);
        QCOMPARE(event.payload, events[at].payload);
        QCOMPARE(event.metadata, metadata());
        QCOMPARE(event.streamId, kStream);
        QVERIFY(event.position > position);
        QCOMPARE(event.hash, chainHash(previous, event));
        previous = event.hash;
        position = event.position;
    }
}

void EventStoreConformanceTest::ES_2_wrongExpectationStoresNothing() {
    EventStore& store = session().events();
    QVERIFY(store.append(kStream, ExpectedVersion::noStream(), drafts(2), metadata()));

    const auto stale = store.append(kStream, ExpectedVersion::exactly(1), drafts(1), metadata());
    QVERIFY(!stale);
    QCOMPARE(stale.error().code, ErrorCode::VersionConflict);
    QCOMPARE(stale.error().facts[QStringLiteral("expected_version")].toInteger(-9), 1);
    QCOMPARE(stale.error().facts[QStringLiteral("actual_version")].toInteger(-9), 2);

    const auto known = store.append(kStream, ExpectedVersion::noStream(), drafts(1), metadata());
    QVERIFY(!known);
    QCOMPARE(known.error().code, ErrorCode::VersionConflict);
    QCOMPARE(known.error().facts[QStringLiteral("expected_version")].toInteger(-9), 0);
    QCOMPARE(known.error().facts[QStringLiteral("actual_version")].toInteger(-9), 2);

    const auto missing = store.append(QStringLiteral("order-missing"), ExpectedVersion::exists(),
                                      drafts(1), metadata());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);

    const auto negative =
        store.append(kStream, ExpectedVersion::exactly(-3), drafts(1), metadata());
    QVERIFY(!negative);
    QCOMPARE(negative.error().code, ErrorCode::InvalidInput);

    QCOMPARE(rows(QStringLiteral("events")), 2);
    QVERIFY(store.append(kStream, ExpectedVersion::exists(), drafts(1), metadata()));
    QVERIFY(store.append(kStream, ExpectedVersion::any(), drafts(1), metadata()));
    QCOMPARE(versionsOf(*store.load(kStream)), (QList<qint64>{1, 2, 3, 4}));
}

void EventStoreConformanceTest::ES_3_faultAtTheThirdOfFiveStoresNone() {
    breakInserts(QStringLiteral("events"), QStringLiteral("NEW.version = 3"));
    EventStore& store = session().events();
    const auto broken = store.append(kStream, ExpectedVersion::noStream(), drafts(5), metadata());
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::Storage);
    QCOMPARE(rows(QStringLiteral("events")), 0);
    repairInserts(QStringLiteral("events"));
    const auto whole = store.append(kStream, ExpectedVersion::noStream(), drafts(5), metadata());
    QVERIFY(whole);
    QCOMPARE(versionsOf(*store.load(kStream)), (QList<qint64>{1, 2, 3, 4, 5}));
}

void EventStoreConformanceTest::ES_4_secondOfTwoCopiesConflictsThenRetries() {
    addProduct(QStringLiteral("MUG"), 1250, 5);
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {}});
    const Session first = open();
    const Session second = open();
    const auto copy = second->events().load(orderStream(orderId));
    QVERIFY(copy);
    QCOMPARE(copy->last().version, 1);
    const AddLine addLine{orderId, {QStringLiteral("MUG"), 1, {}}};
    const auto saved = first->bus().dispatch(addLine, Intent::fresh(), origin());
    QVERIFY(saved);
    QCOMPARE(saved->version, 2);

    UuidV7Source ids;
    const auto late = second->events().append(
        orderStream(orderId), ExpectedVersion::exactly(1),
        toDrafts(OrderEvents{LineAdded{stateOf(orderId).lines.first()}}, ids), metadata());
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::VersionConflict);

    const auto again = second->bus().dispatch(addLine, Intent::fresh(), origin());
    QVERIFY(again);
    QCOMPARE(again->version, 3);
    QCOMPARE(stateOf(orderId).lines.size(), 2);
}

void EventStoreConformanceTest::ES_5_tenWritersOfOneOrderLoseNothing() {
    addProduct(QStringLiteral("MUG"), 1250, 5);
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {}});
    std::atomic<int> saved = 0;
    std::atomic<int> conflicts = 0;
    inParallel(10, [&](int, Start& start) {
        const Session writer = open();
        start.arrive_and_wait();
        if (!writer) return;
        const auto result = writer->bus().dispatch(AddLine{orderId, {QStringLiteral("MUG"), 1, {}}},
                                                   Intent::fresh(), origin());
        if (result) ++saved;
        if (!result && result.error().code == ErrorCode::VersionConflict) ++conflicts;
    });
    QVERIFY(saved >= 1);
    QCOMPARE(saved + conflicts, 10);
    const QList<RecordedEvent> events = eventsOf(orderId);
    QCOMPARE(events.size(), 1 + saved);
    QCOMPARE(events.last().version, 1 + saved);
    const Order order = stateOf(orderId);
    QCOMPARE(order.lines.size(), saved);
    QCOMPARE(order.lastLineNumber, saved);
}

void EventStoreConformanceTest::ES_6_staleValidationIsRejected() {
    addProduct(QStringLiteral("MUG"), 1250, 5);
    const OrderId orderId = placeOne(QStringLiteral("MUG"));
    std::promise<PausingEventStore*> ready;
    Result<CommandResult> second;
    std::thread slow([&] {
        const Session connection = open();
        PausingEventStore events(connection->events());
        OrderLoader orders(events);
        OrderHandlers handlers(orders, connection->writes(), connection->catalogue(), clock(),
                               connection->settings());
        handlers.registerOn(connection->bus());
        ready.set_value(&events);
        second = connection->bus().dispatch(CancelOrder{orderId, QStringLiteral("second")},
                                            Intent::fresh(), origin());
    });
    PausingEventStore* events = ready.get_future().get();
    events->hasLoaded.get_future().wait();
    // The slow writer has loaded a pending order; meanwhile the order is cancelled.
    const auto first = run(CancelOrder{orderId, QStringLiteral("first")});
    events->mayGoOn.set_value();
    slow.join();
    QVERIFY(first);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::InvalidTransition);
    QCOMPARE(second.error().reason, QStringLiteral("already_cancelled"));
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM events WHERE store_id = 1 AND "
                                   "type = 'OrderCancelled'")),
             1);
    QCOMPARE(stateOf(orderId).cancelReason, QStringLiteral("first"));
    QCOMPARE(available(QStringLiteral("MUG")), 5);
}

void EventStoreConformanceTest::ES_7_oneOfTwentyWritersWins() {
    QVERIFY(session().events().append(kStream, ExpectedVersion::noStream(), drafts(1), metadata()));
    std::atomic<int> wins = 0;
    std::atomic<int> conflicts = 0;
    inParallel(20, [&](int, Start& start) {
        const Session writer = open();
        start.arrive_and_wait();
        if (!writer) return;
        const auto result =
            writer->events().append(kStream, ExpectedVersion::exactly(1), drafts(2), metadata());
        if (result) ++wins;
        if (!result && result.error().code == ErrorCode::VersionConflict) ++conflicts;
    });
    QCOMPARE(wins.load(), 1);
    QCOMPARE(conflicts.load(), 19);
    QCOMPARE(versionsOf(*session().events().load(kStream)), (QList<qint64>{1, 2, 3}));
}

void EventStoreConformanceTest::ES_8_emptyAndOversizedAppendsAreTypedErrors() {
    EventStore& store = session().events();
    const auto any = ExpectedVersion::any();
    const QList<Result<qint64>> refusals{
        store.append({}, any, drafts(1), metadata()), store.append(kStream, any, {}, metadata()),
        store.append(kStream, any, {draft(QByteArray(kMaximumEventBytes + 1, ' '))}, metadata()),
        store.append(kStream, any, {draft("{}"), draft(QByteArray(kMaximumEventBytes + 1, ' '))},
                     metadata())};
    const QStringList fields{QStringLiteral("stream_id"), QStringLiteral("events"),
                             QStringLiteral("events"), QStringLiteral("events")};
    for (qsizetype at = 0; at < refusals.size(); ++at) {
        QVERIFY(!refusals[at]);
        QCOMPARE(refusals[at].error().code, ErrorCode::InvalidInput);
        QCOMPARE(refusals[at].error().problems.size(), 1);
        QCOMPARE(refusals[at].error().problems.first().field, fields[at]);
    }
    QCOMPARE(rows(QStringLiteral("events")), 0);
    const QByteArray largest = '"' + QByteArray(kMaximumEventBytes - 2, 'x') + '"';
    QVERIFY(store.append(kStream, any, {draft(largest)}, metadata()));
    QCOMPARE(store.load(kStream)->first().payload, largest);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventStoreConformanceTest)
#include "EventStoreConformanceTest.moc"
