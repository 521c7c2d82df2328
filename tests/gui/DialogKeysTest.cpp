// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/DialogFixture.h"
#include "tests/support/Waiting.h"
#include "views/shop/NewShopDialog.h"

#include <QComboBox>

namespace countertop {

namespace {

/// True when every widget is below the previous one, or beside it to the right.
bool followsTheEye(const QList<const QWidget*>& widgets) {
    QPoint last(-1, -1);
    for (const QWidget* widget : widgets) {
        const QPoint at = widget->mapTo(widget->window(), QPoint());
        const bool isBeside = qAbs(at.y() - last.y()) < widget->height() && at.x() > last.x();
        if (!isBeside && at.y() <= last.y()) return false;
        last = at;
    }
    return true;
}

}  // namespace

/// Enter, Esc and Tab in the dialogs of every page.
class DialogKeysTest : public DialogFixture {
    Q_OBJECT

private slots:
    void CL_01_enterPressesTheButtonThatHasTheFocus_data() { addDialogs(); }
    void CL_01_enterPressesTheButtonThatHasTheFocus();
    void CL_01_enterInAFieldPressesTheDefaultButton();
    void CL_01_redDialogsBeginWithTheirSafeButton_data() { addDialogs(); }
    void CL_01_redDialogsBeginWithTheirSafeButton();
    void CL_01_theNewShopQuestionAnswersItsButtons();
    void CL_38_escAsksBeforeItThrowsAwayWhatWasTyped_data() { addDialogs(); }
    void CL_38_escAsksBeforeItThrowsAwayWhatWasTyped();
    void CL_38_closingAsksToo();
    void tabFollowsTheEye_data() { addDialogs(); }
    void tabFollowsTheEye();
    void CL_01_aQuestionWithAReasonBeginsWithItsSafeButton();
};

void DialogKeysTest::CL_01_enterPressesTheButtonThatHasTheFocus() {
    QPointer<FormDialog> dialog = open();
    QVERIFY(dialog);
    QVERIFY(tabTo("dismissButton"));
    keyboard::enter();
    waiting::settle();
    QVERIFY(!m_window->dialog());
    QVERIFY(m_window->commands().isEmpty());
    QVERIFY(dialog = open());
    QSignalSpy submitted(dialog, &FormDialog::submitted);
    QVERIFY(tabTo("submitButton"));
    keyboard::enter();
    waiting::settle();
    QVERIFY(dialog);
    QVERIFY(submitted.size() == 1 || !dialog->shownProblems().isEmpty());
}

void DialogKeysTest::CL_01_enterInAFieldPressesTheDefaultButton() {
    QVERIFY(open(PageId::Products, "changePriceButton", {}));
    fill("price", QStringLiteral("13.00"));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 1);
    QCOMPARE(std::get<ChangeProductPrice>(m_window->commands().first()).priceMinor, 1300);
}

void DialogKeysTest::CL_01_redDialogsBeginWithTheirSafeButton() {
    QFETCH(bool, isRed);
    FormDialog* dialog = open();
    QVERIFY(dialog);
    QCOMPARE(focusIs("dismissButton"), isRed);
    if (!isRed) return;
    auto* reason = dialog->findChild<QLineEdit*>(QStringLiteral("reasonField"));
    reason->setFocus();
    keyboard::type(QStringLiteral("torn"));
    // Enter moves on to the safe button and does nothing else.
    keyboard::enter();
    waiting::settle();
    QCOMPARE(m_window->dialog(), dialog);
    QVERIFY(focusIs("dismissButton"));
    QVERIFY(m_window->commands().isEmpty());
    QVERIFY(tabTo("submitButton"));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 1);
}

void DialogKeysTest::CL_01_theNewShopQuestionAnswersItsButtons() {
    NewShopDialog dialog(QStringLiteral("here"), m_window->window());
    QSignalSpy made(&dialog, &FormDialog::submitted);
    QSignalSpy refused(&dialog, &QDialog::rejected);
    dialog.open();
    QCOMPARE(m_window->dialog(), &dialog);
    QVERIFY(tabTo("dismissButton"));
    keyboard::enter();
    QCOMPARE(refused.size(), 1);
    dialog.open();
    QCOMPARE(m_window->dialog(), &dialog);
    dialog.findChild<QComboBox*>(QStringLiteral("currencyField"))
        ->setCurrentText(QStringLiteral("EUR"));
    dialog.findChild<QComboBox*>(QStringLiteral("time_zoneField"))
        ->setCurrentText(QStringLiteral("Europe/Berlin"));
    keyboard::enter();
    QCOMPARE(made.size(), 1);
}

