// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/SagaWorld.h"

#include <QtTest>

#include <atomic>

namespace countertop {

/// The SG-* cases with several programs at once: an event delivered to many of them takes effect
/// once, and the loser of a race continues from the saga's current state.
class SagaRaceConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void SG_6_sameEventFiveTimesStartsOneSaga();
    void SG_7_fiveEventsOfOneSagaAreEachHandledOnce();
    void SG_8_lostRaceIsRunAgain();
    void SG_8_raceLostTooOftenIsReportedAndHarmless();
    void SG_11_changeAtTheSameMomentIsAConflict();
    void SG_12_conflictsOfManyAreCounted();
    void twoProgramsDoNotRunOneSagaAtOnce();
    void leaseOfADeadProgramEnds();

private:
    OrderId placeForGateway();
    /// Creates the saga of that order, as its event starts it.
    SagaRow started(const OrderId& orderId);
    [[nodiscard]] RecordedEvent eventOf(const OrderId& orderId, const QString& type);
    void verify();

    FixedClock m_time{QDateTime::currentMSecsSinceEpoch()};
};

namespace {

const QString kMug = QStringLiteral("MUG");

/// Another writer saves the saga just before each of the next saves.
class RacedStore final : public SagaStore {
public:
    RacedStore(SagaStore& real, int races) : m_real(real), m_races(races) {}

    Result<qint64> save(const SagaRow& saga, Lease lease, qint64 position) override {
        if (m_races > 0) {
            --m_races;
            const auto other = m_real.load(saga.sagaId);
            if (!other) return fail(other.error());
            if (auto saved = m_real.save(*other, Lease::Keep, 0); !saved) return saved;
        }
        return m_real.save(saga, lease, position);
    }
    Result<SagaRow> load(const QString& id) override { return m_real.load(id); }
    Result<QHash<QString, QString>> sagasOfOrders(const QStringList& ids) override {
        return m_real.sagasOfOrders(ids);
    }
    Result<int> start(const QList<SagaRow>& sagas, qint64 position) override {
        return m_real.start(sagas, position);
    }
    Result<qint64> position() override { return m_real.position(); }
    Result<QStringList> claim(int limit) override { return m_real.claim(limit); }
    Result<void> release(const QStringList& ids) override { return m_real.release(ids); }
    Result<void> renewLeases() override { return m_real.renewLeases(); }
    Result<std::optional<Timestamp>> nextDueAt() override { return m_real.nextDueAt(); }
    Result<QStringList> stale(int limit) override { return m_real.stale(limit); }
    Result<QStringList> withStatus(SagaStatus status, int limit) override {
        return m_real.withStatus(status, limit);
    }

private:
    SagaStore& m_real;
    int m_races;
};

}  // namespace

OrderId SagaRaceConformanceTest::placeForGateway() {
    if (rows(QStringLiteral("products")) == 0) addProduct(kMug, 1250, 100);
    const OrderId orderId = OrderId::create();
    mustRun(PlaceOrder{orderId, {}, {{kMug, 1, {}}}, false, PayBy::Gateway});
    return orderId;
}

RecordedEvent SagaRaceConformanceTest::eventOf(const OrderId& orderId, const QString& type) {
    for (const RecordedEvent& event : eventsOf(orderId)) {
        if (event.type == type) return event;
    }
    QTest::qFail(qPrintable(type), __FILE__, __LINE__);
    return {};
}

SagaRow SagaRaceConformanceTest::started(const OrderId& orderId) {
    SqlSagaStore store(session().database(), m_time);
    ProcessManager manager(store, session().events(), m_time);
    const auto done = manager.deliver(eventOf(orderId, QStringLiteral("OrderPlaced")));
    const auto saga = store.load(fulfilment::sagaIdOf(orderId));
    if (!done || !saga) QTest::qFail("the saga did not start", __FILE__, __LINE__);
    return saga.value_or(SagaRow{});
}

