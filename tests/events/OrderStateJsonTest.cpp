// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/OrderStateJson.h"
#include "tests/domain/OrderScenes.h"

#include <QtTest>

namespace countertop {

using namespace scenes;

/// The complete state of an order reads back as it was written; other texts are reported.
class OrderStateJsonTest : public QObject {
    Q_OBJECT

private slots:
    void everyFieldIsReadBack();
    void anOrderWithoutEventsIsReadBack();
    void whatIsNoStateIsReported_data();
    void whatIsNoStateIsReported();
};

namespace {

OrderLine fullLine() {
    OrderLine line = numbered(scenes::line(kMug, 3, 1250), 4);
    line.name = QStringLiteral("Gr\u00fc\u00dfe \"quoted\" \\ \n\u0001");
    line.discountMinor = 50;
    line.exactUnitPrice = QStringLiteral("12.505");
    line.shipped = 2;
    line.returned = 1;
    return line;
}

/// An order in which no field has its default value.
Order fullOrder() {
    Order order;
    order.lifecycle = Lifecycle::Completed;
    order.kind = OrderKind::CreditNote;
    order.number = QStringLiteral("T1-000042");
    order.customerId = CustomerId(QStringLiteral("c-1"));
    order.customerName = QStringLiteral("Amira \U0001F375");
    order.currency = QStringLiteral("EUR");
    order.till = QStringLiteral("T9");
    order.day = QStringLiteral("2026-11-21");
    order.placedAt = Q_INT64_C(9007199254740993);
    order.lines = {fullLine(), numbered(scenes::line(kTea, 1, 0), 6)};
    order.lastLineNumber = 9;
    order.totalMinor = Q_INT64_C(9007199254740995);
    order.taxMinor = -617;
    order.capturedMinor = 4000;
    order.refundedMinor = 300;
    order.refundRequestedMinor = 200;
    order.creditedMinor = 250;
    order.isReversalRequested = true;
    order.refundGivenUpMinor = 100;
    order.paidMethods = {{PaymentMethod::BankTransfer, 3000}, {PaymentMethod::Card, 700}};
    order.payBy = PayBy::Gateway;
    order.delivered = true;
    order.confirmedAutomatically = true;
    order.completedAutomatically = true;
    order.tracking = QStringLiteral("TRACK");
    order.cancelReason = QStringLiteral("no \u2026");
    return order;
}

}  // namespace

void OrderStateJsonTest::everyFieldIsReadBack() {
    const auto read = orderFromStateText(orderStateText(fullOrder()));
    QVERIFY(read);
    // The name stays in the order's first event, encrypted.
    Order expected = fullOrder();
    QVERIFY(!orderStateText(expected).contains(expected.customerName.toUtf8()));
    expected.customerName.clear();
    QVERIFY(*read == expected);
    QCOMPARE(orderStateText(*read), orderStateText(fullOrder()));
}

void OrderStateJsonTest::anOrderWithoutEventsIsReadBack() {
    const auto read = orderFromStateText(orderStateText({}));
    QVERIFY(read);
    QVERIFY(*read == Order{});
}

void OrderStateJsonTest::whatIsNoStateIsReported_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no object") << QByteArray("[]");
    QTest::newRow("cut off") << orderStateText(fullOrder()).chopped(1);
    QTest::newRow("no fields") << QByteArray("{}");
    QTest::newRow("unknown lifecycle")
        << orderStateText(fullOrder()).replace("completed", "vanished");
}

void OrderStateJsonTest::whatIsNoStateIsReported() {
    QFETCH(QByteArray, text);
    const auto read = orderFromStateText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Damaged);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OrderStateJsonTest)
#include "OrderStateJsonTest.moc"
