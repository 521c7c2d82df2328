// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/conformance/ConformanceTest.h"
#include "tests/conformance/SagaWorld.h"

#include <QtTest>

namespace countertop {

/// Money that the gateway took and that is wanted back, where what took it was lost.
class SagaRefundConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void K_19_aPaymentThatNobodyKnowsBlocksNoRefund_data();
    void K_19_aPaymentThatNobodyKnowsBlocksNoRefund();

private:
    FixedClock m_time{QDateTime::currentMSecsSinceEpoch()};
    ScriptedOutside m_outside;
    std::unique_ptr<SagaWorld> m_world;
};

void SagaRefundConformanceTest::K_19_aPaymentThatNobodyKnowsBlocksNoRefund_data() {
    QTest::addColumn<QString>("loss");
    QTest::newRow("the saga is gone") << QStringLiteral("DELETE FROM sagas");
    QTest::newRow("its steps are gone") << QStringLiteral("UPDATE sagas SET steps = '[]'");
}

/// The saga that took the payment was lost. Asking for the money back must still start something
/// that a person can end, or the order's money could never go back in any way.
void SagaRefundConformanceTest::K_19_aPaymentThatNobodyKnowsBlocksNoRefund() {
    QFETCH(QString, loss);
    const auto gone = qScopeGuard([this] { m_world.reset(); });
    addProduct(QStringLiteral("MUG"), 1250, 10);
    m_world = std::make_unique<SagaWorld>(url(), m_time, m_outside);
    const OrderId orderId = OrderId::create();
    mustRun(PlaceOrder{orderId, {}, {{QStringLiteral("MUG"), 2, {}}}, false, PayBy::Gateway});
    m_world->runUntilIdle();
    mustExecute(loss);
    mustRun(RefundOrder{orderId, 500, QStringLiteral("a chip")});
    m_world->runUntilIdle();
    QCOMPARE(m_outside.refunds.size(), 0);
    const auto stuck = m_world->store().withStatus(SagaStatus::CompensationFailed, 10);
    QVERIFY(stuck);
    QCOMPARE(stuck->size(), 1);
    QCOMPARE(m_world->store().load(stuck->first())->amountMinor, 500);
    // An event that comes again starts nothing more.
    QVERIFY(m_world->manager().deliver(eventsOf(orderId).last()));
    QCOMPARE(m_world->store().withStatus(SagaStatus::CompensationFailed, 10)->size(), 1);
    QCOMPARE(run(RefundOrder{orderId, 500, {}}).error().reason, QStringLiteral("refund_under_way"));

    QVERIFY(m_world->manager().giveUp(stuck->first(), QStringLiteral("nobody knows it"),
                                      session().bus(), origin()));
    QCOMPARE(stateOf(orderId).refundRequestedMinor, 0);
    mustRun(RefundOrder{orderId, 500, QStringLiteral("a chip"), false, PaymentMethod::Cash});
    QCOMPARE(stateOf(orderId).refundedMinor, 500);
    // What the gateway still holds can be asked for again.
    mustRun(RefundOrder{orderId, 700, QStringLiteral("a crack")});
    m_world->runUntilIdle();
    QCOMPARE(stateOf(orderId).refundRequestedMinor, 700);
    QCOMPARE(m_world->store().withStatus(SagaStatus::CompensationFailed, 10)->size(), 1);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::SagaRefundConformanceTest)
#include "SagaRefundConformanceTest.moc"
