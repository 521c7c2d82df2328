// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/TillFixture.h"
#include "tests/support/Waiting.h"

namespace countertop {

/// Ends sales by keyboard: sent once, retried with the same key, refused without losing anything.
class TillPaymentTest : public TillFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init() { openTill(); }
    void cleanup() { closeTill(); }

    void paymentKeySellsOnce();
    void placeKeyPlacesAConfirmedOrder();
    void paymentWaitsForTheLastScan();
    void changeDueStaysUntilTheNextKey();
    void tenderedTooLittleIsNotSent();
    void K_11_tenderedCashIsTakenAsTypedOrRefused_data();
    void K_11_tenderedCashIsTakenAsTypedOrRefused();
    void K_11_quantitiesAreTakenAsTypedOrRefused_data();
    void K_11_quantitiesAreTakenAsTypedOrRefused();
    void K_11_aQuantityTypedOverIsTakenAsTypedOrRefused();
    void outOfStockNamesTheProductAndKeepsTheSale();
    void lostReplyIsAskedForWithTheSameKey();
    void K_52_anUnknownSaleIsSentAgainAsItWas();
    void K_52_aRefusedSaleTakesNoScansOfTheNext();
    void scanWhileBusyJoinsTheNextSale();
    void answersForOthersAreIgnored();
    void customerIsChosenByKeys();
    void draftIsReportedOnEveryEdit();
    void restoredDraftIsShown();
    void emptySaleIsNotSent();
};

void TillPaymentTest::paymentKeySellsOnce() {
    addByTyping(QStringLiteral("2*kettle"));
    find<QLineEdit>("tenderedEdit")->setText(QStringLiteral("100"));
    QCOMPARE(find<QLabel>("changeLabel")->text(), QStringLiteral("£24.00"));
    press(Qt::Key_F8);
    press(Qt::Key_F8);
    QTest::mouseClick(find<QPushButton>("takePaymentButton"), Qt::LeftButton);
    press(Qt::Key_F9);
    QCOMPARE(m_commands->size(), 1);
    QVERIFY(!sentIntent(0).repeated);
    const Command command = sentCommand(0);
    const auto* sale = std::get_if<SellAtTill>(&command);
    QVERIFY(sale);
    QVERIFY(isUuidText(sale->orderId.text()));
    QCOMPARE(sale->lines.size(), 1);
    QCOMPARE(sale->lines.first().sku, QStringLiteral("KET-01"));
    QCOMPARE(sale->lines.first().quantity, 2);
    QCOMPARE(sale->lines.first().unitPriceMinor.value_or(0), 3800);
    QCOMPARE(sale->payment.method, PaymentMethod::Cash);
    QCOMPARE(sale->payment.tenderedMinor.value_or(0), 10000);
    answer(2400);
    QTRY_COMPARE(lines()->rowCount(), 0);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 1);
}

void TillPaymentTest::placeKeyPlacesAConfirmedOrder() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F9);
    QCOMPARE(m_commands->size(), 1);
    const Command command = sentCommand(0);
    const auto* order = std::get_if<PlaceOrder>(&command);
    QVERIFY(order);
    QVERIFY(order->confirm);
    answer(0);
    QTRY_VERIFY(find<QLabel>("receiptOrderLabel")->text().contains(u"T1-000123"));
}

void TillPaymentTest::paymentWaitsForTheLastScan() {
    addByTyping(QStringLiteral("kettle"));
    m_reads->hold();
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
    m_reads->release();
    QTRY_COMPARE(m_commands->size(), 1);
    QCOMPARE(std::get<SellAtTill>(sentCommand(0)).lines.size(), 2);
}

void TillPaymentTest::changeDueStaysUntilTheNextKey() {
    addByTyping(QStringLiteral("MUG-BLU"));
    find<QLineEdit>("tenderedEdit")->setText(QStringLiteral("20"));
    press(Qt::Key_F8);
    answer(750);
    auto* change = find<QLabel>("changeDueLabel");
    QTRY_VERIFY(change->isVisible());
    QCOMPARE(change->text(), QStringLiteral("£7.50"));
    press(Qt::Key_F8);
    QVERIFY(change->isVisible());
    type(QStringLiteral("b"));
    QVERIFY(!change->isVisible());
    QVERIFY(find<QLabel>("totalLabel")->isVisible());
    QVERIFY(find<QLineEdit>("tenderedEdit")->text().isEmpty());
}

void TillPaymentTest::tenderedTooLittleIsNotSent() {
    addByTyping(QStringLiteral("kettle"));
    auto* tendered = find<QLineEdit>("tenderedEdit");
    tendered->setText(QStringLiteral("10"));
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
    QCOMPARE(m_messages->size(), 1);
    QVERIFY(tendered->hasFocus());
    tendered->setText(QStringLiteral("ten"));
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
}

void TillPaymentTest::K_11_tenderedCashIsTakenAsTypedOrRefused_data() {
    QTest::addColumn<QString>("typed");
    for (const char* typed : {"10+50", "50*2", "100/2", "50..5", "5,0,0", "50.125", "1e3", "50-"}) {
        QTest::addRow("'%s'", typed) << QString(typed);
    }
}

