// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/TillFixture.h"
#include "tests/support/Waiting.h"

#include <QDialog>

namespace countertop {

/// Ending a sale by keyboard: text typed but not entered, the customer and the payment method, and
/// where the focus is afterwards.
class TillEndTest : public TillFixture {
    Q_OBJECT

private slots:
    void initTestCase() { startTheme(); }
    void init() { openTill(); }
    void cleanup() { closeTill(); }

    void CL_15_theEndTakesWhatIsTyped_data();
    void CL_15_theEndTakesWhatIsTyped();
    void CL_15_theEndAsksWhatIsMeant_data();
    void CL_15_theEndAsksWhatIsMeant();
    void CL_15_aQuantityBeingTypedIsTheLines();
    void CL_15_aCustomerHalfTypedIsAskedFor();
    void CL_32_oneChangeAfterASale();
    void CL_32_anUnknownScanLeavesTheField();
    void CL_32_aScanClosesTheCustomersPopup();
    void CL_32_anUnknownCustomerIsReported();
    void CL_32_keysForCashAndCard();
    void CL_21_focusIsInTheSearchAfterEachAction();
    void CL_21_theQuestionAboutCashLeadsBackToIt();
    void CL_21_tabFollowsTheEye();

private:
    [[nodiscard]] QString lastMessage() const {
        return m_messages->isEmpty() ? QString() : m_messages->last().at(1).toString();
    }
    /// Types like a person: slower than any scanner.
    void typeSlowly(const QString& text) const {
        for (const QChar character : text)
            QTest::keyClick(QApplication::focusWidget(), character.toLatin1(), {}, 60);
    }
    void scan(const QString& code) {
        type(code);
        press(Qt::Key_Return);
    }
};

void TillEndTest::CL_15_theEndTakesWhatIsTyped_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sku");
    QTest::addColumn<int>("quantity");
    QTest::newRow("a SKU") << "MUG-GRN"
                           << "MUG-GRN" << 1;
    QTest::newRow("a barcode") << "3*4006381333931"
                               << "TEA-EG" << 3;
    QTest::newRow("the only match") << "2*milk"
                                    << "JUG-BLU" << 2;
    QTest::newRow("the whole name") << "blue mug"
                                    << "MUG-BLU" << 1;
}

void TillEndTest::CL_15_theEndTakesWhatIsTyped() {
    QFETCH(QString, typed);
    QFETCH(QString, sku);
    QFETCH(int, quantity);
    addByTyping(QStringLiteral("kettle"));
    type(typed);
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 1);
    const auto sale = std::get<SellAtTill>(sentCommand(0));
    QCOMPARE(sale.lines.size(), 2);
    QCOMPARE(sale.lines.last().sku, sku);
    QCOMPARE(sale.lines.last().quantity, quantity);
    QVERIFY(search()->text().isEmpty());
}

void TillEndTest::CL_15_theEndAsksWhatIsMeant_data() {
    QTest::addColumn<QString>("typed");
    QTest::newRow("several") << "mug";
    QTest::newRow("nothing") << "zebra";
    QTest::newRow("one figure") << "5";
    QTest::newRow("a quantity alone") << "5*";
    QTest::newRow("an impossible quantity") << "2.5*kettle";
}

void TillEndTest::CL_15_theEndAsksWhatIsMeant() {
    QFETCH(QString, typed);
    addByTyping(QStringLiteral("kettle"));
    for (const Qt::Key end : {Qt::Key_F8, Qt::Key_F9}) {
        m_messages->clear();
        search()->setText(typed);
        QTest::keyClick(search(), end);
        QTRY_COMPARE(m_messages->size(), 1);
        waiting::settle();
        QCOMPARE(m_commands->size(), 0);
        QCOMPARE(lines()->rowCount(), 1);
        QVERIFY(search()->hasFocus());
        QVERIFY(!search()->text().isEmpty());
    }
    press(Qt::Key_Escape);
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 1);
}

void TillEndTest::CL_15_aQuantityBeingTypedIsTheLines() {
    addByTyping(QStringLiteral("tea"));
    press(Qt::Key_Down);
    typeSlowly(QStringLiteral("7"));
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 1);
    QCOMPARE(std::get<SellAtTill>(sentCommand(0)).lines.first().quantity, 7);
}

void TillEndTest::CL_15_aCustomerHalfTypedIsAskedFor() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F2);
    type(QStringLiteral("jonas"));
    press(Qt::Key_F8);
    QCOMPARE(m_commands->size(), 0);
    QVERIFY(lastMessage().contains(u"jonas"));
    press(Qt::Key_Escape);
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 1);
}

void TillEndTest::CL_32_oneChangeAfterASale() {
    addByTyping(QStringLiteral("MUG-GRN"));
    find<QLineEdit>("tenderedEdit")->setText(QStringLiteral("20"));
    press(Qt::Key_F8);
    answer(750);
    QTRY_VERIFY(find<QLabel>("changeDueLabel")->isVisible());
    QCOMPARE(find<QLabel>("changeDueLabel")->text(), QStringLiteral("£7.50"));
    QCOMPARE(find<QLabel>("changeLabel")->text(), QString());
    press(Qt::Key_F7);
    QVERIFY(!find<QLabel>("changeDueLabel")->isVisible());
    addByTyping(QStringLiteral("MUG-GRN"));
    press(Qt::Key_F8);
    answer(0);
    QTRY_VERIFY(find<QLabel>("changeDueLabel")->isVisible());
    QCOMPARE(find<QLabel>("changeDueLabel")->text(), QStringLiteral("£12.50"));
    for (const QLabel* label : m_page->findChildren<QLabel*>()) {
        QVERIFY2(!label->isVisible() || !label->text().contains(u"Change"),
                 qPrintable(label->text()));
    }
}

