// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/OrderStatus.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

/// The complete transition table: every command in every state either succeeds or is refused with
/// its own reason.
class OrderTransitionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyCommandInEveryState_data();
    void everyCommandInEveryState();
    void refusalsNameTheOrder();
    void paymentStatusFollowsTheLedger_data();
    void paymentStatusFollowsTheLedger();
    void fulfilmentStatusFollowsTheLines_data();
    void fulfilmentStatusFollowsTheLines();
    void statusWordsAreReadBack();
};

namespace {

QList<Order> states() {
    return {Order(),   draft(),     pending(),   confirmed(), paid(),
            shipped(), delivered(), completed(), cancelled()};
}

Result<OrderEvents> ask(const QString& command, const Order& order) {
    if (command == u"create") return decide::create(order, opening(), {}, now());
    if (command == u"place") {
        return decide::place(order, opening(), {line(kTea, 1, 450)}, false, now());
    }
    if (command == u"sell") {
        return decide::sell(order, opening(), {line(kTea, 1, 450)}, {}, now());
    }
    if (command == u"add line") return decide::addLine(order, line(kTea, 1, 450));
    if (command == u"change line") return decide::changeLineQuantity(order, 1, 3);
    if (command == u"remove line") return decide::removeLine(order, 1);
    if (command == u"submit") return decide::submit(order, now());
    if (command == u"confirm") return decide::confirm(order);
    if (command == u"pay") return decide::pay(order, {}, now());
    if (command == u"ship") return decide::ship(order, {});
    if (command == u"deliver") return decide::deliver(order);
    if (command == u"complete") return decide::complete(order);
    if (command == u"cancel") return decide::cancel(order, QStringLiteral("no"), now());
    return decide::refund(order, {{}, QStringLiteral("no")}, now());
}

}  // namespace

void OrderTransitionsTest::everyCommandInEveryState_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("answers");
    // "+" succeeds with events; "=" is accepted and changes nothing; otherwise the reason of the
    // refusal. In the order of states(): none, draft, pending, confirmed (unpaid), paid, shipped
    // (paid), delivered (unpaid), completed, cancelled.
    const auto row = [](const char* command, const char* answers) {
        QTest::newRow(command) << QString::fromLatin1(command)
                               << QString::fromLatin1(answers).simplified().split(u' ');
    };
    const char* kOnlyOnce =
        "+ already_exists already_exists already_exists already_exists already_exists "
        "already_exists already_exists already_exists";
    const char* kOnlyDrafts =
        "order_not_found + already_placed already_placed already_placed already_placed "
        "already_placed already_placed already_cancelled";
    for (const char* command : {"create", "place", "sell"}) row(command, kOnlyOnce);
    for (const char* command : {"add line", "change line", "remove line", "submit"}) {
        row(command, kOnlyDrafts);
    }
    row("confirm",
        "order_not_found not_placed + already_confirmed = = already_confirmed already_confirmed "
        "already_cancelled");
    row("pay",
        "order_not_found not_placed + + already_paid already_paid + already_paid "
        "already_cancelled");
    row("ship",
        "order_not_found not_placed not_confirmed + + already_shipped already_shipped "
        "already_shipped already_cancelled");
    row("deliver",
        "order_not_found not_placed not_shipped not_shipped not_shipped + already_delivered "
        "already_delivered already_cancelled");
    row("complete",
        "order_not_found not_placed not_shipped not_shipped not_shipped + not_paid "
        "already_completed already_cancelled");
    row("cancel",
        "order_not_found + + + + already_shipped already_shipped already_completed "
        "already_cancelled");
    row("refund",
        "order_not_found not_placed nothing_to_refund nothing_to_refund + + nothing_to_refund + "
        "already_cancelled");
}

void OrderTransitionsTest::everyCommandInEveryState() {
    QFETCH(QString, command);
    QFETCH(QStringList, answers);
    const QList<Order> all = states();
    QStringList actual;
    for (const Order& order : all) {
        const auto result = ask(command, order);
        if (!result) {
            const bool missing = result.error().reason == u"order_not_found";
            QCOMPARE(result.error().code,
                     missing ? ErrorCode::NotFound : ErrorCode::InvalidTransition);
            QVERIFY(!result.error().detail.isEmpty());
        }
        actual.append(!result ? result.error().reason
                              : (result->isEmpty() ? QStringLiteral("=") : QStringLiteral("+")));
    }
    QCOMPARE(actual, answers);
}

void OrderTransitionsTest::refusalsNameTheOrder() {
    Order order = cancelled();
    QCOMPARE(decide::ship(order, {}).error().detail,
             QStringLiteral("The draft order is already cancelled"));
    order.number = QStringLiteral("T1-000012");
    QCOMPARE(decide::ship(order, {}).error().detail,
             QStringLiteral("Order T1-000012 is already cancelled"));
    QCOMPARE(decide::ship(order, {}).error().facts[QStringLiteral("number")].toString(),
             order.number);
    order.lifecycle = Lifecycle::Expired;
    QCOMPARE(decide::ship(order, {}).error().reason, QStringLiteral("expired"));
}

