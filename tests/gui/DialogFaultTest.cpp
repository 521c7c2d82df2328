// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"
#include "tests/support/Keyboard.h"
#include "tests/support/Waiting.h"

#include <QLabel>

namespace countertop {

/// The response to a dialog's command is lost: its outcome is unknown, so the fields are locked
/// until a repeat of the same command resolves it.
class DialogFaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_window = std::make_unique<PagesWindow>(); }
    void cleanup() { m_window.reset(); }

    void K_52_anUnknownOutcomeStandsStill_data();
    void K_52_anUnknownOutcomeStandsStill();
    void K_52_whatCouldNotBeAskedIsStillUnknown();
    void K_52_aRefusalFreesTheFields();
    void K_52_leavingItSaysThatItIsNotKnown();

private:
    /// Opens the dialog, types a quantity and submits it.
    [[nodiscard]] FormDialog* receiveFive();

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PagesWindow> m_window;
};

namespace {

Error lostAnswer() {
    Error error = makeError(ErrorCode::Network, {}, QStringLiteral("server_lost"));
    error.outcomeUnknown = true;
    return error;
}

QLineEdit* quantityOf(const FormDialog* dialog) {
    return dialog->findChild<QLineEdit*>(QStringLiteral("quantityField"));
}

}  // namespace

void DialogFaultTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

FormDialog* DialogFaultTest::receiveFive() {
    FormDialog* dialog = m_window->openForm(PageId::Products, "receiveStockButton", {});
    if (!dialog) return nullptr;
    keyboard::type(QStringLiteral("5"));
    keyboard::enter();
    waiting::settle();
    return m_window->commands().size() == 1 ? dialog : nullptr;
}

void DialogFaultTest::K_52_anUnknownOutcomeStandsStill_data() {
    QTest::addColumn<int>("page");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* button, PageId page, StatusWord status, const char* field) {
        QTest::newRow(button) << int(page) << int(status) << QString::fromLatin1(field);
    };
    row("payOrderButton", PageId::Orders, StatusWord::Pending, "");
    row("shipOrderButton", PageId::Orders, StatusWord::Paid, "trackingField");
    row("cancelOrderButton", PageId::Orders, StatusWord::Pending, "reasonField");
    row("refundOrderButton", PageId::Orders, StatusWord::Paid, "reasonField");
    row("receiveStockButton", PageId::Products, {}, "quantityField");
    row("changePriceButton", PageId::Products, {}, "priceField");
    row("addCustomerButton", PageId::Customers, {}, "nameField");
}

void DialogFaultTest::K_52_anUnknownOutcomeStandsStill() {
    QFETCH(int, page);
    QFETCH(int, status);
    QFETCH(QString, field);
    FormDialog* dialog =
        m_window->openForm(PageId(page), QTest::currentDataTag(), StatusWord(status));
    QVERIFY(dialog);
    if (!field.isEmpty()) {
        auto* edit = dialog->findChild<QLineEdit*>(field);
        QVERIFY(edit);
        edit->setText(QStringLiteral("9"));
    }
    auto* submit = dialog->findChild<QPushButton*>(QStringLiteral("submitButton"));
    submit->click();
    QTRY_COMPARE(m_window->commands().size(), 1);
    m_window->answer(lostAnswer());
    for (const auto* edit : dialog->findChildren<QLineEdit*>()) QVERIFY(!edit->isEnabled());
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("dialogNotice"))->isVisible());
    QTRY_COMPARE(QApplication::focusWidget(), submit);
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 2);
    QCOMPARE(toJsonText(m_window->commands()[1]), toJsonText(m_window->commands()[0]));
    QCOMPARE(m_window->intents()[1].key, m_window->intents()[0].key);
    QVERIFY(m_window->intents()[1].repeated);
}

void DialogFaultTest::K_52_whatCouldNotBeAskedIsStillUnknown() {
    FormDialog* dialog = receiveFive();
    QVERIFY(dialog);
    m_window->answer(lostAnswer());
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 2);
    m_window->answer(makeError(ErrorCode::Network, {}, QStringLiteral("server_unreachable")));
    QVERIFY(dialog->isOutcomeUnknown());
    QVERIFY(!quantityOf(dialog)->isEnabled());
}

void DialogFaultTest::K_52_aRefusalFreesTheFields() {
    FormDialog* dialog = receiveFive();
    QVERIFY(dialog);
    m_window->answer(lostAnswer());
    keyboard::enter();
    QTRY_COMPARE(m_window->commands().size(), 2);
    m_window->answer(makeError(ErrorCode::NotFound, {}, QStringLiteral("product_not_found")));
    QVERIFY(!dialog->isOutcomeUnknown());
    QVERIFY(quantityOf(dialog)->isEnabled());
    QVERIFY(!dialog->findChild<QLabel*>(QStringLiteral("dialogNotice"))->isVisible());
}

void DialogFaultTest::K_52_leavingItSaysThatItIsNotKnown() {
    FormDialog* dialog = receiveFive();
    QVERIFY(dialog);
    m_window->answer(lostAnswer());
    QPointer<FormDialog> open = dialog;
    keyboard::press(Qt::Key_Escape);
    QTRY_VERIFY(!open || !open->isVisible());
    QVERIFY2(!m_window->dialog(), "Nothing is thrown away, so nothing is asked");
    QVERIFY(m_window->message().contains(QStringLiteral("not known")));
}

}  // namespace countertop

QTEST_MAIN(countertop::DialogFaultTest)
#include "DialogFaultTest.moc"
