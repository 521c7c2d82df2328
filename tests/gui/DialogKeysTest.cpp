// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"
#include "views/forms/FormDialog.h"
#include "views/shop/NewShopDialog.h"

#include <QComboBox>
#include <QTableView>

namespace countertop {

/// Enter, Esc and the confirmation questions, in the dialogs of every page, by keyboard.
class DialogKeysTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_window = std::make_unique<PagesWindow>(); }
    void cleanup() { m_window.reset(); }

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
    void CL_02_anUnlikelyPriceIsAskedOnce();
    void CL_02_likelyPricesAreNotAskedAbout();
    void CL_02_anUnlikelyReceiptIsAskedOnce();
    void CL_02_anUnlikelyCountIsAskedOnce();
    void CL_02_unlikelyCashIsAskedOnce();
    void CL_02_unlikelyCashIsAskedAtTheTill();

private:
    static void addDialogs();
    [[nodiscard]] FormDialog* open();
    [[nodiscard]] FormDialog* open(PageId page, const char* button, StatusWord status);
    /// Presses Tab until the button has the focus.
    [[nodiscard]] bool tabTo(const char* button);
    void fill(const char* field, const QString& text);
    [[nodiscard]] QString question() {
        QDialog* dialog = m_window->dialog();
        return dialog && dialog->objectName() == u"confirmDialog" ? dialog->accessibleName()
                                                                  : QString();
    }
    /// Moves to the confirming button with Shift+Tab or Tab and presses Enter.
    void answerYes();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

namespace {

bool focusIs(const char* name) {
    const QWidget* focus = QApplication::focusWidget();
    return focus && focus->objectName() == QLatin1StringView(name);
}

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

void tab() { keyboard::press(Qt::Key_Tab, keyboard::kPersonMs, QStringLiteral("\t")); }

}  // namespace

void DialogKeysTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void DialogKeysTest::addDialogs() {
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isRed");
    const auto row = [](const char* button, PageId page, StatusWord status, bool isRed) {
        QTest::newRow(button) << int(page) << int(status) << isRed;
    };
    row("payOrderButton", PageId::Orders, StatusWord::Pending, false);
    row("shipOrderButton", PageId::Orders, StatusWord::Paid, false);
    row("cancelOrderButton", PageId::Orders, StatusWord::Pending, true);
    row("refundOrderButton", PageId::Orders, StatusWord::Paid, true);
    row("addProductButton", PageId::Products, {}, false);
    row("changePriceButton", PageId::Products, {}, false);
    row("receiveStockButton", PageId::Products, {}, false);
    row("correctStockButton", PageId::Products, {}, false);
    row("addCustomerButton", PageId::Customers, {}, false);
    row("editCustomerButton", PageId::Customers, {}, false);
}

FormDialog* DialogKeysTest::open() {
    QFETCH(int, page);
    QFETCH(int, status);
    return open(static_cast<PageId>(page), QTest::currentDataTag(),
                static_cast<StatusWord>(status));
}

FormDialog* DialogKeysTest::open(PageId page, const char* button, StatusWord status) {
    return m_window->openForm(page, button, status);
}

bool DialogKeysTest::tabTo(const char* button) {
    if (!m_window->dialog()) return false;
    for (int most = 0; most < 20 && !focusIs(button); ++most) tab();
    return focusIs(button);
}

void DialogKeysTest::fill(const char* field, const QString& text) {
    const QDialog* dialog = m_window->dialog();
    QVERIFY(dialog);
    auto* edit = dialog->findChild<QLineEdit*>(QLatin1StringView(field) + QStringLiteral("Field"));
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    keyboard::type(text);
    QCOMPARE(edit->text(), text);
}

void DialogKeysTest::answerYes() {
    QVERIFY(m_window->dialog());
    QVERIFY(focusIs("keepButton"));
    QVERIFY(tabTo("confirmButton"));
    keyboard::enter();
    waiting::settle();
}

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