void OrderTransitionsTest::paymentStatusFollowsTheLedger_data() {
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("captured");
    QTest::addColumn<qint64>("refunded");
    QTest::addColumn<qint64>("credited");
    QTest::addColumn<PaymentStatus>("status");
    const auto row = [](const char* name, qint64 total, qint64 captured, qint64 refunded,
                        qint64 credited, PaymentStatus status) {
        QTest::newRow(name) << total << captured << refunded << credited << status;
    };
    row("nothing", 100, 0, 0, 0, PaymentStatus::Unpaid);
    row("free", 0, 0, 0, 0, PaymentStatus::Paid);
    row("part", 100, 99, 0, 0, PaymentStatus::PartiallyPaid);
    row("all", 100, 100, 0, 0, PaymentStatus::Paid);
    row("too much", 100, 101, 0, 0, PaymentStatus::Overpaid);
    row("part credited", 100, 100, 1, 1, PaymentStatus::PartiallyRefunded);
    row("all credited", 100, 100, 100, 100, PaymentStatus::Refunded);
    row("K-16: a part taken back", 100, 50, 1, 0, PaymentStatus::PartiallyPaid);
    row("K-16: a part paid and given back", 100, 50, 50, 0, PaymentStatus::Unpaid);
    row("K-16: all taken back", 100, 100, 100, 0, PaymentStatus::Unpaid);
    row("K-16: taken back and paid again", 100, 200, 100, 0, PaymentStatus::Paid);
    row("credited in part, then taken back in part", 100, 100, 30, 10,
        PaymentStatus::PartiallyPaid);
    row("too much given back", 100, 110, 10, 0, PaymentStatus::Paid);
    row("credited unpaid", 100, 0, 0, 100, PaymentStatus::Paid);
}

void OrderTransitionsTest::paymentStatusFollowsTheLedger() {
    QFETCH(qint64, total);
    QFETCH(qint64, captured);
    QFETCH(qint64, refunded);
    QFETCH(qint64, credited);
    QFETCH(PaymentStatus, status);
    const MoneySummary money{total, captured, refunded, credited};
    for (const auto open : {Lifecycle::Pending, Lifecycle::Confirmed, Lifecycle::Completed}) {
        QCOMPARE(derivePaymentStatus(open, money), status);
    }
    for (const auto ended : {Lifecycle::Cancelled, Lifecycle::Expired}) {
        QCOMPARE(derivePaymentStatus(ended, money),
                 refunded > 0 ? PaymentStatus::Refunded : PaymentStatus::Unpaid);
    }
}

void OrderTransitionsTest::fulfilmentStatusFollowsTheLines_data() {
    QTest::addColumn<qint64>("shipped");
    QTest::addColumn<qint64>("returned");
    QTest::addColumn<bool>("delivered");
    QTest::addColumn<FulfilmentStatus>("status");
    const auto row = [](const char* name, qint64 shipped, qint64 returned, bool delivered,
                        FulfilmentStatus status) {
        QTest::newRow(name) << shipped << returned << delivered << status;
    };
    row("nothing", 0, 0, false, FulfilmentStatus::Unfulfilled);
    row("part", 2, 0, false, FulfilmentStatus::PartiallyShipped);
    row("part stays part when delivered", 2, 0, true, FulfilmentStatus::PartiallyShipped);
    row("all", 3, 0, false, FulfilmentStatus::Shipped);
    row("all delivered", 3, 0, true, FulfilmentStatus::Delivered);
    row("part returned", 3, 1, true, FulfilmentStatus::PartiallyReturned);
    row("all returned", 3, 3, true, FulfilmentStatus::Returned);
}

void OrderTransitionsTest::fulfilmentStatusFollowsTheLines() {
    QFETCH(qint64, shipped);
    QFETCH(qint64, returned);
    QFETCH(bool, delivered);
    QFETCH(FulfilmentStatus, status);
    QCOMPARE(deriveFulfilmentStatus({3, shipped, returned, delivered}), status);
}

void OrderTransitionsTest::statusWordsAreReadBack() {
    for (const Order& order : states()) {
        const StatusWord word = order.statusWord();
        QCOMPARE(statusWordFromText(toText(word)), std::optional(word));
        QCOMPARE(lifecycleFromText(toText(order.lifecycle)), std::optional(order.lifecycle));
        const PaymentStatus payment = order.paymentStatus();
        QCOMPARE(paymentStatusFromText(toText(payment)), std::optional(payment));
        const FulfilmentStatus fulfilment = order.fulfilmentStatus();
        QCOMPARE(fulfilmentStatusFromText(toText(fulfilment)), std::optional(fulfilment));
    }
    QVERIFY(!statusWordFromText(u"Paid"));
    QVERIFY(!paymentMethodFromText(u"barter"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OrderTransitionsTest)
#include "OrderTransitionsTest.moc"