void TillPaymentTest::K_11_tenderedCashIsTakenAsTypedOrRefused() {
    QFETCH(QString, typed);
    addByTyping(QStringLiteral("kettle"));
    auto* tendered = find<QLineEdit>("tenderedEdit");
    tendered->setFocus();
    QTest::keyClicks(tendered, typed);
    QCOMPARE(tendered->text(), typed);
    QCOMPARE(find<QLabel>("changeLabel")->text(), QString());
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
    QCOMPARE(m_messages->size(), 1);
    const QString text = m_messages->last().at(1).toString();
    QVERIFY2(text.contains(typed) && text.contains(u"not an amount"), qPrintable(text));
}

void TillPaymentTest::K_11_quantitiesAreTakenAsTypedOrRefused_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("quantity");  // 0: refused
    QTest::newRow("plain") << "12" << 12;
    QTest::newRow("grouped") << "1,200" << 1200;
    for (const char* typed :
         {"10+5", "5*2", "10/20", "1..5", "2.5", "-3", "0", "1,20", "1000001"}) {
        QTest::addRow("'%s'", typed) << QString(typed) << 0;
    }
}

void TillPaymentTest::K_11_quantitiesAreTakenAsTypedOrRefused() {
    QFETCH(QString, typed);
    QFETCH(int, quantity);
    for (ProductRow& product : m_shop->catalogue.products) product.onHand = 2000;
    auto* spin = find<QSpinBox>("quantitySpin");
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, typed);
    search()->setFocus();
    QCOMPARE(spin->value(), quantity == 0 ? 1 : quantity);
    QCOMPARE(m_messages->size(), quantity == 0 ? 1 : 0);
    if (quantity == 0) QVERIFY(m_messages->last().at(1).toString().contains(typed));
    // The same as a prefix of a product.
    m_messages->clear();
    if (typed.contains(u'*')) return;
    type(typed + QStringLiteral("*kettle"));
    press(Qt::Key_Return);
    QTRY_COMPARE(lines()->rowCount() + m_messages->size(), 1);
    QCOMPARE(lines()->rowCount(), quantity == 0 ? 0 : 1);
    if (quantity != 0) QCOMPARE(cell(0, 2), QLocale().toString(quantity));
}

void TillPaymentTest::K_11_aQuantityTypedOverIsTakenAsTypedOrRefused() {
    addByTyping(QStringLiteral("2*kettle"));
    auto* table = find<QTableView>("orderLinesTable");
    const auto typeOver = [&](const QString& typed) {
        table->edit(lines()->index(0, 2));
        auto* spin = find<QSpinBox>("lineQuantitySpin");
        QVERIFY(spin);
        spin->selectAll();
        QTest::keyClicks(spin, typed);
        // Leave the field without Enter: after such fast keys it would end a scan.
        search()->setFocus();
        QTRY_VERIFY(!find<QSpinBox>("lineQuantitySpin"));
    };
    typeOver(QStringLiteral("10+5"));
    QCOMPARE(cell(0, 2), QStringLiteral("2"));
    QCOMPARE(m_messages->size(), 1);
    QVERIFY(m_messages->last().at(1).toString().contains(u"10+5"));
    typeOver(QStringLiteral("15"));
    QCOMPARE(cell(0, 2), QStringLiteral("15"));
    QCOMPARE(m_messages->size(), 1);
}

void TillPaymentTest::outOfStockNamesTheProductAndKeepsTheSale() {
    addByTyping(QStringLiteral("5*jug"));
    press(Qt::Key_F8);
    const Intent first = sentIntent(0);
    const OrderId orderId = std::get<SellAtTill>(sentCommand(0)).orderId;
    m_page->commandFailed(first.key,
                          makeError(ErrorCode::OutOfStock, {}, QStringLiteral("out_of_stock"),
                                    {{QStringLiteral("product"), "Blue milk jug"},
                                     {QStringLiteral("available"), 2}}));
    QCOMPARE(m_messages->last().at(0).value<MessageKind>(), MessageKind::Error);
    const QString text = m_messages->last().at(1).toString();
    QVERIFY(text.contains(u"Blue milk jug") && text.contains(u'2'));
    QCOMPARE(lines()->rowCount(), 1);
    lines()->setData(lines()->index(0, 2), 2, Qt::EditRole);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 2);
    QVERIFY(sentIntent(1).key != first.key);
    QVERIFY(!sentIntent(1).repeated);
    QCOMPARE(std::get<SellAtTill>(sentCommand(1)).orderId, orderId);
}

void TillPaymentTest::lostReplyIsAskedForWithTheSameKey() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    Error lost = makeError(ErrorCode::Network, QStringLiteral("gone"));
    lost.outcomeUnknown = true;
    m_page->commandFailed(sentIntent(0).key, lost);
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 2);
    QCOMPARE(sentIntent(1).key, sentIntent(0).key);
    QVERIFY(sentIntent(1).repeated);
    QCOMPARE(toJsonText(sentCommand(1)), toJsonText(sentCommand(0)));
}

