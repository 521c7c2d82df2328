// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderDecisions.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

/// How a placed order is paid, shipped, delivered, cancelled and refunded.
/// Given an order's events, when a command is decided, then these events result.
class OrderDecisionsTest : public QObject {
    Q_OBJECT

private slots:
    void paymentInFullConfirms();
    void partPaymentsAddUp();
    void cashGivesChange();
    void impossiblePaymentsAreRefused_data();
    void impossiblePaymentsAreRefused();
    void shippingSendsAllThatIsLeft();
    void freeOrderShipsWithoutPayment();
    void deliveryCompletesAPaidOrder();
    void deliveryOfAnUnpaidOrderWaitsForTheMoney();
    void cancellingADraftOrPendingOrderJustCancels();
    void cancellingAPaidOrderRefundsWhatWasCaptured();
    void refundsStopAtWhatWasCaptured();
    void theGatewaysMoneyIsAskedForOnce();
};

void OrderDecisionsTest::paymentInFullConfirms() {
    const Order order = pending();
    const auto events = decide::pay(order, {PaymentMethod::Card, {}, {}}, now());
    QVERIFY(events);
    QCOMPARE(events->size(), 2);
    QCOMPARE(std::get<PaymentCaptured>(events->at(0)).amountMinor, 2500);
    QVERIFY(events->at(1) == OrderEvent(OrderConfirmed{true}));
    const Order paid = after(order, *events);
    QCOMPARE(paid.statusWord(), StatusWord::Paid);
    // Confirming again what the payment already confirmed is accepted and changes nothing.
    QVERIFY(*decide::confirm(paid) == OrderEvents{});
}

void OrderDecisionsTest::partPaymentsAddUp() {
    Order order = pending();
    countertop::apply(order, *decide::pay(order, {PaymentMethod::Cash, 1000, {}}, now()));
    QCOMPARE(order.lifecycle, Lifecycle::Pending);
    QCOMPARE(order.paymentStatus(), PaymentStatus::PartiallyPaid);
    QCOMPARE(order.outstandingMinor(), 1500);
    countertop::apply(order, *decide::pay(order, {PaymentMethod::Card, {}, {}}, now()));
    QCOMPARE(order.capturedMinor, 2500);
    QCOMPARE(order.paymentStatus(), PaymentStatus::Paid);
    QCOMPARE(decide::pay(order, {PaymentMethod::Card, {}, {}}, now()).error().reason,
             QStringLiteral("already_paid"));
}

void OrderDecisionsTest::cashGivesChange() {
    const auto events = decide::pay(pending(), {PaymentMethod::Cash, 2000, 5000}, now());
    const auto payment = std::get<PaymentCaptured>(events->at(0));
    QCOMPARE(payment.amountMinor, 2000);
    QCOMPARE(payment.changeMinor, 3000);
}

void OrderDecisionsTest::impossiblePaymentsAreRefused_data() {
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<qint64>("tendered");
    QTest::addColumn<PaymentMethod>("method");
    QTest::addColumn<QString>("reason");
    QTest::newRow("nothing") << qint64{0} << qint64{0} << PaymentMethod::Cash
                             << QStringLiteral("invalid_input");
    QTest::newRow("negative") << qint64{-1} << qint64{-1} << PaymentMethod::Cash
                              << QStringLiteral("invalid_input");
    QTest::newRow("more than outstanding") << qint64{2501} << qint64{2501} << PaymentMethod::Cash
                                           << QStringLiteral("more_than_outstanding");
    QTest::newRow("less handed over") << qint64{2500} << qint64{2000} << PaymentMethod::Cash
                                      << QStringLiteral("tendered_too_little");
    QTest::newRow("change from a card") << qint64{2500} << qint64{3000} << PaymentMethod::Card
                                        << QStringLiteral("change_only_for_cash");
}

void OrderDecisionsTest::impossiblePaymentsAreRefused() {
    QFETCH(qint64, amount);
    QFETCH(qint64, tendered);
    QFETCH(PaymentMethod, method);
    QFETCH(QString, reason);
    const auto refused = decide::pay(pending(), {method, amount, tendered}, now());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QCOMPARE(refused.error().reason, reason);
}

void OrderDecisionsTest::shippingSendsAllThatIsLeft() {
    const auto events = decide::ship(paid(), QStringLiteral("TRACK-1"));
    const OrderShipped everything{{{1, 2}}, QStringLiteral("TRACK-1"), false};
    QVERIFY(*events == OrderEvents{everything});
    const Order order = after(paid(), *events);
    QCOMPARE(order.fulfilmentStatus(), FulfilmentStatus::Shipped);
    QCOMPARE(order.lifecycle, Lifecycle::Confirmed);
    Order partly = paid();
    countertop::apply(partly, OrderShipped{{{1, 1}}, {}, false});
    QCOMPARE(partly.fulfilmentStatus(), FulfilmentStatus::PartiallyShipped);
    const OrderShipped rest{{{1, 1}}, {}, false};
    QVERIFY(*decide::ship(partly, {}) == OrderEvents{rest});
}

