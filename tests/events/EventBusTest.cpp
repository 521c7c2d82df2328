// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventBus.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <atomic>
#include <latch>
#include <stdexcept>

namespace countertop {

using namespace std::chrono_literals;

/// Which subscriber receives which events in which order, and
/// how one subscriber's failure affects others.
class EventBusTest : public QObject {
    Q_OBJECT

private slots:
    void patternsChooseTheEvents_data();
    void patternsChooseTheEvents();
    void unusableSubscriptionsAreRefused_data();
    void unusableSubscriptionsAreRefused();
    void allProblemsAreReportedAtOnce();
    void eachStreamKeepsItsOrder();
    void throwingHandlerIsReportedAndGetsTheNextEvent();
    void lateHandlerIsToldToGiveUpAndGetsTheNextEvent();
    void hangingHandlerIsReportedWhileItHangs();
    void throwingFallbackAndReporterAreSurvived();
    void slowSubscriberBlocksNoOther();
    void fullQueueDropsAndTells();
    void unsubscribeIsIdempotentAndFinal();
    void handlerMayUnsubscribeItself();
    void handlerMayPublishAndSubscribe();
    void destructionDoesNotWaitForTheQueue();
    void subscribersComeAndGoDuringPublishing();
};

namespace {

constexpr auto kLimit = 10s;

RecordedEvent recorded(const QString& type, const QString& stream = QStringLiteral("order-1"),
                       qint64 version = 1) {
    RecordedEvent made;
    made.type = type;
    made.streamId = stream;
    made.version = version;
    made.position = version;
    return made;
}

QList<RecordedEvent> numbered(int count) {
    QList<RecordedEvent> events;
    for (int version = 1; version <= count; ++version) {
        events.append(recorded(QStringLiteral("OrderPlaced"), QStringLiteral("order-1"), version));
    }
    return events;
}

/// Collects received and reported texts, from any thread.
class Heard {
public:
    void add(const QString& text) {
        const std::lock_guard lock(m_mutex);
        m_texts.append(text);
    }
    QStringList texts() const {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
};

EventBus::SubscriptionId mustSubscribe(EventBus& bus, EventSubscription subscription) {
    const auto id = bus.subscribe(std::move(subscription));
    if (!id) qFatal("%s", qUtf8Printable(id.error().detail));
    return *id;
}

EventSubscription listening(const QString& pattern, Heard& heard) {
    EventSubscription subscription;
    subscription.pattern = pattern;
    subscription.handler = [&heard](const RecordedEvent& e, const std::stop_token&) {
        heard.add(QStringLiteral("%1@%2").arg(e.type).arg(e.version));
    };
    return subscription;
}

EventBus::Report into(Heard& heard) {
    return [&heard](const EventTrouble& trouble) {
        static const QStringList kinds{QStringLiteral("failed"), QStringLiteral("too slow"),
                                       QStringLiteral("dropped")};
        heard.add(QStringLiteral("%1 %2: %3")
                      .arg(kinds[static_cast<int>(trouble.kind)])
                      .arg(trouble.event.version)
                      .arg(trouble.detail));
    };
}

/// Blocks until it is asked to stop.
void hang(const std::stop_token& giveUp) {
    (void)waiting::until([&] { return giveUp.stop_requested(); });
}

}  // namespace

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

void EventBusTest::throwingHandlerIsReportedAndGetsTheNextEvent() {
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

void EventBusTest::lateHandlerIsToldToGiveUpAndGetsTheNextEvent() {
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

void EventBusTest::hangingHandlerIsReportedWhileItHangs() {
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

void EventBusTest::throwingFallbackAndReporterAreSurvived() {
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

void EventBusTest::slowSubscriberBlocksNoOther() {
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

void EventBusTest::fullQueueDropsAndTells() {
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
