// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/SagaFixture.h"

#include <QtTest>

namespace countertop {

/// Refunds of money that the gateway took.
class SagaRefundConformanceTest : public SagaFixture {
    Q_OBJECT

private slots:
    void K_19_anUnknownPaymentBlocksNoRefund_data();
    void K_19_anUnknownPaymentBlocksNoRefund();
    void moneyOfTheGatewayIsOnlyGivenBackByIt();
    void aClerksRefundGoesThroughTheGateway();
    void aRefusedRefundIsTriedAgainByHand();
};

void SagaRefundConformanceTest::K_19_anUnknownPaymentBlocksNoRefund_data() {
    QTest::addColumn<QString>("loss");
    QTest::newRow("the saga is gone") << QStringLiteral("DELETE FROM sagas");
    QTest::newRow("its steps are gone") << QStringLiteral("UPDATE sagas SET steps = '[]'");
}

/// The saga that took the payment is lost. A refund request must still start a saga that a person
/// can close; otherwise the order could never be refunded.
void SagaRefundConformanceTest::K_19_anUnknownPaymentBlocksNoRefund() {
    QFETCH(QString, loss);
    const auto world = begin();
    const OrderId orderId = placeForGateway();
    m_world->runUntilIdle();
    mustExecute(loss);
    mustRun(RefundOrder{orderId, 500, QStringLiteral("a chip")});
    m_world->runUntilIdle();
    QCOMPARE(m_services.refunds.size(), 0);
    const auto stuck = m_world->store().withStatus(SagaStatus::CompensationFailed, 10);
    QVERIFY(stuck);
    QCOMPARE(stuck->size(), 1);
    QCOMPARE(m_world->store().load(stuck->first())->amountMinor, 500);
    // Delivering an event again starts nothing new.
    QVERIFY(m_world->manager().deliver(eventsOf(orderId).last()));
    QCOMPARE(m_world->store().withStatus(SagaStatus::CompensationFailed, 10)->size(), 1);
    QCOMPARE(run(RefundOrder{orderId, 500, {}}).error().reason, QStringLiteral("refund_under_way"));

    QVERIFY(m_world->manager().giveUp(stuck->first(), QStringLiteral("nobody knows it"),
                                      session().bus(), origin()));
    QCOMPARE(stateOf(orderId).refundRequestedMinor, 0);
    mustRun(RefundOrder{orderId, 500, QStringLiteral("a chip"), false, PaymentMethod::Cash});
    QCOMPARE(stateOf(orderId).refundedMinor, 500);
    // The amount that the gateway still holds can be refunded by another request.
    mustRun(RefundOrder{orderId, 700, QStringLiteral("a crack")});
    m_world->runUntilIdle();
    QCOMPARE(stateOf(orderId).refundRequestedMinor, 700);
    QCOMPARE(m_world->store().withStatus(SagaStatus::CompensationFailed, 10)->size(), 1);
}

void SagaRefundConformanceTest::moneyOfTheGatewayIsOnlyGivenBackByIt() {
    const auto world = begin();
    m_services.scripts[QStringLiteral("shipment")] = {SagaAnswer::unanswered(QStringLiteral("no"))};
    const OrderId orderId = placeForGateway();
    const auto byHand = run(PayOrder{orderId, {PaymentMethod::Cash, {}, {}}});
    QCOMPARE(byHand.error().reason, QStringLiteral("paid_by_gateway"));
    m_world->runNow();
    mustRun(CancelOrder{orderId, QStringLiteral("changed my mind")});
    QCOMPARE(stateOf(orderId).refundedMinor, 0);
    m_world->runUntilIdle();
    QCOMPARE(m_world->saga(orderId).status, SagaStatus::Compensated);
    QVERIFY(m_world->saga(orderId).failureReason.contains(QStringLiteral("amira")));
    QCOMPARE(stateOf(orderId).refundedMinor, 2500);
    verify();
}

/// In two parts, each requested once and recorded when the gateway has returned the money.
void SagaRefundConformanceTest::aClerksRefundGoesThroughTheGateway() {
    const auto world = begin();
    const OrderId orderId = placeForGateway();
    const RefundOrder part{orderId, 500, QStringLiteral("a chip")};
    QCOMPARE(run(part).error().reason, QStringLiteral("still_being_fulfilled"));
    m_world->runUntilIdle();
    mustRun(part);
    QCOMPARE(stateOf(orderId).refundedMinor, 0);
    QCOMPARE(stateOf(orderId).refundRequestedMinor, 500);
    QCOMPARE(run(part).error().reason, QStringLiteral("refund_under_way"));
    QCOMPARE(m_services.effects, words({"charge", "shipment"}));
    const auto asked = eventsOf(orderId).last();
    QCOMPARE(asked.type, QStringLiteral("RefundRequested"));
    for (int time = 0; time < 3; ++time) QVERIFY(m_world->manager().deliver(asked));
    m_world->runUntilIdle();
    QCOMPARE(m_services.effects, words({"charge", "shipment", "refund"}));
    QCOMPARE(m_services.refunds.size(), 1);
    QCOMPARE(m_services.refunds[0].amountMinor, 500);
    QCOMPARE(m_services.refunds[0].chargeKey, m_services.keys[0]);
    QVERIFY(!m_services.refunds[0].chargeUnknown);
    QCOMPARE(stateOf(orderId).refundedMinor, 500);
    QCOMPARE(stateOf(orderId).refundRequestedMinor, 0);
    QCOMPARE(m_world->saga(orderId).status, SagaStatus::Completed);
    QCOMPARE(rows(QStringLiteral("sagas")), 2);
    verify();

    mustRun(RefundOrder{orderId, std::nullopt, QStringLiteral("all of it")});
    m_world->runUntilIdle();
    QCOMPARE(m_services.refunds.size(), 2);
    QCOMPARE(m_services.refunds[1].amountMinor, 2000);
    QVERIFY(m_services.refunds[1].key != m_services.refunds[0].key);
    QCOMPARE(stateOf(orderId).refundedMinor, 2500);
    QCOMPARE(run(part).error().reason, QStringLiteral("already_refunded"));
    verify();
}

void SagaRefundConformanceTest::aRefusedRefundIsTriedAgainByHand() {
    const auto world = begin();
    const OrderId orderId = placeForGateway();
    m_world->runUntilIdle();
    m_services.scripts[QStringLiteral("refund")] = {SagaAnswer::refused(QStringLiteral("later"))};
    mustRun(RefundOrder{orderId, 500, QStringLiteral("a chip")});
    m_world->runUntilIdle();
    const auto stuck = m_world->store().withStatus(SagaStatus::CompensationFailed, 10);
    QVERIFY(stuck);
    QCOMPARE(stuck->size(), 1);
    QCOMPARE(stateOf(orderId).refundedMinor, 0);
    QCOMPARE(run(RefundOrder{orderId, 500, {}}).error().reason, QStringLiteral("refund_under_way"));
    verify();

    QVERIFY(m_world->manager().retry(stuck->first()));
    m_world->runUntilIdle();
    const auto saga = m_world->store().load(stuck->first());
    QVERIFY(saga);
    QCOMPARE(saga->status, SagaStatus::Compensated);
    QCOMPARE(stepsOf(*saga),
             words({"take_payment done", "refund_payment failed", "refund_payment done"}));
    QCOMPARE(stateOf(orderId).refundedMinor, 500);
    QCOMPARE(m_world->manager().retry(stuck->first()).error().code, ErrorCode::InvalidTransition);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    verify();
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SagaRefundConformanceTest)
#include "SagaRefundConformanceTest.moc"
