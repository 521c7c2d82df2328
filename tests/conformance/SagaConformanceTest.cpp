// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "tests/conformance/SagaFixture.h"

#include <QtTest>

namespace countertop {

/// The SG-* cases of a single program: a saga fulfils an order to be paid through the gateway, or
/// undoes everything it did. Our saga reserves before it charges. SG-6 to SG-8 are in
/// SagaRaceConformanceTest, refunds in SagaRefundConformanceTest, SG-13 is in
/// SagaKillConformanceTest.
class SagaConformanceTest : public SagaFixture {
    Q_OBJECT

private slots:
    void SG_1_everythingGoesWell();
    void SG_2_SG_3_refusedPaymentReleasesTheStock();
    void SG_4_refusedShipmentIsUndoneInReverse();
    void SG_5_failingUndoLeavesOutNothingElse();
    void SG_9_orderlyStopUndoesNothing();
    void SG_10_onlyStaleRunningSagasAreUndone();
    void SG_11_undoneSagaIsTriedAgain();
    void SG_11_whatIsUnderWayOrDoneIsNotTriedAgain();
    void SG_12_retryOfManyGoesOnPastAll();
    void SG_14_sagasAreFoundAndCounted();
    void SG_15_undoFailuresAreReportedWithTheFirstCause();
    void CMD_8_theFlowIsOne();
    void SG_12_whatAPersonGaveUpStaysSo();
    void SG_13_aRefusalAfterALostAnswerIsUndoneByItsKey();
    void aParcelThatAClerkSentIsNotSentAgain();
    void ordersOfTheCounterHaveNoSaga();
    void lostAnswersChargeOnce();

private:
    [[nodiscard]] StatusWord statusOf(const OrderId& orderId) {
        return stateOf(orderId).statusWord();
    }
};

namespace {

const QString kNo = QStringLiteral("no");

}  // namespace

void SagaConformanceTest::SG_1_everythingGoesWell() {
    const auto world = begin();
    const OrderId orderId = placeForGateway();
    m_world->runUntilIdle();
    const SagaRow saga = m_world->saga(orderId);
    QCOMPARE(saga.status, SagaStatus::Completed);
    QCOMPARE(stepsOf(saga), words({"reserve_stock done", "take_payment done",
                                   "create_shipment done", "complete_order done"}));
    QStringList types;
    for (const RecordedEvent& event : eventsOf(orderId)) types.append(event.type);
    QCOMPARE(types, words({"OrderCreated", "OrderPlaced", "PaymentCaptured", "OrderConfirmed",
                           "OrderShipped", "OrderCompleted"}));
    const Order order = stateOf(orderId);
    QCOMPARE(order.lifecycle, Lifecycle::Completed);
    QCOMPARE(order.tracking, saga.steps[2].reference);
    QCOMPARE(m_services.effects, words({"charge", "shipment"}));
    verify();
}

void SagaConformanceTest::SG_2_SG_3_refusedPaymentReleasesTheStock() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("charge")] = {SagaAnswer::refused(kNo)};
    const OrderId orderId = placeForGateway();
    QCOMPARE(available(kMug), 8);
    m_world->runUntilIdle();
    const SagaRow saga = m_world->saga(orderId);
    QCOMPARE(saga.status, SagaStatus::Compensated);
    QCOMPARE(stepsOf(saga), words({"reserve_stock done", "take_payment failed",
                                   "release_stock done", "fail_order done"}));
    QCOMPARE(statusOf(orderId), StatusWord::Cancelled);
    QCOMPARE(available(kMug), 10);
    QCOMPARE(m_services.calls, words({"charge"}));
    verify();
}

void SagaConformanceTest::SG_4_refusedShipmentIsUndoneInReverse() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("shipment")] = {SagaAnswer::refused(kNo)};
    const OrderId orderId = placeForGateway();
    m_world->runUntilIdle();
    const SagaRow saga = m_world->saga(orderId);
    QCOMPARE(saga.status, SagaStatus::Compensated);
    QCOMPARE(stepsOf(saga).mid(2), words({"create_shipment failed", "refund_payment done",
                                          "release_stock done", "fail_order done"}));
    QCOMPARE(m_services.effects, words({"charge", "refund"}));
    const Order order = stateOf(orderId);
    QCOMPARE(order.lifecycle, Lifecycle::Cancelled);
    QCOMPARE(order.refundedMinor, 2500);
    QVERIFY(order.cancelReason.contains(kNo));
    QCOMPARE(available(kMug), 10);
    verify();
}

