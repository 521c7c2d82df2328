// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

namespace {

PaymentCaptured paidBy(PaymentMethod method, qint64 amountMinor) {
    PaymentCaptured event = payment(amountMinor);
    event.method = method;
    return event;
}

/// An order of two mugs, 25.00, paid with these amounts and methods in this order.
Order paidInParts(const QList<PaidMethod>& paidMethods) {
    Order order = pending();
    for (const PaidMethod& paid : paidMethods)
        countertop::apply(order, paidBy(paid.method, paid.heldMinor));
    return order;
}

/// The amount that the events refund by each method.
QList<PaidMethod> given(const Result<OrderEvents>& events) {
    QList<PaidMethod> shares;
    if (!events) return shares;
    for (const OrderEvent& event : *events) {
        const auto* refund = std::get_if<PaymentRefunded>(&event);
        if (refund) shares.append({refund->method, refund->amountMinor});
    }
    return shares;
}

Order refundedBy(Order order, const RefundOptions& options) {
    countertop::apply(order, *decide::refund(order, options, now()));
    return order;
}

const PaidMethod kCard15{PaymentMethod::Card, 1500};
const PaidMethod kCash10{PaymentMethod::Cash, 1000};

}  // namespace

/// How much is refunded, by which method, and what is due afterwards.
class RefundDecisionsTest : public QObject {
    Q_OBJECT

private slots:
    void K_16_aPartPaidAndGivenBackIsDueAgain();
    void K_16_aCentPaidAndGivenBackIsNotPaid();
    void K_16_anOrderPaidInFullIsCredited();
    void K_16_aReversalLeavesWhatIsOwed();
    void K_16_aReversedOrderIsPaidAgain();
    void K_16_aCompletedOrderStaysCompleted();
    void K_16_whatWasOverpaidCreditsNothing();
    void K_16_cancellingCreditsNothing();
    void K_16_olderEventsMeanWhatTheirOrderWas();
    void K_13_allGoesBackByItsWays();
    void K_13_aPartTakesTheLastWayFirst();
    void K_13_aNamedWayGivesNoMoreThanItHolds();
    void K_13_cancellingGivesBackByItsWays();
    void K_13_olderRefundsByTheLastWayLeaveTheRest();
    void K_19_aRefundGivenUpGoesBackInAnotherWay();
    void K_19_aCancelledOrdersRefundIsGivenUp();
};

void RefundDecisionsTest::K_16_aPartPaidAndGivenBackIsDueAgain() {
    const Order order = refundedBy(paidInParts({{PaymentMethod::Cash, 500}}), {});
    QCOMPARE(order.outstandingMinor(), 2500);
    QCOMPARE(order.creditedMinor, 0);
    QCOMPARE(order.statusWord(), StatusWord::Pending);
    const Order paid = after(order, *decide::pay(order, {PaymentMethod::Cash, {}, {}}, now()));
    QCOMPARE(paid.netMinor(), 2500);
    QCOMPARE(paid.paymentStatus(), PaymentStatus::Paid);
}

void RefundDecisionsTest::K_16_aCentPaidAndGivenBackIsNotPaid() {
    const Order order = refundedBy(paidInParts({{PaymentMethod::Cash, 1}}), {});
    QCOMPARE(order.paymentStatus(), PaymentStatus::Unpaid);
    QCOMPARE(order.statusWord(), StatusWord::Pending);
}

void RefundDecisionsTest::K_16_anOrderPaidInFullIsCredited() {
    const Order part = refundedBy(paid(), {1000});
    QCOMPARE(part.creditedMinor, 1000);
    QCOMPARE(part.outstandingMinor(), 0);
    QCOMPARE(part.paymentStatus(), PaymentStatus::PartiallyRefunded);
    const Order all = refundedBy(part, {});
    QCOMPARE(all.creditedMinor, 2500);
    QCOMPARE(all.paymentStatus(), PaymentStatus::Refunded);
    QCOMPARE(decide::pay(all, {PaymentMethod::Cash, {}, {}}, now()).error().reason,
             QStringLiteral("already_paid"));
}

void RefundDecisionsTest::K_16_aReversalLeavesWhatIsOwed() {
    const Order order = refundedBy(paid(), {500, {}, {}, true});
    QCOMPARE(order.creditedMinor, 0);
    QCOMPARE(order.outstandingMinor(), 500);
    QCOMPARE(order.paymentStatus(), PaymentStatus::PartiallyPaid);
    // The order is no longer fully paid, so the next refund is a reversal too.
    QCOMPARE(refundedBy(order, {}).outstandingMinor(), 2500);
}