void TillPaymentTest::K_52_anUnknownSaleIsSentAgainAsItWas() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    Error lost = makeError(ErrorCode::Network, QStringLiteral("gone"));
    lost.outcomeUnknown = true;
    m_page->commandFailed(sentIntent(0).key, lost);
    QVERIFY(find<QLabel>("tillNoticeLabel")->isVisible());
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    QTRY_VERIFY(find<QLabel>("tillNoticeLabel")->text().contains(u"Next sale: 1 × "));
    QCOMPARE(lines()->rowCount(), 1);
    QVERIFY(!lines()->setData(lines()->index(0, 2), 5, Qt::EditRole));
    auto* tendered = find<QLineEdit>("tenderedEdit");
    QVERIFY(tendered->isReadOnly());
    for (const char* method : {"Card", "Cash"}) {
        for (auto* button : m_page->findChildren<QPushButton*>()) {
            if (button->text() == QLatin1StringView(method))
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    // Whichever key ends the sale, it is the same attempt.
    press(Qt::Key_F9);
    QCOMPARE(sentIntent(1).key, sentIntent(0).key);
    QCOMPARE(toJsonText(sentCommand(1)), toJsonText(sentCommand(0)));
    answer(1);
    QTRY_COMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
    QCOMPARE(m_messages->last().at(0).value<MessageKind>(), MessageKind::Success);
    QVERIFY(!find<QLabel>("tillNoticeLabel")->isVisible());
}

void TillPaymentTest::K_52_aRefusedSaleTakesNoScansOfTheNext() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    QTRY_VERIFY(find<QLabel>("tillNoticeLabel")->isVisible());
    m_page->commandFailed(sentIntent(0).key,
                          makeError(ErrorCode::OutOfStock, {}, QStringLiteral("out_of_stock")));
    QCOMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("KET-01"));
    press(Qt::Key_F8);
    QCOMPARE(std::get<SellAtTill>(sentCommand(1)).lines.size(), 1);
}

void TillPaymentTest::scanWhileBusyJoinsTheNextSale() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    type(QStringLiteral("5012345678900"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_shop->catalogue.searches.last(), QStringLiteral("5012345678900"));
    waiting::settle();
    QCOMPARE(lines()->rowCount(), 1);
    QCOMPARE(cell(0, 0), QStringLiteral("KET-01"));
    answer(0);
    QTRY_COMPARE(lines()->rowCount(), 1);
    QTRY_COMPARE(cell(0, 0), QStringLiteral("MUG-BLU"));
}

void TillPaymentTest::answersForOthersAreIgnored() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F8);
    m_page->commandFinished(newUuidV7(), {});
    m_page->commandFailed(newUuidV7(), makeError(ErrorCode::OutOfStock, {}));
    QCOMPARE(m_messages->size(), 0);
    QCOMPARE(lines()->rowCount(), 1);
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 1);
}

void TillPaymentTest::customerIsChosenByKeys() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F2);
    type(QStringLiteral("jonas"));
    press(Qt::Key_Return);
    auto* customer = find<QLineEdit>("customerEdit");
    QTRY_COMPARE(customer->text(), QStringLiteral("Jonas Weber"));
    QTRY_VERIFY(search()->hasFocus());
    press(Qt::Key_F8);
    QCOMPARE(std::get<SellAtTill>(sentCommand(0)).customerId,
             m_shop->catalogue.customers.at(1).customerId);
}

void TillPaymentTest::draftIsReportedOnEveryEdit() {
    addByTyping(QStringLiteral("kettle"));
    QCOMPARE(m_drafts->size(), 1);
    lines()->setData(lines()->index(0, 2), 6, Qt::EditRole);
    QCOMPARE(m_drafts->size(), 2);
    const auto drafts = m_drafts->last().first().value<QList<TillDraft>>();
    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.first().lines.first().quantity, 6);
    press(Qt::Key_F8);
    QVERIFY(m_drafts->last().first().value<QList<TillDraft>>().first().repeated);
    answer(0);
    QVERIFY(m_drafts->last().first().value<QList<TillDraft>>().isEmpty());
}

void TillPaymentTest::restoredDraftIsShown() {
    TillDraft draft = TillDraft::fresh(1);
    draft.lines = {{QStringLiteral("KET-01"), QStringLiteral("Kettle"), 2, 3800, 2000}};
    draft.repeated = true;
    m_page->restoreDrafts({draft});
    QCOMPARE(lines()->rowCount(), 1);
    QCOMPARE(total(), QStringLiteral("£76.00"));
    QCOMPARE(m_messages->size(), 1);
    press(Qt::Key_F8);
    QCOMPARE(sentIntent(0).key, draft.intentKey);
    QVERIFY(sentIntent(0).repeated);
}

void TillPaymentTest::emptySaleIsNotSent() {
    press(Qt::Key_F8);
    press(Qt::Key_F9);
    QCOMPARE(m_commands->size(), 0);
    QVERIFY(m_messages->size() > 0);
}

}  // namespace countertop

QTEST_MAIN(countertop::TillPaymentTest)
#include "TillPaymentTest.moc"
