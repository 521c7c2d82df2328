// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventBus.h"
#include "models/store/connection/Transaction.h"
#include "models/store/streams/EventTail.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

/// The event bus fed by a real store: subscribers receive the recorded events in their order,
/// whatever another subscriber does.
class EventBusConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void SH_6_subscribersHearWhatWasRecorded();
    void SH_6_commitsOfOtherSessionsAreHeard();
    void SH_6_eventsBehindAnOpenCommitAreReportedOnceAndAtOnce();
    void SH_6_tooManyAtOnceAreNotToldOneByOne();
};

namespace {

const QString kMug = QStringLiteral("MUG");

EventSubscription collecting(const QString& pattern, QList<RecordedEvent>& heard) {
    EventSubscription subscription;
    subscription.pattern = pattern;
    subscription.handler = [&heard](const RecordedEvent& event, const std::stop_token&) {
        heard.append(event);
    };
    return subscription;
}

/// Publishes the new events; returns their number, -1 on failure or when there are too many.
qsizetype publishUpdate(EventTail& tail, EventBus& bus) {
    const auto update = tail.read();
    if (!update || update->isOverflow) return -1;
    bus.publish(update->events);
    return update->events.size();
}

}  // namespace

void EventBusConformanceTest::SH_6_subscribersHearWhatWasRecorded() {
    addProduct(kMug, 1250, 50);
    QList<RecordedEvent> orders;
    QList<RecordedEvent> fallbacks;
    EventBus bus([](const EventTrouble&) {});
    EventSubscription broken;
    broken.pattern = QStringLiteral("*");
    broken.handler = [](const RecordedEvent&, const std::stop_token&) {
        throw std::runtime_error("the disc is round");
    };
    broken.fallback = [&](const RecordedEvent& event, const QString&) { fallbacks.append(event); };
    QVERIFY(bus.subscribe(std::move(broken)));
    QVERIFY(bus.subscribe(collecting(QStringLiteral("Order.*"), orders)));
    const auto before = session().events().feed(0, {}, 1000);
    QVERIFY(before);
    EventTail tail(session().database());
    QCOMPARE(publishUpdate(tail, bus), 0);
    for (int order = 0; order < 5; ++order) {
        const OrderId id = placeOne(kMug);
        QVERIFY(publishUpdate(tail, bus) > 0);
        mustRun(ConfirmOrder{id});
        QVERIFY(publishUpdate(tail, bus) > 0);
    }
    QVERIFY(bus.waitUntilDelivered(std::chrono::seconds(10)));
    const auto recorded = session().events().feed(before->last().position, {}, 1000);
    QVERIFY(recorded);
    QCOMPARE(fallbacks, *recorded);
    QCOMPARE(orders.size(), 15);
    qsizetype next = 0;
    for (const RecordedEvent& event : *recorded) {
        if (!event.type.startsWith(u"Order")) continue;
        QCOMPARE(orders[next], event);
        ++next;
    }
    QCOMPARE(publishUpdate(tail, bus), 0);
}

void EventBusConformanceTest::SH_6_commitsOfOtherSessionsAreHeard() {
    addProduct(kMug, 1250, 50);
    QList<RecordedEvent> placed;
    EventBus bus;
    QVERIFY(bus.subscribe(collecting(QStringLiteral("OrderPlaced"), placed)));
    EventTail tail(session().database());
    QCOMPARE(publishUpdate(tail, bus), 0);
    inParallel(4, [&](int, Start& start) {
        KeysInFlight otherProcess;
        const Session other = open(clock(), otherProcess);
        start.arrive_and_wait();
        if (!other) return;
        const auto done = other->bus().dispatch(
            PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}, Intent::fresh(), origin());
        QVERIFY(done);
    });
    QVERIFY(publishUpdate(tail, bus) > 0);
    QVERIFY(bus.waitUntilDelivered(std::chrono::seconds(10)));
    QCOMPARE(placed.size(), 4);
    QCOMPARE(publishUpdate(tail, bus), 0);
}

void EventBusConformanceTest::SH_6_eventsBehindAnOpenCommitAreReportedOnceAndAtOnce() {
    if (session().database().dialect() == Dialect::Sqlite) QSKIP("SQLite has one writer at a time");
    addProduct(kMug, 1250, 50);
    KeysInFlight otherProcess;
    const Session other = open(clock(), otherProcess);
    QVERIFY(other);
    EventTail tail(session().database());
    QVERIFY(tail.read());
    Transaction held(other->database());
    QVERIFY(held.begin());
    QVERIFY(other->bus().dispatch(
        AddCustomer{CustomerId::create(), {QStringLiteral("Late"), {}, {}, {}, {}}},
        Intent::fresh(), origin()));
    mustRun(ConfirmOrder{placeOne(kMug)});
    const auto behind = tail.read();
    QVERIFY(behind);
    QCOMPARE(behind->events.size(), 3);
    QVERIFY(tail.read()->events.isEmpty());
    QVERIFY(held.commit());
    const auto late = tail.read();
    QVERIFY(late);
    QCOMPARE(late->events.size(), 1);
    QCOMPARE(late->events.first().type, QStringLiteral("CustomerAdded"));
    QVERIFY(tail.read()->events.isEmpty());
}

void EventBusConformanceTest::SH_6_tooManyAtOnceAreNotToldOneByOne() {
    EventTail tail(session().database());
    QVERIFY(tail.read());
    const QString stream = QStringLiteral("order-many");
    QList<EventDraft> own(EventTail::kMaximumEvents + 1,
                          EventDraft{{}, QStringLiteral("OrderPlaced"), 1, QByteArray("{}")});
    for (EventDraft& draft : own) draft.eventId = EventId::create();
    QVERIFY(session().events().append(stream, ExpectedVersion::noStream(), own, {}));
    const auto update = tail.read();
    QVERIFY(update);
    QVERIFY(update->isOverflow);
    QVERIFY(update->events.isEmpty());
    own.resize(1);
    own.first().eventId = EventId::create();
    QVERIFY(session().events().append(stream, ExpectedVersion::any(), own, {}));
    const auto next = tail.read();
    QVERIFY(next);
    QVERIFY(!next->isOverflow);
    QCOMPARE(next->events.size(), 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventBusConformanceTest)
#include "EventBusConformanceTest.moc"
