// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/BusyButton.h"
#include "views/orders/OrderActions.h"
#include "views/orders/OrderDialogs.h"
#include "views/products/StockDialogs.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

namespace countertop {

/// The dialogs for refunds and stock counts.
class MoneyBackTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void K_13_theWaysAreShownAndChosen();
    void K_13_aPartStaysWithinItsWay();
    void K_16_aReversalIsChosen();
    void K_16_whatIsDueAgainCanBePaid();
    void K_19_aGivenUpRefundOffersOtherWays();
    void K_53_aCountAsksWhenTheStockHasMoved();

private:
    std::unique_ptr<Theme> m_theme;
};

namespace {

TimelineEntry entry(const QString& type, PaymentMethod method, qint64 amountMinor) {
    TimelineEntry made;
    made.type = type;
    made.facts = {{QStringLiteral("method"), toText(method)},
                  {QStringLiteral("amount_minor"), amountMinor}};
    return made;
}

/// An order paid with 60.00 by card and 40.00 in cash.
OrderDetails splitOrder() {
    OrderDetails order;
    order.row.orderId = OrderId::create();
    order.row.number = QStringLiteral("T1-000001");
    order.row.lifecycle = Lifecycle::Confirmed;
    order.row.currency = QStringLiteral("GBP");
    order.row.totalMinor = 10'000;
    order.row.capturedMinor = 10'000;
    order.timeline = {entry(QStringLiteral("PaymentCaptured"), PaymentMethod::Card, 6000),
                      entry(QStringLiteral("PaymentCaptured"), PaymentMethod::Cash, 4000)};
    return order;
}

ProductRow mugs(qint64 onHand) {
    ProductRow product;
    product.sku = QStringLiteral("MUG");
    product.name = QStringLiteral("Blue mug");
    product.currency = QStringLiteral("GBP");
    product.onHand = onHand;
    return product;
}

template <class T>
T* field(QWidget& dialog, const char* name) {
    return dialog.findChild<T*>(QLatin1StringView(name));
}

/// Whether clicking the button submits the dialog.
bool submits(FormDialog& dialog) {
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    dialog.findChild<BusyButton*>()->click();
    return submitted.size() == 1;
}

}  // namespace

void MoneyBackTest::initTestCase() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
}