/// Marked case (`*`): the gateway refuses the refund, the first compensation; the remaining ones
/// must run all the same, and the order must not look refunded.
void SagaConformanceTest::SG_5_failingUndoLeavesOutNothingElse() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("shipment")] = {SagaAnswer::refused(kNo)};
    m_services.scripts[QStringLiteral("refund")] = {SagaAnswer::refused(QStringLiteral("later"))};
    const OrderId orderId = placeForGateway();
    m_world->runUntilIdle();
    SagaRow saga = m_world->saga(orderId);
    QCOMPARE(saga.status, SagaStatus::CompensationFailed);
    QCOMPARE(stepsOf(saga).mid(3),
             words({"refund_payment failed", "release_stock done", "fail_order done"}));
    QVERIFY(saga.failureReason.startsWith(QStringLiteral("create_shipment")));
    QCOMPARE(saga.steps[3].reason, QStringLiteral("later"));
    QCOMPARE(statusOf(orderId), StatusWord::Cancelled);
    QCOMPARE(stateOf(orderId).refundedMinor, 0);
    verify();

    QVERIFY(m_world->manager().compensate(saga.sagaId, {}));
    m_world->runUntilIdle();
    saga = m_world->saga(orderId);
    QCOMPARE(saga.status, SagaStatus::Compensated);
    QCOMPARE(stateOf(orderId).refundedMinor, 2500);
    QCOMPARE(m_services.effects, words({"charge", "refund"}));
    verify();
}

void SagaConformanceTest::SG_9_orderlyStopUndoesNothing() {
    const auto world = begin();
    m_services.holding = true;
    const OrderId orderId = placeForGateway();
    m_world->runNow();
    m_world->runner().drain();
    m_world.reset();  // the charge is never answered
    m_services.holding = false;

    SagaWorld next(url(), m_time, m_services);
    QCOMPARE(next.saga(orderId).status, SagaStatus::Running);
    QCOMPARE(stepsOf(next.saga(orderId)).last(), QStringLiteral("take_payment started"));
    next.runUntilIdle();
    QCOMPARE(next.saga(orderId).status, SagaStatus::Completed);
    QCOMPARE(m_services.calls, words({"charge", "charge", "shipment"}));
    QCOMPARE(m_services.effects, words({"charge", "shipment"}));
    verify();
}

void SagaConformanceTest::SG_10_onlyStaleRunningSagasAreUndone() {
    const auto world = begin();
    SagaPolicy policy;
    policy.timeoutMs = 60'000;
    policy.attempts = 1'000;
    policy.undoAttempts = 1'000;
    m_world = std::make_unique<SagaWorld>(url(), m_time, m_services, policy);
    const QList<SagaAnswer> silence(2'000, SagaAnswer::unanswered(QStringLiteral("silence")));
    m_services.scripts[QStringLiteral("charge")] = silence;
    m_services.scripts[QStringLiteral("refund")] = silence;
    const OrderId compensating = placeForGateway(1);
    m_world->runNow();
    QVERIFY(m_world->manager().compensate(m_world->saga(compensating).sagaId, kNo));
    m_world->runNow();
    const OrderId stale = placeForGateway(1);
    m_world->runNow();
    m_time.advance(59'000);
    const OrderId fresh = placeForGateway(1);
    m_world->runNow();
    QCOMPARE(m_world->saga(stale).status, SagaStatus::Running);

    m_time.advance(1'500);
    const SagaRow before = m_world->saga(compensating);
    const auto undone = m_world->manager().sweep();
    QVERIFY(undone);
    QCOMPARE(*undone, 1);
    QCOMPARE(m_world->saga(stale).status, SagaStatus::Compensating);
    QCOMPARE(m_world->saga(fresh).status, SagaStatus::Running);
    QCOMPARE(m_world->saga(compensating), before);
}

void SagaConformanceTest::SG_11_undoneSagaIsTriedAgain() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("shipment")] = {SagaAnswer::refused(kNo)};
    const OrderId orderId = placeForGateway();
    m_world->runUntilIdle();
    const SagaRow undone = m_world->saga(orderId);
    QCOMPARE(undone.status, SagaStatus::Compensated);

    QVERIFY(m_world->manager().retry(undone.sagaId));
    m_world->runUntilIdle();
    const SagaRow saga = m_world->saga(orderId);
    QCOMPARE(saga.status, SagaStatus::Completed);
    QCOMPARE(saga.round, 2);
    // The first round's steps are unchanged; the second round has its own steps and effects.
    QCOMPARE(saga.steps.mid(0, undone.steps.size()), undone.steps);
    QCOMPARE(m_services.effects, words({"charge", "refund", "charge", "shipment"}));
    QVERIFY(saga.orderId != orderId);
    QCOMPARE(m_world->saga(saga.orderId).sagaId, saga.sagaId);
    QCOMPARE(stateOf(saga.orderId).lifecycle, Lifecycle::Completed);
    QCOMPARE(statusOf(orderId), StatusWord::Cancelled);
    QCOMPARE(rows(QStringLiteral("sagas")), 1);
    QCOMPARE(available(kMug), 8);
    verify();
}

void SagaConformanceTest::SG_11_whatIsUnderWayOrDoneIsNotTriedAgain() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("charge")] = {SagaAnswer::unanswered(QStringLiteral("wait"))};
    const OrderId orderId = placeForGateway();
    m_world->runNow();
    const QString sagaId = m_world->saga(orderId).sagaId;
    QCOMPARE(m_world->manager().retry(sagaId).error().code, ErrorCode::InvalidTransition);
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(orderId).status, SagaStatus::Completed);
    QCOMPARE(m_world->manager().retry(sagaId).error().code, ErrorCode::InvalidTransition);
    QCOMPARE(m_world->manager().retry(QStringLiteral("none")).error().code, ErrorCode::NotFound);
}