void DialogKeysTest::CL_38_escAsksBeforeItThrowsAwayWhatWasTyped() {
    QPointer<FormDialog> dialog = open();
    QVERIFY(dialog);
    keyboard::press(Qt::Key_Escape);
    waiting::settle();
    QVERIFY(!m_window->dialog());
    QVERIFY(dialog = open());
    auto* edit = dialog->findChildren<QLineEdit*>().last();
    edit->setFocus();
    keyboard::type(QStringLiteral("12"));
    const QString typed = edit->text();
    for (const int key : {Qt::Key_Return, Qt::Key_Escape}) {
        keyboard::press(Qt::Key_Escape);
        waiting::settle();
        QCOMPARE(question(), QStringLiteral("Throw away what you typed?"));
        keyboard::press(key);
        waiting::settle();
        QCOMPARE(m_window->dialog(), dialog.data());
        QCOMPARE(edit->text(), typed);
        QTRY_VERIFY(edit->hasFocus());
    }
    keyboard::press(Qt::Key_Escape);
    waiting::settle();
    answerYes();
    QVERIFY(!m_window->dialog());
    QVERIFY(m_window->commands().isEmpty());
}

void DialogKeysTest::CL_38_closingAsksToo() {
    FormDialog* dialog = open(PageId::Customers, "addCustomerButton", {});
    QVERIFY(dialog);
    fill("name", QStringLiteral("Ada"));
    QVERIFY(!dialog->close());
    QCOMPARE(question(), QStringLiteral("Throw away what you typed?"));
    keyboard::enter();
    waiting::settle();
    // The button's text says what it does, so it asks for no confirmation.
    QVERIFY(tabTo("dismissButton"));
    keyboard::enter();
    waiting::settle();
    QVERIFY(!m_window->dialog());
}

void DialogKeysTest::tabFollowsTheEye() {
    FormDialog* dialog = open();
    QVERIFY(dialog);
    auto* first = dialog->findChild<QWidget*>(QStringLiteral("dismissButton"));
    QVERIFY(tabTo("submitButton"));
    QList<const QWidget*> seen;
    for (tab(); !seen.contains(QApplication::focusWidget()); tab()) {
        seen.append(QApplication::focusWidget());
    }
    QVERIFY(seen.contains(first));
    QVERIFY(followsTheEye(seen));
}

void DialogKeysTest::CL_01_aQuestionWithAReasonBeginsWithItsSafeButton() {
    QStringList answers;
    QPointer<QDialog> asked =
        ConfirmDialog::ask(m_window->window(),
                           {QStringLiteral("Undo?"),
                            {},
                            QStringLiteral("Undo"),
                            QStringLiteral("Keep"),
                            QStringLiteral("Reason")},
                           [&answers](const QString& reason) { answers.append(reason); });
    QCOMPARE(m_window->dialog(), asked.data());
    QVERIFY(focusIs("keepButton"));
    asked->findChild<QLineEdit*>(QStringLiteral("reasonEdit"))->setFocus();
    keyboard::type(QStringLiteral("lost"));
    keyboard::enter();
    QVERIFY(focusIs("keepButton"));
    keyboard::press(Qt::Key_Escape);
    QCOMPARE(question(), QStringLiteral("Throw away what you typed?"));
    keyboard::press(Qt::Key_Escape);
    QCOMPARE(m_window->dialog(), asked.data());
    QVERIFY(tabTo("confirmButton"));
    keyboard::enter();
    QCOMPARE(answers, QStringList{QStringLiteral("lost")});
    waiting::settle();
    QVERIFY(!asked);
}

}  // namespace countertop

QTEST_MAIN(countertop::DialogKeysTest)
#include "DialogKeysTest.moc"