void MoneyBackTest::K_13_theWaysAreShownAndChosen() {
    RefundOrderDialog dialog(splitOrder(), nullptr);
    auto* way = field<QComboBox>(dialog, "methodField");
    QCOMPARE(way->count(), 3);
    QVERIFY(way->itemText(0).contains(QStringLiteral("£40.00")));
    QVERIFY(way->itemText(0).contains(QStringLiteral("£60.00")));
    QVERIFY(way->itemText(1).contains(QStringLiteral("£40.00")));
    QVERIFY(!dialog.command().method);
    QCOMPARE(dialog.command().amountMinor, 10'000);
    way->setCurrentIndex(2);
    QCOMPARE(dialog.command().method, PaymentMethod::Card);
    QCOMPARE(dialog.command().amountMinor, 6000);
    QVERIFY(!dialog.command().isReversal);
}

void MoneyBackTest::K_13_aPartStaysWithinItsWay() {
    RefundOrderDialog dialog(splitOrder(), nullptr);
    dialog.show();
    auto* amount = field<QLineEdit>(dialog, "amountField");
    for (const char* wrong : {"100.01", "0", "-1", "ten", ""}) {
        amount->setText(QLatin1StringView(wrong));
        QVERIFY2(!submits(dialog), wrong);
    }
    amount->setText(QStringLiteral("41.00"));
    QVERIFY(submits(dialog));
    field<QComboBox>(dialog, "methodField")->setCurrentIndex(1);
    amount->setText(QStringLiteral("41.00"));
    QVERIFY(!submits(dialog));
    amount->setText(QStringLiteral("12.50"));
    QVERIFY(submits(dialog));
    QCOMPARE(dialog.command().amountMinor, 1250);
    QCOMPARE(dialog.command().method, PaymentMethod::Cash);
    // A typed amount stays when another method is chosen.
    field<QComboBox>(dialog, "methodField")->setCurrentIndex(2);
    QCOMPARE(dialog.command().amountMinor, 1250);
}

void MoneyBackTest::K_16_aReversalIsChosen() {
    RefundOrderDialog dialog(splitOrder(), nullptr);
    field<QCheckBox>(dialog, "reversalField")->setChecked(true);
    QVERIFY(dialog.command().isReversal);
    // An order that is not fully paid is due again in any case.
    OrderDetails part = splitOrder();
    part.row.totalMinor = 20'000;
    const RefundOrderDialog other(part, nullptr);
    QVERIFY(!other.findChild<QCheckBox*>(QStringLiteral("reversalField")));
}

void MoneyBackTest::K_16_whatIsDueAgainCanBePaid() {
    OrderRow row = splitOrder().row;
    QVERIFY(!actionsFor(row).canPay);
    row.refundedMinor = 10'000;
    QVERIFY(actionsFor(row).canPay);
    QVERIFY(!actionsFor(row).canRefund);
    const TakePaymentDialog dialog(row, nullptr);
    QCOMPARE(dialog.command().payment.amountMinor, 10'000);
    row.creditedMinor = 10'000;
    QVERIFY(!actionsFor(row).canPay);
}

void MoneyBackTest::K_19_aGivenUpRefundOffersOtherWays() {
    OrderDetails order = splitOrder();
    order.timeline = {entry(QStringLiteral("PaymentCaptured"), PaymentMethod::Gateway, 10'000)};
    const RefundOrderDialog before(order, nullptr);
    QCOMPARE(before.findChild<QComboBox*>(QStringLiteral("methodField"))->count(), 1);
    order.timeline.append(entry(QStringLiteral("RefundGivenUp"), PaymentMethod::Gateway, 2500));
    RefundOrderDialog dialog(order, nullptr);
    auto* way = field<QComboBox>(dialog, "methodField");
    QVERIFY(way->count() > 3);
    way->setCurrentIndex(2);
    QCOMPARE(dialog.command().method, PaymentMethod::Cash);
    QCOMPARE(dialog.command().amountMinor, 2500);
}

void MoneyBackTest::K_53_aCountAsksWhenTheStockHasMoved() {
    CorrectStockDialog dialog(mugs(10), nullptr);
    dialog.show();
    field<QLineEdit>(dialog, "changeField")->setText(QStringLiteral("8"));
    field<QLineEdit>(dialog, "reasonField")->setText(QStringLiteral("counted"));
    QCOMPARE(dialog.command().change, -2);
    QCOMPARE(dialog.command().expectedOnHand, 10);
    const Error moved = makeError(
        ErrorCode::VersionConflict, {}, QStringLiteral("stock_moved"),
        {{QStringLiteral("expected_on_hand"), 10}, {QStringLiteral("actual_on_hand"), 8}});
    dialog.showError(moved);
    auto* when = field<QComboBox>(dialog, "whenField");
    QVERIFY(when);
    QStringList texts;
    for (const auto* label : dialog.findChildren<QLabel*>()) texts.append(label->text());
    QVERIFY(texts.contains(QStringLiteral("10 on hand when you began, 8 now: 2 left meanwhile.")));
    // An extra Enter does not answer the question.
    QVERIFY(!submits(dialog));
    QCOMPARE(dialog.shownProblems(), QStringList{QStringLiteral("Choose when you counted.")});
    // Counted after the sale: the stock on record is already right.
    when->setCurrentIndex(1);
    QVERIFY(!submits(dialog));
    when->setCurrentIndex(2);
    QVERIFY(submits(dialog));
    QCOMPARE(dialog.command().change, -2);
    QCOMPARE(dialog.command().expectedOnHand, 8);
}

}  // namespace countertop

QTEST_MAIN(countertop::MoneyBackTest)
#include "MoneyBackTest.moc"