void SagaConformanceTest::SG_12_retryOfManyGoesOnPastAll() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("charge")] = {SagaAnswer::refused(kNo),
                                                    SagaAnswer::refused(kNo)};
    const OrderId one = placeForGateway(1);
    const OrderId two = placeForGateway(1);
    const OrderId done = placeForGateway(1);
    m_world->runUntilIdle();
    QStringList ids;
    for (const OrderId& order : {one, two, done}) ids.append(m_world->saga(order).sagaId);
    ids.insert(1, QStringLiteral("none"));
    const SagaRetryReport report = m_world->manager().retryAll(ids);
    QCOMPARE(report, (SagaRetryReport{2, 1, 0, 1}));
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(one).status, SagaStatus::Completed);
    QCOMPARE(m_world->saga(two).status, SagaStatus::Completed);
    verify();
}

void SagaConformanceTest::SG_12_whatAPersonGaveUpStaysSo() {
    const auto world = begin();
    const OrderId cancelled = placeForGateway(1);
    mustRun(CancelOrder{cancelled, QStringLiteral("changed her mind")});
    const OrderId undone = placeForGateway(1);
    QVERIFY(m_world->manager().consume());
    const QString undoneId = m_world->saga(undone).sagaId;
    QVERIFY(m_world->manager().compensate(undoneId, QStringLiteral("customer called")));
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(undone).status, SagaStatus::Compensated);
    const SagaRetryReport report =
        m_world->manager().retryAll({m_world->saga(cancelled).sagaId, undoneId});
    QCOMPARE(report, (SagaRetryReport{0, 0, 0, 2}));
    QVERIFY(m_services.effects.isEmpty());
    // A single retry is an explicit request again.
    QVERIFY(m_world->manager().retry(undoneId));
    m_world->runUntilIdle();
    QCOMPARE(m_services.effects, words({"charge", "shipment"}));
    verify();
}

void SagaConformanceTest::aParcelThatAClerkSentIsNotSentAgain() {
    const auto world = begin();
    const OrderId order = placeForGateway(1);
    mustRun(ConfirmOrder{order});
    mustRun(ShipOrder{order, QStringLiteral("by bicycle")});
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(order).status, SagaStatus::Completed);
    QCOMPARE(m_services.calls, words({"charge"}));
    QCOMPARE(stateOf(order).lifecycle, Lifecycle::Completed);
    verify();
}

/// The gateway took the money, its response was lost, and it refused the repeated charge.
void SagaConformanceTest::SG_13_aRefusalAfterALostAnswerIsUndoneByItsKey() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("charge")] = {SagaAnswer::unanswered(kNo),
                                                    SagaAnswer::refused(kNo)};
    const OrderId order = placeForGateway(1);
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(order).status, SagaStatus::Compensated);
    QCOMPARE(m_services.calls, words({"charge", "charge", "refund"}));
    QCOMPARE(statusOf(order), StatusWord::Cancelled);
    verify();
}

