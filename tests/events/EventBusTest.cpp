// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/events/EventBusScenes.h"

#include <QtTest>

#include <atomic>
#include <latch>

namespace countertop {

using namespace scenes;

/// Which subscriber receives which events in which order, and how subscribers come and go.
class EventBusTest : public QObject {
    Q_OBJECT

private slots:
    void patternsChooseTheEvents_data();
    void patternsChooseTheEvents();
    void unusableSubscriptionsAreRefused_data();
    void unusableSubscriptionsAreRefused();
    void allProblemsAreReportedAtOnce();
    void eachStreamKeepsItsOrder();
    void unsubscribeIsIdempotentAndFinal();
    void handlerMayUnsubscribeItself();
    void handlerMayPublishAndSubscribe();
    void destructionDoesNotWaitForTheQueue();
    void subscribersComeAndGoDuringPublishing();
};

void EventBusTest::patternsChooseTheEvents_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QStringList>("heard");
    const QString placed = QStringLiteral("OrderPlaced@1");
    const QString paid = QStringLiteral("PaymentCaptured@1");
    const QString orders = QStringLiteral("OrderPlacedTwice@1");
    QTest::newRow("exact") << QStringLiteral("OrderPlaced") << QStringList{placed};
    QTest::newRow("pattern") << QStringLiteral("Order.*") << QStringList{placed, orders};
    QTest::newRow("prefix") << QStringLiteral("OrderPlaced*") << QStringList{placed, orders};
    QTest::newRow("everything") << QStringLiteral("*") << QStringList{placed, paid, orders};
    QTest::newRow("other case") << QStringLiteral("order.*") << QStringList{};
    QTest::newRow("nothing") << QStringLiteral("OrderLost") << QStringList{};
}

void EventBusTest::patternsChooseTheEvents() {
    QFETCH(QString, pattern);
    QFETCH(QStringList, heard);
    Heard heardHere;
    EventBus bus;
    mustSubscribe(bus, listening(pattern, heardHere));
    bus.publish({recorded(QStringLiteral("OrderPlaced")),
                 recorded(QStringLiteral("PaymentCaptured")),
                 recorded(QStringLiteral("OrderPlacedTwice"))});
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(heardHere.texts(), heard);
}

void EventBusTest::unusableSubscriptionsAreRefused_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QString() << QStringLiteral("not_an_event_pattern");
    QTest::newRow("star within") << QStringLiteral("Or*der")
                                 << QStringLiteral("not_an_event_pattern");
    QTest::newRow("two stars") << QStringLiteral("Order**")
                               << QStringLiteral("not_an_event_pattern");
    QTest::newRow("no handler") << QStringLiteral("Order.*") << QStringLiteral("handler_missing");
}

void EventBusTest::unusableSubscriptionsAreRefused() {
    QFETCH(QString, pattern);
    QFETCH(QString, reason);
    Heard heard;
    EventBus bus;
    EventSubscription subscription = listening(pattern, heard);
    if (reason == u"handler_missing") subscription.handler = nullptr;
    const auto refused = bus.subscribe(std::move(subscription));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().problems.size(), 1);
    QCOMPARE(refused.error().problems.first().reason, reason);
}

void EventBusTest::allProblemsAreReportedAtOnce() {
    EventBus bus;
    const auto refused = bus.subscribe({});
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.size(), 2);
}

void EventBusTest::eachStreamKeepsItsOrder() {
    constexpr int kStreams = 4;
    constexpr int kEvents = 2000;
    EventBus bus;
    std::array<qint64, kStreams> last{};
    std::atomic<int> misplaced = 0;
    EventSubscription subscription;
    subscription.pattern = QStringLiteral("*");
    subscription.handler = [&](const RecordedEvent& e, const std::stop_token&) {
        qint64& before = last[static_cast<std::size_t>(e.streamId.toInt())];
        if (e.version != before + 1) ++misplaced;
        before = e.version;
    };
    const auto id = mustSubscribe(bus, std::move(subscription));
    std::vector<std::thread> publishers;
    for (int stream = 0; stream < kStreams; ++stream) {
        publishers.emplace_back([&bus, stream] {
            for (int version = 1; version <= kEvents; ++version) {
                bus.publish({recorded(QStringLiteral("Any"), QString::number(stream), version)});
            }
        });
    }
    for (std::thread& publisher : publishers) publisher.join();
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(misplaced.load(), 0);
    QCOMPARE(bus.countsOf(id), (EventCounts{kStreams * kEvents, 0, 0, 0}));
}