void TillEndTest::CL_32_anUnknownScanLeavesTheField() {
    scan(QStringLiteral("4000000000000"));
    QTRY_COMPARE(m_messages->size(), 1);
    QVERIFY(lastMessage().contains(u"4000000000000"));
    QVERIFY(search()->text().isEmpty());
    addByTyping(QStringLiteral("tea"));
    // A word is kept, because it may only be misspelt, and the next input replaces it.
    m_messages->clear();
    type(QStringLiteral("zebra"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_messages->size(), 1);
    QCOMPARE(search()->text(), QStringLiteral("zebra"));
    addByTyping(QStringLiteral("kettle"));
}

void TillEndTest::CL_32_aScanClosesTheCustomersPopup() {
    addByTyping(QStringLiteral("kettle"));
    press(Qt::Key_F2);
    type(QStringLiteral("jo"));
    auto* popup = find<QAbstractItemView>("customerSuggestions");
    QTRY_VERIFY(popup->isVisible());
    // A pause, as between typed letters and a scan.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Shift, {}, 150);
    scan(QStringLiteral("4006381333931"));
    QTRY_COMPARE(lines()->rowCount(), 2);
    waiting::settle();
    QVERIFY(!popup->isVisible());
    QVERIFY(find<QLineEdit>("customerEdit")->text().isEmpty());
}

void TillEndTest::CL_32_anUnknownCustomerIsReported() {
    press(Qt::Key_F2);
    typeSlowly(QStringLiteral("nobody"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, {}, 60);
    QTRY_COMPARE(m_messages->size(), 1);
    QVERIFY(lastMessage().contains(u"nobody"));
    QVERIFY(find<QLineEdit>("customerEdit")->hasFocus());
}

void TillEndTest::CL_32_keysForCashAndCard() {
    addByTyping(QStringLiteral("MUG-GRN"));
    press(Qt::Key_F6);
    QVERIFY(find<QLineEdit>("tenderedEdit")->hasFocus());
    type(QStringLiteral("50"));
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 1);
    QCOMPARE(std::get<SellAtTill>(sentCommand(0)).payment.tenderedMinor.value_or(0), 5000);
    // While the result is pending, the payment does not change.
    press(Qt::Key_F7);
    QCOMPARE(find<QLineEdit>("tenderedEdit")->text(), QStringLiteral("50"));
    answer(3750);
    addByTyping(QStringLiteral("MUG-GRN"));
    press(Qt::Key_F7);
    QVERIFY(search()->hasFocus());
    press(Qt::Key_F8);
    QTRY_COMPARE(m_commands->size(), 2);
    QCOMPARE(std::get<SellAtTill>(sentCommand(1)).payment.method, PaymentMethod::Card);
}

void TillEndTest::CL_21_focusIsInTheSearchAfterEachAction() {
    const auto isInSearch = [this] { return search()->hasFocus(); };
    addByTyping(QStringLiteral("MUG-GRN"));
    find<QPushButton>("takePaymentButton")->setFocus();
    press(Qt::Key_F8);
    m_page->commandFailed(sentIntent(0).key,
                          makeError(ErrorCode::OutOfStock, {}, QStringLiteral("out_of_stock")));
    QVERIFY(isInSearch());
    find<QPushButton>("takePaymentButton")->setFocus();
    press(Qt::Key_F8);
    answer(0);
    QVERIFY(isInSearch());
    addByTyping(QStringLiteral("MUG-GRN"));
    find<QPushButton>("parkButton")->setFocus();
    press(Qt::Key_Space);
    QVERIFY(isInSearch());
    find<QPushButton>("parkButton")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space, {}, 150);
    QCOMPARE(lines()->rowCount(), 1);
    QVERIFY(isInSearch());
}

void TillEndTest::CL_21_theQuestionAboutCashLeadsBackToIt() {
    addByTyping(QStringLiteral("MUG-GRN"));
    press(Qt::Key_F6);
    typeSlowly(QStringLiteral("5000"));
    press(Qt::Key_F8);
    auto* question = find<QDialog>("confirmDialog");
    QTRY_VERIFY(question && question->isVisible());
    question->reject();
    QTRY_VERIFY(find<QLineEdit>("tenderedEdit")->hasFocus());
    QCOMPARE(m_commands->size(), 0);
}

void TillEndTest::CL_21_tabFollowsTheEye() {
    addByTyping(QStringLiteral("kettle"));
    QStringList reached{search()->objectName()};
    for (int i = 0; i < 30; ++i) {
        press(Qt::Key_Tab);
        const QWidget* focus = QApplication::focusWidget();
        if (focus == search()) break;
        const auto* button = qobject_cast<const QPushButton*>(focus);
        reached.append(focus->objectName().isEmpty() && button ? button->text()
                                                               : focus->objectName());
    }
    reached.removeAll(QString());
    const QStringList expected{
        QStringLiteral("productSearchEdit"), QStringLiteral("quantitySpin"),
        QStringLiteral("addLineButton"),     QStringLiteral("orderLinesTable"),
        QStringLiteral("customerEdit"),      QStringLiteral("Cash"),
        QStringLiteral("tenderedEdit"),      QStringLiteral("takePaymentButton"),
        QStringLiteral("placeOrderButton"),  QStringLiteral("parkButton")};
    reached.removeAll(QStringLiteral("Card"));
    QCOMPARE(reached.mid(0, expected.size()), expected);
}

}  // namespace countertop

QTEST_MAIN(countertop::TillEndTest)
#include "TillEndTest.moc"