void RefundDecisionsTest::K_16_aReversedOrderIsPaidAgain() {
    const Order order = refundedBy(paid(), {{}, {}, {}, true});
    QCOMPARE(order.paymentStatus(), PaymentStatus::Unpaid);
    QCOMPARE(order.statusWord(), StatusWord::Pending);
    const auto again = decide::pay(order, {PaymentMethod::Card, {}, {}}, now());
    QVERIFY(again);
    QCOMPARE(after(order, *again).statusWord(), StatusWord::Paid);
}

void RefundDecisionsTest::K_16_aCompletedOrderStaysCompleted() {
    const Order order = refundedBy(completed(), {{}, {}, {}, true});
    QCOMPARE(order.lifecycle, Lifecycle::Completed);
    QCOMPARE(order.statusWord(), StatusWord::Shipped);
    QCOMPARE(order.outstandingMinor(), 2500);
    const auto again = decide::pay(order, {PaymentMethod::Card, 1000, {}}, now());
    QCOMPARE(after(order, *again).lifecycle, Lifecycle::Completed);
    QCOMPARE(after(order, *again).outstandingMinor(), 1500);
}

void RefundDecisionsTest::K_16_whatWasOverpaidCreditsNothing() {
    Order order = paidInParts({{PaymentMethod::Card, 2500}});
    countertop::apply(order, paidBy(PaymentMethod::Cash, 300));
    QCOMPARE(order.paymentStatus(), PaymentStatus::Overpaid);
    const Order settled = refundedBy(order, {300});
    QCOMPARE(settled.creditedMinor, 0);
    QCOMPARE(settled.paymentStatus(), PaymentStatus::Paid);
    // The same across two payment methods.
    QCOMPARE(refundedBy(order, {500}).creditedMinor, 200);
}

void RefundDecisionsTest::K_16_cancellingCreditsNothing() {
    const Order order = after(paid(), *decide::cancel(paid(), QStringLiteral("no"), now()));
    QCOMPARE(order.netMinor(), 0);
    QCOMPARE(order.creditedMinor, 0);
    QCOMPARE(order.outstandingMinor(), 0);
    QCOMPARE(order.paymentStatus(), PaymentStatus::Refunded);
    QCOMPARE(cancelled().paymentStatus(), PaymentStatus::Unpaid);
}

void RefundDecisionsTest::K_16_olderEventsMeanWhatTheirOrderWas() {
    PaymentRefunded old;
    old.method = PaymentMethod::Card;
    old.amountMinor = 500;
    QVERIFY(!old.creditedMinor);
    QCOMPARE(after(paid(), {old}).creditedMinor, 500);
    const Order part = after(paidInParts({{PaymentMethod::Card, 500}}), {old});
    QCOMPARE(part.creditedMinor, 0);
    QCOMPARE(part.outstandingMinor(), 2500);
    // Such a version counted this as paid: 25.00 captured, 5.00 of it refunded.
    const Order later = after(part, {paidBy(PaymentMethod::Cash, 2000)});
    QCOMPARE(later.outstandingMinor(), 500);
    QCOMPARE(after(cancelled(), {old}).creditedMinor, 0);
    QCOMPARE(after(paid(), {old, OrderCancelled{}}).creditedMinor, 0);
}

void RefundDecisionsTest::K_13_allGoesBackByItsWays() {
    const Order order = paidInParts({kCard15, kCash10});
    const auto events = decide::refund(order, {}, now());
    QCOMPARE(given(events), (QList<PaidMethod>{kCash10, kCard15}));
    const Order back = after(order, *events);
    QCOMPARE(back.heldMinor(PaymentMethod::Card), 0);
    QCOMPARE(back.heldMinor(PaymentMethod::Cash), 0);
    QCOMPARE(back.creditedMinor, 2500);
}

void RefundDecisionsTest::K_13_aPartTakesTheLastWayFirst() {
    const Order order = paidInParts({kCard15, kCash10});
    QCOMPARE(given(decide::refund(order, {700}, now())),
             (QList<PaidMethod>{{PaymentMethod::Cash, 700}}));
    QCOMPARE(given(decide::refund(order, {1200}, now())),
             (QList<PaidMethod>{kCash10, {PaymentMethod::Card, 200}}));
    // Starts with the most recent method, however often it was used before.
    const Order mixed = paidInParts(
        {{PaymentMethod::Cash, 500}, {PaymentMethod::Card, 500}, {PaymentMethod::Cash, 500}});
    QCOMPARE(given(decide::refund(mixed, {1200}, now())),
             (QList<PaidMethod>{kCash10, {PaymentMethod::Card, 200}}));
}

