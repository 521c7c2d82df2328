// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/DialogFixture.h"

#include "tests/support/Waiting.h"

namespace countertop {

void DialogFixture::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void DialogFixture::addDialogs() {
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

FormDialog* DialogFixture::open() {
    QFETCH(int, page);
    QFETCH(int, status);
    return open(static_cast<PageId>(page), QTest::currentDataTag(),
                static_cast<StatusWord>(status));
}

FormDialog* DialogFixture::open(PageId page, const char* button, StatusWord status) {
    return m_window->openForm(page, button, status);
}

bool DialogFixture::focusIs(const char* name) {
    const QWidget* focus = QApplication::focusWidget();
    return focus && focus->objectName() == QLatin1StringView(name);
}

bool DialogFixture::tabTo(const char* button) {
    if (!m_window->dialog()) return false;
    for (int most = 0; most < 20 && !focusIs(button); ++most) tab();
    return focusIs(button);
}

void DialogFixture::fill(const char* field, const QString& text) {
    const QDialog* dialog = m_window->dialog();
    QVERIFY(dialog);
    auto* edit = dialog->findChild<QLineEdit*>(QLatin1StringView(field) + QStringLiteral("Field"));
    QVERIFY(edit);
    edit->setFocus();
    edit->selectAll();
    keyboard::type(text);
    QCOMPARE(edit->text(), text);
}

void DialogFixture::answerYes() {
    QVERIFY(m_window->dialog());
    QVERIFY(focusIs("keepButton"));
    QVERIFY(tabTo("confirmButton"));
    keyboard::enter();
    waiting::settle();
}

}  // namespace countertop