void SagaConformanceTest::SG_14_sagasAreFoundAndCounted() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("charge")] = {SagaAnswer::refused(kNo)};
    const OrderId first = placeForGateway(1);
    m_world->runUntilIdle();
    m_time.advance(1);
    const OrderId second = placeForGateway(1);
    m_world->runUntilIdle();
    SqlShopReads reads(session().database());
    const auto byId = reads.processes.saga(m_world->saga(first).sagaId);
    QVERIFY(byId);
    QCOMPARE(*byId, *reads.processes.saga(byId->sagaId));
    QCOMPARE(byId->orderId, first);
    QVERIFY(!byId->orderNumber.isEmpty());
    const auto byCorrelation = reads.processes.sagasAt({{}, {}, byId->correlationId}, 0, 10);
    QVERIFY(byCorrelation);
    QCOMPARE(*byCorrelation, QList<SagaRow>{*byId});
    const auto byOrder = reads.processes.sagasAt({{}, second, {}}, 0, 10);
    QVERIFY(byOrder && byOrder->size() == 1);
    const auto all = reads.processes.sagasAt({}, 0, 10);
    QVERIFY(all);
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->first().orderId, second);
    const auto counts = reads.processes.sagaCounts();
    QVERIFY(counts);
    QCOMPARE(*counts, (QList<SagaCount>{{SagaStatus::Running, 0},
                                        {SagaStatus::Completed, 1},
                                        {SagaStatus::Compensating, 0},
                                        {SagaStatus::Compensated, 1},
                                        {SagaStatus::CompensationFailed, 0},
                                        {SagaStatus::GivenUp, 0}}));
    QCOMPARE(*reads.processes.sagaCount({SagaStatus::Completed, {}, {}}), 1);
    QCOMPARE(reads.processes.saga(QStringLiteral("none")).error().code, ErrorCode::NotFound);
}

void SagaConformanceTest::SG_15_undoFailuresAreReportedWithTheFirstCause() {
    const auto world = begin();
    // A clerk ships manually while the saga waits, and the carrier and the gateway refuse to undo.
    m_services.scripts[QStringLiteral("shipment")] = {
        SagaAnswer::unanswered(QStringLiteral("silence"))};
    m_services.scripts[QStringLiteral("cancellation")] = {SagaAnswer::refused(kNo)};
    m_services.scripts[QStringLiteral("refund")] = {SagaAnswer::refused(QStringLiteral("never"))};
    const OrderId orderId = placeForGateway();
    m_world->runNow();
    mustRun(ShipOrder{orderId, {}});
    QVERIFY(
        m_world->manager().compensate(m_world->saga(orderId).sagaId, QStringLiteral("a mistake")));
    m_world->runUntilIdle();
    const SagaRow saga = m_world->saga(orderId);
    QCOMPARE(saga.status, SagaStatus::CompensationFailed);
    QCOMPARE(saga.failureReason, QStringLiteral("a mistake"));
    QCOMPARE(stepsOf(saga).mid(3), words({"cancel_shipment failed", "refund_payment failed",
                                          "release_stock failed", "fail_order failed"}));
    for (const SagaStep& step : saga.steps.mid(3)) QVERIFY(!step.reason.isEmpty());
    // Nothing could be undone, so the completed steps are not repeated.
    QVERIFY(m_world->manager().retry(saga.sagaId));
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(orderId).status, SagaStatus::Completed);
    QCOMPARE(m_services.effects, words({"charge", "shipment"}));
    verify();
}

void SagaConformanceTest::CMD_8_theFlowIsOne() {
    const auto world = begin();
    const OrderId orderId = OrderId::create();
    CommandOrigin flow = origin();
    flow.correlationId = QStringLiteral("flow-8");
    QVERIFY(session().bus().dispatch(
        PlaceOrder{orderId, {}, {{kMug, 1, {}}}, false, PayBy::Gateway}, Intent::fresh(), flow));
    m_world->runUntilIdle();
    const SagaRow saga = m_world->saga(orderId);
    QCOMPARE(saga.correlationId, QStringLiteral("flow-8"));
    const QList<RecordedEvent> events = eventsOf(orderId);
    for (const RecordedEvent& event : events) {
        QCOMPARE(event.metadata.correlationId, QStringLiteral("flow-8"));
    }
    QCOMPARE(events.last().metadata.causationId, saga.sagaId);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM audit "
                                   "WHERE correlation_id = 'flow-8'")),
             4);
}

void SagaConformanceTest::ordersOfTheCounterHaveNoSaga() {
    const auto world = begin();
    placeOne(kMug);
    m_world->runUntilIdle();
    QCOMPARE(rows(QStringLiteral("sagas")), 0);
}

void SagaConformanceTest::lostAnswersChargeOnce() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("charge")] =
        QList<SagaAnswer>(3, SagaAnswer::unanswered(QStringLiteral("silence")));
    const OrderId orderId = placeForGateway();
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(orderId).status, SagaStatus::Completed);
    QCOMPARE(m_world->saga(orderId).steps[1].attempts, 4);
    QCOMPARE(m_services.effects, words({"charge", "shipment"}));
    verify();
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SagaConformanceTest)
#include "SagaConformanceTest.moc"