void OrderDecisionsTest::freeOrderShipsWithoutPayment() {
    const Order free = given(*decide::place({}, opening(), {line(kMug, 1, 0)}, false, now()));
    const auto events = decide::ship(free, {});
    QVERIFY(events);
    QVERIFY(events->first() == OrderEvent(OrderConfirmed{true}));
}

void OrderDecisionsTest::deliveryCompletesAPaidOrder() {
    const auto events = decide::deliver(shipped());
    QVERIFY(*events == (OrderEvents{OrderDelivered{}, OrderCompleted{true}}));
    QVERIFY(*decide::complete(after(shipped(), *events)) == OrderEvents{});
}

void OrderDecisionsTest::deliveryOfAnUnpaidOrderWaitsForTheMoney() {
    Order order = confirmed();
    countertop::apply(order, *decide::ship(order, {}));
    QCOMPARE(decide::complete(order).error().reason, QStringLiteral("not_paid"));
    countertop::apply(order, *decide::deliver(order));
    QCOMPARE(order.lifecycle, Lifecycle::Confirmed);
    const auto events = decide::pay(order, {PaymentMethod::Card, {}, {}}, now());
    QVERIFY(events->last() == OrderEvent(OrderCompleted{true}));
}

void OrderDecisionsTest::cancellingADraftOrPendingOrderJustCancels() {
    const OrderEvents expected{OrderCancelled{QStringLiteral("no")}};
    QVERIFY(*decide::cancel(draft(), QStringLiteral("no"), now()) == expected);
    QVERIFY(*decide::cancel(pending(), QStringLiteral("no"), now()) == expected);
    QCOMPARE(after(pending(), expected).cancelReason, QStringLiteral("no"));
}

void OrderDecisionsTest::cancellingAPaidOrderRefundsWhatWasCaptured() {
    const auto events = decide::cancel(paid(), QStringLiteral("no"), now());
    QVERIFY(events);
    QCOMPARE(events->size(), 2);
    const auto refund = std::get<PaymentRefunded>(events->at(0));
    QCOMPARE(refund.amountMinor, 2500);
    QCOMPARE(refund.method, PaymentMethod::Card);
    const Order order = after(paid(), *events);
    QCOMPARE(order.statusWord(), StatusWord::Cancelled);
    QCOMPARE(order.paymentStatus(), PaymentStatus::Refunded);
}

void OrderDecisionsTest::refundsStopAtWhatWasCaptured() {
    Order order = shipped();
    countertop::apply(order, *decide::refund(order, {1000, QStringLiteral("chipped")}, now()));
    QCOMPARE(order.paymentStatus(), PaymentStatus::PartiallyRefunded);
    for (const qint64 amount : {qint64{0}, qint64{-1}, qint64{1501}}) {
        const auto refused = decide::refund(order, {amount, {}}, now());
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, QStringLiteral("refund_out_of_range"));
    }
    countertop::apply(order, *decide::refund(order, {{}, QStringLiteral("all")}, now()));
    QCOMPARE(order.refundedMinor, 2500);
    QCOMPARE(order.paymentStatus(), PaymentStatus::Refunded);
    QCOMPARE(decide::refund(order, {{}, {}}, now()).error().reason,
             QStringLiteral("already_refunded"));
    QCOMPARE(decide::refund(pending(), {}, now()).error().reason,
             QStringLiteral("nothing_to_refund"));
}

void OrderDecisionsTest::theGatewaysMoneyIsAskedForOnce() {
    const QString why = QStringLiteral("chipped");
    PaymentCaptured byGateway = payment(2500);
    byGateway.method = PaymentMethod::Gateway;
    Order order = after(pending(), {byGateway, OrderConfirmed{true}});
    QCOMPARE(decide::refund(order, {500, why}, now()).error().reason,
             QStringLiteral("still_being_fulfilled"));
    countertop::apply(order, OrderCompleted{});
    QCOMPARE(decide::refund(order, {2501, why}, now()).error().reason,
             QStringLiteral("refund_out_of_range"));
    const auto asked = decide::refund(order, {500, why}, now());
    QVERIFY(asked);
    const auto request = std::get<RefundRequested>(asked->at(0));
    QCOMPARE(request.amountMinor, 500);
    QCOMPARE(request.reason, why);
    countertop::apply(order, *asked);
    QCOMPARE(order.refundedMinor, 0);
    QCOMPARE(decide::refund(order, {500, why}, now()).error().reason,
             QStringLiteral("refund_under_way"));
    countertop::apply(order, *decide::recordGatewayRefund(order, 500, why, now()));
    QCOMPARE(order.refundedMinor, 500);
    QCOMPARE(std::get<RefundRequested>(decide::refund(order, {{}, why}, now())->at(0)).amountMinor,
             2000);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OrderDecisionsTest)
#include "OrderDecisionsTest.moc"
