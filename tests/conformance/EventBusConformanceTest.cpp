// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventFeed.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

/// The event bus fed by a real store: what subscribers hear is what was recorded, in its order,
/// whatever another subscriber does.
class EventBusConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void SH_6_subscribersHearWhatWasRecorded();
    void SH_6_commitsOfOtherSessionsAreHeard();
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
    EventFeed feed(session().events(), bus, 0);
    for (int order = 0; order < 5; ++order) {
        const OrderId id = placeOne(kMug);
        QVERIFY(feed.publishNew());
        mustRun(ConfirmOrder{id});
        QVERIFY(feed.publishNew());
    }
    QVERIFY(bus.waitUntilDelivered(std::chrono::seconds(10)));
    const auto recorded = session().events().feed(0, {}, 1000);
    QVERIFY(recorded);
    QCOMPARE(fallbacks, *recorded);
    QCOMPARE(orders.size(), 15);
    qsizetype next = 0;
    for (const RecordedEvent& event : *recorded) {
        if (!event.type.startsWith(u"Order")) continue;
        QCOMPARE(orders[next], event);
        ++next;
    }
    QCOMPARE(feed.position(), recorded->last().position);
}

void EventBusConformanceTest::SH_6_commitsOfOtherSessionsAreHeard() {
    addProduct(kMug, 1250, 50);
    QList<RecordedEvent> placed;
    EventBus bus;
    QVERIFY(bus.subscribe(collecting(QStringLiteral("OrderPlaced"), placed)));
    EventFeed feed(session().events(), bus, 0);
    QVERIFY(feed.publishNew());
    inParallel(4, [&](int, Start& start) {
        KeysInFlight otherProcess;
        const Session other = open(clock(), otherProcess);
        start.arrive_and_wait();
        if (!other) return;
        const auto done = other->bus().dispatch(
            PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}, Intent::fresh(), origin());
        QVERIFY(done);
    });
    QTRY_VERIFY(feed.publishNew().value_or(-1) >= 0 &&
                bus.waitUntilDelivered(std::chrono::seconds(1)) && placed.size() == 4);
    QCOMPARE(feed.publishNew().value_or(-1), 0);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventBusConformanceTest)
#include "EventBusConformanceTest.moc"