void DialogKeysTest::CL_02_anUnlikelyPriceIsAskedOnce() {
    const ProductRow mug = m_window->shop().catalogue.products.first();
    FormDialog* dialog = open(PageId::Products, "changePriceButton", {});
    QVERIFY(dialog);
    QVERIFY(dialog->accessibleName().contains(mug.name));
    for (const char* price : {"125.01", "1.24", "0"}) {
        fill("price", QString::fromLatin1(price));
        keyboard::enter();
        waiting::settle();
        QVERIFY2(question().contains(u"£12.50") && question().contains(QLatin1StringView(price)),
                 qPrintable(question()));
        keyboard::enter();
        waiting::settle();
        QCOMPARE(m_window->dialog(), dialog);
        QVERIFY(m_window->commands().isEmpty());
    }
    keyboard::enter();
    waiting::settle();
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
    QCOMPARE(std::get<ChangeProductPrice>(m_window->commands().first()).priceMinor, 0);
    // A confirmed value is not questioned again when the server did not receive it.
    m_window->refuse();
    fill("price", QStringLiteral("0"));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 2);
}

void DialogKeysTest::CL_02_likelyPricesAreNotAskedAbout() {
    QVERIFY(open(PageId::Products, "changePriceButton", {}));
    for (const char* price : {"125.00", "1.25"}) {
        fill("price", QString::fromLatin1(price));
        keyboard::enter();
        waiting::settle();
        QCOMPARE(question(), QString());
        m_window->refuse();
    }
    QCOMPARE(m_window->commands().size(), 2);
}

void DialogKeysTest::CL_02_anUnlikelyReceiptIsAskedOnce() {
    QVERIFY(open(PageId::Products, "receiveStockButton", {}));
    fill("quantity", QStringLiteral("10001"));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"10,001"), qPrintable(question()));
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
    m_window->refuse();
    fill("quantity", QStringLiteral("10000"));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 2);
    m_window->closeDialogs();
    QVERIFY(open(PageId::Products, "addProductButton", {}));
    fill("sku", QStringLiteral("NEW"));
    fill("name", QStringLiteral("New"));
    fill("price", QStringLiteral("1"));
    fill("stock", QStringLiteral("50000"));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"50,000"), qPrintable(question()));
}

void DialogKeysTest::CL_02_anUnlikelyCountIsAskedOnce() {
    QVERIFY(open(PageId::Products, "correctStockButton", {}));
    fill("change", QStringLiteral("10015"));
    fill("reason", QStringLiteral("count"));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"14") && question().contains(u"10,015"), qPrintable(question()));
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
}

void DialogKeysTest::CL_02_unlikelyCashIsAskedOnce() {
    FormDialog* dialog = open(PageId::Orders, "payOrderButton", StatusWord::Pending);
    QVERIFY(dialog);
    const OrderRow order =
        *std::find_if(m_window->shop().orders.rows.cbegin(), m_window->shop().orders.rows.cend(),
                      [](const OrderRow& row) { return row.status == StatusWord::Pending; });
    const auto pounds = [&order](qint64 more) {
        const qint64 minor = order.dueMinor() + more;
        return QStringLiteral("%1.%2").arg(minor / 100).arg(minor % 100, 2, 10, QLatin1Char('0'));
    };
    fill("tendered", pounds(5001));
    keyboard::enter();
    waiting::settle();
    QVERIFY2(question().contains(u"handed over"), qPrintable(question()));
    keyboard::press(Qt::Key_Escape);
    waiting::settle();
    QCOMPARE(m_window->dialog(), dialog);
    fill("tendered", pounds(5000));
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 1);
}

void DialogKeysTest::CL_02_unlikelyCashIsAskedAtTheTill() {
    QVERIFY(m_window->turnTo(PageId::Till));
    keyboard::scan(QStringLiteral("5012345678900"));
    auto* lines = m_window->find<QTableView>("orderLinesTable");
    QTRY_COMPARE(lines->model()->rowCount(), 1);
    auto* tendered = m_window->find<QLineEdit>("tenderedEdit");
    tendered->setFocus();
    keyboard::type(QStringLiteral("2000"));
    QTest::keyClick(tendered, Qt::Key_F8);
    waiting::settle();
    QVERIFY2(question().contains(u"£2,000.00") && question().contains(u"£12.50"),
             qPrintable(question()));
    keyboard::enter();
    waiting::settle();
    QVERIFY(!m_window->dialog());
    QVERIFY(m_window->commands().isEmpty());
    QTest::keyClick(tendered, Qt::Key_F8);
    waiting::settle();
    answerYes();
    QTRY_COMPARE(m_window->commands().size(), 1);
    QCOMPARE(std::get<SellAtTill>(m_window->commands().first()).payment.tenderedMinor, 200'000);
}

}  // namespace countertop

QTEST_MAIN(countertop::DialogKeysTest)
#include "DialogKeysTest.moc"
