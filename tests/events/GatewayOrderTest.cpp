// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/EventSerializer.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

/// Orders paid through the payment gateway: given events, when a command runs, then events or a
/// refusal result.
class GatewayOrderTest : public QObject {
    Q_OBJECT

private slots:
    void placingKeepsWhoPays();
    void onlyTheGatewayPays();
    void theGatewayPaysNothingElse();
    void cancelLeavesTheMoneyToTheGateway();
    void refundOfACancelledOrderIsRecorded();
    void eventsWithoutAPayerAreTheCounters();
};

namespace {

Order gatewayOrder() {
    OrderPlaced placed = placedMugs();
    placed.payBy = PayBy::Gateway;
    return given({opened(), placed});
}

Order paidByGateway() {
    return after(gatewayOrder(),
                 *decide::pay(gatewayOrder(), {PaymentMethod::Gateway, {}, {}}, now()));
}

}  // namespace

void GatewayOrderTest::placingKeepsWhoPays() {
    const auto placed =
        decide::place({}, opening(), {line(kMug, 1, 1250)}, false, now(), PayBy::Gateway);
    QVERIFY(placed);
    QCOMPARE(given(*placed).payBy, PayBy::Gateway);
    const auto submitted = decide::submit(draft(), now(), PayBy::Gateway);
    QVERIFY(submitted);
    QCOMPARE(after(draft(), *submitted).payBy, PayBy::Gateway);
}

void GatewayOrderTest::onlyTheGatewayPays() {
    const auto cash = decide::pay(gatewayOrder(), {PaymentMethod::Cash, {}, {}}, now());
    QCOMPARE(cash.error().reason, QStringLiteral("paid_by_gateway"));
    QCOMPARE(paidByGateway().lifecycle, Lifecycle::Confirmed);
}

void GatewayOrderTest::theGatewayPaysNothingElse() {
    const auto paid = decide::pay(pending(), {PaymentMethod::Gateway, {}, {}}, now());
    QCOMPARE(paid.error().reason, QStringLiteral("not_paid_by_gateway"));
}

void GatewayOrderTest::cancelLeavesTheMoneyToTheGateway() {
    const auto events = decide::cancel(paidByGateway(), QStringLiteral("why"), now());
    QVERIFY(events);
    QCOMPARE(*events, OrderEvents{OrderCancelled{QStringLiteral("why")}});
    const auto byCard = decide::cancel(paid(), QStringLiteral("why"), now());
    QVERIFY(byCard);
    QCOMPARE(byCard->size(), 2);
}

void GatewayOrderTest::refundOfACancelledOrderIsRecorded() {
    const Order cancelled = after(paidByGateway(), {OrderCancelled{}});
    const auto refunded = decide::recordGatewayRefund(cancelled, {}, QStringLiteral("why"), now());
    QVERIFY(refunded);
    const Order settled = after(cancelled, *refunded);
    QCOMPARE(settled.refundedMinor, 2500);
    QCOMPARE(settled.statusWord(), StatusWord::Cancelled);
    QVERIFY(!decide::recordGatewayRefund(settled, {}, QStringLiteral("again"), now()));
    QVERIFY(!decide::recordGatewayRefund(after(pending(), {OrderCancelled{}}), {}, {}, now()));
}

void GatewayOrderTest::eventsWithoutAPayerAreTheCounters() {
    const EventDraft draft = toDraft(OrderEvent(placedMugs()));
    QVERIFY(!draft.payload.contains("pay_by"));
    RecordedEvent recorded;
    recorded.type = draft.type;
    recorded.payload = draft.payload;
    const auto read = orderEventFrom(recorded);
    QVERIFY(read);
    QCOMPARE(std::get<OrderPlaced>(*read).payBy, PayBy::Counter);
    OrderPlaced placed = placedMugs();
    placed.payBy = PayBy::Gateway;
    recorded.payload = toDraft(OrderEvent(placed)).payload;
    QVERIFY(recorded.payload.contains("\"pay_by\":\"gateway\""));
    QCOMPARE(std::get<OrderPlaced>(*orderEventFrom(recorded)).payBy, PayBy::Gateway);
}

}  // namespace countertop

QTEST_APPLESS_MAIN(countertop::GatewayOrderTest)
#include "GatewayOrderTest.moc"