void SagaRaceConformanceTest::verify() {
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

void SagaRaceConformanceTest::SG_6_sameEventFiveTimesStartsOneSaga() {
    const OrderId orderId = placeForGateway();
    const RecordedEvent event = eventOf(orderId, QStringLiteral("OrderPlaced"));
    std::atomic<int> changes = 0;
    std::atomic<int> failures = 0;
    inParallel(5, [&](int, Start& start) {
        const Session own = open(m_time, keys());
        SqlSagaStore store(own->database(), m_time);
        ProcessManager manager(store, own->events(), m_time);
        start.arrive_and_wait();
        const auto done = manager.deliver(event);
        if (!done) ++failures;
        if (done && *done) ++changes;
    });
    QCOMPARE(failures, 0);
    QCOMPARE(changes, 1);
    QCOMPARE(rows(QStringLiteral("sagas")), 1);
}

void SagaRaceConformanceTest::SG_7_fiveEventsOfOneSagaAreEachHandledOnce() {
    const OrderId orderId = placeForGateway();
    const SagaRow saga = started(orderId);
    mustRun(PayOrder{orderId, {PaymentMethod::Gateway, {}, {}}});
    mustRun(ShipOrder{orderId, {}});
    mustRun(DeliverOrder{orderId});
    mustRun(RefundOrder{orderId, 100, QStringLiteral("a scratch"), true});
    QList<RecordedEvent> events;
    for (const char* type : {"PaymentCaptured", "OrderShipped", "OrderDelivered", "OrderCompleted",
                             "PaymentRefunded"}) {
        events.append(eventOf(orderId, QLatin1String(type)));
    }
    std::atomic<int> changes = 0;
    std::atomic<int> failures = 0;
    // With ten threads, each event is delivered twice.
    inParallel(10, [&](int number, Start& start) {
        const Session own = open(m_time, keys());
        SqlSagaStore store(own->database(), m_time);
        ProcessManager manager(store, own->events(), m_time);
        start.arrive_and_wait();
        for (;;) {
            const auto done = manager.deliver(events[number % 5]);
            // A race lost five times is reported; the reader of the feed delivers the event again.
            if (!done && done.error().code == ErrorCode::VersionConflict) continue;
            if (!done) ++failures;
            if (done && *done) ++changes;
            return;
        }
    });
    QCOMPARE(failures, 0);
    QCOMPARE(changes, 5);
    SqlSagaStore store(session().database(), m_time);
    const auto after = store.load(saga.sagaId);
    QVERIFY(after);
    QCOMPARE(after->observed.size(), 6);
    QCOMPARE(after->version, saga.version + 5);
}

void SagaRaceConformanceTest::SG_8_lostRaceIsRunAgain() {
    const SagaRow saga = started(placeForGateway());
    SqlSagaStore store(session().database(), m_time);
    RacedStore raced(store, ProcessManager::kSaves - 1);
    ProcessManager first(store, session().events(), m_time);
    const auto effect = first.begin(saga.sagaId);
    QVERIFY(effect && *effect);
    ProcessManager manager(raced, session().events(), m_time);
    const auto done = manager.record(saga.sagaId, (*effect)->key, SagaAnswer::done({}));
    QVERIFY(done);
    QCOMPARE(stepsOf(*done).last(), QStringLiteral("take_payment done"));
    QCOMPARE(done->version, saga.version + 1 + ProcessManager::kSaves);
}

void SagaRaceConformanceTest::SG_8_raceLostTooOftenIsReportedAndHarmless() {
    const SagaRow saga = started(placeForGateway());
    SqlSagaStore store(session().database(), m_time);
    RacedStore raced(store, ProcessManager::kSaves);
    ProcessManager manager(store, session().events(), m_time);
    const auto effect = manager.begin(saga.sagaId);
    QVERIFY(effect && *effect);
    ProcessManager unlucky(raced, session().events(), m_time);
    const auto done = unlucky.record(saga.sagaId, (*effect)->key, SagaAnswer::done({}));
    QCOMPARE(done.error().code, ErrorCode::VersionConflict);
    const auto left = store.load(saga.sagaId);
    QVERIFY(left);
    QCOMPARE(stepsOf(*left).last(), QStringLiteral("take_payment started"));
    QVERIFY(manager.record(saga.sagaId, (*effect)->key, SagaAnswer::done({})));
}

void SagaRaceConformanceTest::SG_11_changeAtTheSameMomentIsAConflict() {
    const SagaRow saga = started(placeForGateway());
    SqlSagaStore store(session().database(), m_time);
    RacedStore raced(store, 1);
    ProcessManager manager(raced, session().events(), m_time);
    const auto done = manager.compensate(saga.sagaId, QStringLiteral("by hand"));
    QCOMPARE(done.error().code, ErrorCode::VersionConflict);
    QCOMPARE(store.load(saga.sagaId)->status, SagaStatus::Running);
}

void SagaRaceConformanceTest::SG_12_conflictsOfManyAreCounted() {
    ScriptedServices services;
    services.scripts[QStringLiteral("charge")] = {SagaAnswer::refused({}), SagaAnswer::refused({})};
    SagaWorld world(url(), m_time, services);
    const OrderId one = placeForGateway();
    const OrderId two = placeForGateway();
    world.runUntilIdle();
    RacedStore raced(world.store(), 1);
    ProcessManager manager(raced, session().events(), m_time);
    const auto report =
        manager.retryAll({world.saga(one).sagaId, world.saga(two).sagaId, QStringLiteral("none")});
    QCOMPARE(report, (SagaRetryReport{1, 1, 1, 0}));
}

void SagaRaceConformanceTest::twoProgramsDoNotRunOneSagaAtOnce() {
    ScriptedServices services;
    services.holding = true;
    SagaWorld first(url(), m_time, services);
    SagaWorld second(url(), m_time, services);
    placeForGateway();
    first.runNow();
    second.runNow();
    QCOMPARE(services.calls.size(), 1);
    services.holding = false;
    services.release();
    second.runNow();
    QCOMPARE(services.calls.size(), 1);
    first.runUntilIdle();
    QCOMPARE(services.effects.size(), 2);
    verify();
}

void SagaRaceConformanceTest::leaseOfADeadProgramEnds() {
    ScriptedServices services;
    services.holding = true;
    auto dead = std::make_unique<SagaWorld>(url(), m_time, services);
    const OrderId orderId = placeForGateway();
    dead->runNow();
    dead.reset();
    services.holding = false;
    SagaWorld next(url(), m_time, services);
    next.runNow();
    QCOMPARE(next.saga(orderId).status, SagaStatus::Running);
    m_time.advance(60'001);
    next.runUntilIdle();
    QCOMPARE(next.saga(orderId).status, SagaStatus::Completed);
    QCOMPARE(services.effects.size(), 2);
    verify();
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SagaRaceConformanceTest)
#include "SagaRaceConformanceTest.moc"
