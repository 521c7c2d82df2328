// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/events/EventBusScenes.h"

#include <QtTest>

#include <latch>
#include <stdexcept>

namespace countertop {

using namespace scenes;
using namespace std::chrono_literals;

/// How a subscriber that throws, hangs or is too slow is reported, and that it affects no other.
class EventBusFaultTest : public QObject {
    Q_OBJECT

private slots:
    void throwingHandlerIsReportedAndGetsTheNextEvent();
    void lateHandlerIsToldToGiveUpAndGetsTheNextEvent();
    void hangingHandlerIsReportedWhileItHangs();
    void throwingFallbackAndReporterAreSurvived();
    void slowSubscriberBlocksNoOther();
    void fullQueueDropsAndTells();
};

void EventBusFaultTest::throwingHandlerIsReportedAndGetsTheNextEvent() {
    Heard heard;
    Heard reports;
    EventBus bus(into(reports));
    EventSubscription subscription;
    subscription.pattern = QStringLiteral("OrderPlaced");
    subscription.handler = [&](const RecordedEvent& e, const std::stop_token&) {
        if (e.version == 1) throw std::runtime_error("the disc is round");
        if (e.version == 2) throw 42;
        heard.add(QString::number(e.version));
    };
    subscription.fallback = [&](const RecordedEvent& e, const QString& why) {
        heard.add(QStringLiteral("fallback %1: %2").arg(e.version).arg(why));
    };
    const auto id = mustSubscribe(bus, std::move(subscription));
    bus.publish(numbered(3));
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(heard.texts(), (QStringList{QStringLiteral("fallback 1: the disc is round"),
                                         QStringLiteral("fallback 2: an unknown exception"),
                                         QStringLiteral("3")}));
    QCOMPARE(reports.texts(), (QStringList{QStringLiteral("failed 1: the disc is round"),
                                           QStringLiteral("failed 2: an unknown exception")}));
    QCOMPARE(bus.countsOf(id), (EventCounts{1, 2, 0, 0}));
}

void EventBusFaultTest::lateHandlerIsToldToGiveUpAndGetsTheNextEvent() {
    Heard heard;
    Heard reports;
    EventBus bus(into(reports));
    EventSubscription subscription;
    subscription.pattern = QStringLiteral("OrderPlaced");
    subscription.timeLimit = 20ms;
    subscription.handler = [&](const RecordedEvent& e, const std::stop_token& giveUp) {
        if (e.version % 2 == 1) hang(giveUp);
        heard.add(QString::number(e.version));
    };
    subscription.fallback = [&](const RecordedEvent& e, const QString&) {
        heard.add(QStringLiteral("fallback %1").arg(e.version));
    };
    const auto id = mustSubscribe(bus, std::move(subscription));
    bus.publish(numbered(4));
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(heard.texts(),
             (QStringList{QStringLiteral("1"), QStringLiteral("fallback 1"), QStringLiteral("2"),
                          QStringLiteral("3"), QStringLiteral("fallback 3"), QStringLiteral("4")}));
    QCOMPARE(reports.texts().size(), 2);
    QVERIFY(reports.texts().first().startsWith(QStringLiteral("too slow 1")));
    QCOMPARE(bus.countsOf(id), (EventCounts{2, 0, 2, 0}));
}

void EventBusFaultTest::hangingHandlerIsReportedWhileItHangs() {
    std::latch reported(1);
    std::latch release(1);
    EventBus bus([&](const EventTrouble& trouble) {
        if (trouble.kind == EventTrouble::Kind::TooSlow) reported.count_down();
    });
    EventSubscription subscription;
    subscription.pattern = QStringLiteral("*");
    subscription.timeLimit = 5ms;
    subscription.handler = [&](const RecordedEvent&, const std::stop_token&) { release.wait(); };
    mustSubscribe(bus, std::move(subscription));
    bus.publish(numbered(1));
    reported.wait();
    QVERIFY(!bus.waitUntilDelivered(0ms));
    release.count_down();
    QVERIFY(bus.waitUntilDelivered(kLimit));
}

void EventBusFaultTest::throwingFallbackAndReporterAreSurvived() {
    Heard heard;
    EventBus bus([](const EventTrouble&) { throw std::runtime_error("no paper"); });
    EventSubscription subscription = listening(QStringLiteral("*"), heard);
    subscription.handler = [&, hear = subscription.handler](const RecordedEvent& e,
                                                            const std::stop_token& giveUp) {
        if (e.version == 1) throw std::runtime_error("first");
        hear(e, giveUp);
    };
    subscription.fallback = [](const RecordedEvent&, const QString&) {
        throw std::runtime_error("second");
    };
    mustSubscribe(bus, std::move(subscription));
    bus.publish(numbered(2));
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(heard.texts(), QStringList{QStringLiteral("OrderPlaced@2")});
}

void EventBusFaultTest::slowSubscriberBlocksNoOther() {
    Heard heard;
    EventBus bus;
    EventSubscription slow;
    slow.pattern = QStringLiteral("*");
    slow.handler = [](const RecordedEvent&, const std::stop_token& giveUp) { hang(giveUp); };
    const auto slowId = mustSubscribe(bus, std::move(slow));
    const auto quickId = mustSubscribe(bus, listening(QStringLiteral("*"), heard));
    bus.publish(numbered(100));
    QTRY_COMPARE(bus.countsOf(quickId).delivered, 100);
    QCOMPARE(bus.countsOf(slowId).delivered, 0);
}

void EventBusFaultTest::fullQueueDropsAndTells() {
    Heard heard;
    Heard reports;
    EventBus bus(into(reports));
    std::latch inHand(1);
    std::latch release(1);
    EventSubscription subscription = listening(QStringLiteral("*"), heard);
    subscription.queueLimit = 2;
    subscription.handler = [&, hear = subscription.handler](const RecordedEvent& e,
                                                            const std::stop_token& giveUp) {
        if (e.version == 1) {
            inHand.count_down();
            release.wait();
        }
        hear(e, giveUp);
    };
    const auto id = mustSubscribe(bus, std::move(subscription));
    const QList<RecordedEvent> events = numbered(5);
    bus.publish(events.first(1));
    inHand.wait();
    bus.publish(events.mid(1));
    QCOMPARE(reports.texts(), (QStringList{QStringLiteral("dropped 4: its queue is full"),
                                           QStringLiteral("dropped 5: its queue is full")}));
    release.count_down();
    QVERIFY(bus.waitUntilDelivered(kLimit));
    QCOMPARE(heard.texts(),
             (QStringList{QStringLiteral("OrderPlaced@1"), QStringLiteral("OrderPlaced@2"),
                          QStringLiteral("OrderPlaced@3")}));
    QCOMPARE(bus.countsOf(id), (EventCounts{3, 0, 0, 2}));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventBusFaultTest)
#include "EventBusFaultTest.moc"