void RefundDecisionsTest::K_13_aNamedWayGivesNoMoreThanItHolds() {
    const Order order = paidInParts({kCard15, kCash10});
    QCOMPARE(given(decide::refund(order, {{}, {}, PaymentMethod::Card}, now())),
             (QList<PaidMethod>{kCard15}));
    const auto beyond = decide::refund(order, {1001, {}, PaymentMethod::Cash}, now());
    QCOMPARE(beyond.error().reason, QStringLiteral("refund_beyond_way"));
    QCOMPARE(beyond.error().facts[QStringLiteral("refundable_minor")].toInteger(), 1000);
    for (const auto other : {PaymentMethod::Voucher, PaymentMethod::Gateway}) {
        QCOMPARE(decide::refund(order, {{}, {}, other}, now()).error().reason,
                 QStringLiteral("refund_beyond_way"));
    }
}

void RefundDecisionsTest::K_13_cancellingGivesBackByItsWays() {
    const auto events = decide::cancel(paidInParts({kCard15, {PaymentMethod::Voucher, 500}}),
                                       QStringLiteral("no"), now());
    QCOMPARE(given(events), (QList<PaidMethod>{{PaymentMethod::Voucher, 500}, kCard15}));
}

void RefundDecisionsTest::K_13_olderRefundsByTheLastWayLeaveTheRest() {
    PaymentRefunded old;
    old.method = PaymentMethod::Cash;
    old.amountMinor = 2500;
    const Order all = after(paidInParts({kCard15, kCash10}), {old});
    QCOMPARE(all.netMinor(), 0);
    QCOMPARE(all.heldMinor(PaymentMethod::Card), 0);
    old.amountMinor = 1200;
    const Order part = after(paidInParts({kCard15, kCash10}), {old});
    QCOMPARE(given(decide::refund(part, {}, now())),
             (QList<PaidMethod>{{PaymentMethod::Card, 1300}}));
}

void RefundDecisionsTest::K_19_aRefundGivenUpGoesBackInAnotherWay() {
    const QString saga = QStringLiteral("saga");
    Order order = pending();
    order.payBy = PayBy::Gateway;
    countertop::apply(
        order, {paidBy(PaymentMethod::Gateway, 2500), OrderConfirmed{true}, OrderCompleted{}});
    const RefundOptions inCash{800, {}, PaymentMethod::Cash};
    QCOMPARE(decide::refund(order, inCash, now()).error().reason,
             QStringLiteral("refund_beyond_way"));
    const GiveUpRefund giveUp{{}, saga, 1000, QStringLiteral("refused")};
    QCOMPARE(decide::giveUpRefund(order, giveUp).error().reason,
             QStringLiteral("no_refund_under_way"));
    countertop::apply(order, *decide::refund(order, {1000}, now()));
    QCOMPARE(decide::refund(order, inCash, now()).error().reason,
             QStringLiteral("refund_under_way"));
    countertop::apply(order, *decide::giveUpRefund(order, giveUp));
    countertop::apply(order, *decide::refund(order, inCash, now()));
    QCOMPARE(order.refundedMinor, 800);
    QCOMPARE(order.heldMinor(PaymentMethod::Gateway), 1700);
    // Only the given-up amount may use another method; the rest is
    // requested from the gateway again.
    QCOMPARE(decide::refund(order, {201, {}, PaymentMethod::Cash}, now()).error().reason,
             QStringLiteral("refund_beyond_way"));
    const auto rest = decide::refund(order, {}, now());
    QCOMPARE(std::get<RefundRequested>(rest->last()).amountMinor, 1700);
}

void RefundDecisionsTest::K_19_aCancelledOrdersRefundIsGivenUp() {
    Order order = pending();
    order.payBy = PayBy::Gateway;
    countertop::apply(order, {paidBy(PaymentMethod::Gateway, 2500), OrderCancelled{}});
    QCOMPARE(decide::refund(order, {}, now()).error().reason, QStringLiteral("already_cancelled"));
    const GiveUpRefund giveUp{{}, QStringLiteral("saga"), 2500, QStringLiteral("refused")};
    countertop::apply(order, *decide::giveUpRefund(order, giveUp));
    QVERIFY(!decide::giveUpRefund(order, giveUp));
    countertop::apply(order, *decide::refund(order, {{}, {}, PaymentMethod::BankTransfer}, now()));
    QCOMPARE(order.netMinor(), 0);
    QCOMPARE(order.creditedMinor, 0);
}

}  // namespace countertop

QTEST_APPLESS_MAIN(countertop::RefundDecisionsTest)
#include "RefundDecisionsTest.moc"
