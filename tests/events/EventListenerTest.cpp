// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventBus.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <stdexcept>
#include <thread>

namespace countertop {

/// Objects that receive events through the event loop of their own thread.
class EventListenerTest : public QObject {
    Q_OBJECT

private slots:
    void objectsHearWhatMatchesOnTheirOwnThread();
    void unusableSubscriptionsAreRefused();
    void throwingObjectIsReportedAndHearsTheNext();
    void endedObjectHearsNothing();
};

namespace {

RecordedEvent recorded(const QString& type) {
    RecordedEvent made;
    made.type = type;
    made.streamId = QStringLiteral("order-1");
    made.version = 1;
    return made;
}

}  // namespace

void EventListenerTest::objectsHearWhatMatchesOnTheirOwnThread() {
    EventBus bus;
    QObject here;
    QList<QStringList> heard;
    const auto id =
        bus.subscribe(here, {QStringLiteral("Order.*"), QStringLiteral("StockReceived")},
                      [&](const QList<RecordedEvent>& events) {
                          QCOMPARE(QThread::currentThread(), here.thread());
                          QStringList types;
                          for (const RecordedEvent& event : events) types.append(event.type);
                          heard.append(types);
                      });
    QVERIFY(id);
    std::thread([&] {
        bus.publish({recorded(QStringLiteral("OrderPlaced")),
                     recorded(QStringLiteral("PaymentCaptured")),
                     recorded(QStringLiteral("StockReceived"))});
        bus.publish({recorded(QStringLiteral("PaymentCaptured"))});
        bus.publish({recorded(QStringLiteral("OrderShipped"))});
    }).join();
    QVERIFY(heard.isEmpty());
    const QList<QStringList> expected{
        {QStringLiteral("OrderPlaced"), QStringLiteral("StockReceived")},
        {QStringLiteral("OrderShipped")}};
    QTRY_COMPARE(heard, expected);
    bus.unsubscribe(*id);
    bus.unsubscribe(*id);
    bus.publish({recorded(QStringLiteral("OrderPlaced"))});
    waiting::settle();
    QCOMPARE(heard, expected);
}

void EventListenerTest::unusableSubscriptionsAreRefused() {
    EventBus bus;
    QObject here;
    const auto listener = [](const QList<RecordedEvent>&) {};
    QVERIFY(!bus.subscribe(here, {}, listener));
    QVERIFY(!bus.subscribe(here, {QStringLiteral("*"), QStringLiteral("Or*der")}, listener));
    const auto refused = bus.subscribe(here, {QString()}, nullptr);
    QVERIFY(!refused);
    QCOMPARE(refused.error().problems.size(), 2);
}

void EventListenerTest::throwingObjectIsReportedAndHearsTheNext() {
    QStringList reports;
    EventBus bus([&](const EventTrouble& trouble) { reports.append(trouble.detail); });
    QObject here;
    int heard = 0;
    QVERIFY(bus.subscribe(here, {QStringLiteral("*")}, [&](const QList<RecordedEvent>&) {
        if (++heard == 1) throw std::runtime_error("the disc is round");
    }));
    bus.publish({recorded(QStringLiteral("OrderPlaced"))});
    bus.publish({recorded(QStringLiteral("OrderPlaced"))});
    QTRY_COMPARE(heard, 2);
    QCOMPARE(reports, QStringList{QStringLiteral("the disc is round")});
}

void EventListenerTest::endedObjectHearsNothing() {
    EventBus bus;
    int heard = 0;
    {
        QObject shortLived;
        const auto id = bus.subscribe(shortLived, {QStringLiteral("*")},
                                      [&](const QList<RecordedEvent>&) { ++heard; });
        bus.publish({recorded(QStringLiteral("OrderPlaced"))});
        bus.unsubscribe(*id);
    }
    waiting::settle();
    QCOMPARE(heard, 0);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::EventListenerTest)
#include "EventListenerTest.moc"