void EventBusTest::unsubscribeIsIdempotentAndFinal() {
    EventBus bus;
    std::atomic<int> heard = 0;
    std::latch inHand(1);
    EventSubscription subscription;
    subscription.pattern = QStringLiteral("*");
    subscription.handler = [&](const RecordedEvent&, const std::stop_token& giveUp) {
        inHand.count_down();
        hang(giveUp);
        ++heard;
    };
    const auto id = mustSubscribe(bus, std::move(subscription));
    bus.publish(numbered(3));
    inHand.wait();
    bus.unsubscribe(id);
    QCOMPARE(heard.load(), 1);
    bus.unsubscribe(id);
    bus.unsubscribe(id + 1000);
    bus.publish(numbered(3));
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(heard.load(), 1);
    QCOMPARE(bus.countsOf(id), EventCounts{});
}

void EventBusTest::handlerMayUnsubscribeItself() {
    EventBus bus;
    std::atomic<int> heard = 0;
    std::atomic<EventBus::SubscriptionId> id = 0;
    EventSubscription subscription;
    subscription.pattern = QStringLiteral("*");
    subscription.handler = [&](const RecordedEvent&, const std::stop_token&) {
        ++heard;
        bus.unsubscribe(id);
        bus.unsubscribe(id);
    };
    id = mustSubscribe(bus, std::move(subscription));
    bus.publish(numbered(3));
    QTRY_COMPARE(heard.load(), 1);
    bus.publish(numbered(3));
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(heard.load(), 1);
}

void EventBusTest::handlerMayPublishAndSubscribe() {
    Heard heard;
    EventBus bus;
    EventSubscription first;
    first.pattern = QStringLiteral("OrderPlaced");
    first.handler = [&](const RecordedEvent&, const std::stop_token&) {
        mustSubscribe(bus, listening(QStringLiteral("Follow*"), heard));
        bus.publish({recorded(QStringLiteral("FollowUp"))});
    };
    mustSubscribe(bus, std::move(first));
    bus.publish(numbered(1));
    QTRY_COMPARE(heard.texts(), QStringList{QStringLiteral("FollowUp@1")});
}

void EventBusTest::destructionDoesNotWaitForTheQueue() {
    std::atomic<int> heard = 0;
    std::latch inHand(1);
    {
        EventBus bus;
        EventSubscription subscription;
        subscription.pattern = QStringLiteral("*");
        subscription.handler = [&](const RecordedEvent& e, const std::stop_token& giveUp) {
            if (e.version == 1) inHand.count_down();
            hang(giveUp);
            ++heard;
        };
        mustSubscribe(bus, std::move(subscription));
        bus.publish(numbered(1000));
        inHand.wait();
    }
    QCOMPARE(heard.load(), 1);
}

void EventBusTest::subscribersComeAndGoDuringPublishing() {
    EventBus bus;
    Heard heard;
    std::atomic<bool> done = false;
    std::thread publisher([&] {
        while (!done) bus.publish(numbered(10));
    });
    for (int round = 0; round < 50; ++round) {
        std::atomic<bool> ended = false;
        std::atomic<bool> afterEnd = false;
        EventSubscription subscription;
        subscription.pattern = QStringLiteral("*");
        subscription.queueLimit = 100;
        subscription.handler = [&](const RecordedEvent&, const std::stop_token&) {
            if (ended) afterEnd = true;
        };
        const auto id = mustSubscribe(bus, std::move(subscription));
        bus.unsubscribe(id);
        ended = true;
        QVERIFY(!afterEnd);
    }
    done = true;
    publisher.join();
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventBusTest)
#include "EventBusTest.moc"
