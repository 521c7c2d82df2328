// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderDialogs.h"
#include "views/products/ProductDialogs.h"
#include "views/products/StockDialogs.h"
#include "views/text/MoneyText.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

namespace countertop {

/// Amounts, rates and counts typed into dialogs: the field's text is sent exactly, or nothing is
/// sent and the field shows why.
class AmountFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { speak(QStringLiteral("en_GB")); }
    void K_10_pricesAreTakenAsTypedOrRefused_data();
    void K_10_pricesAreTakenAsTypedOrRefused();
    void K_11_tenderedCashIsTakenAsTypedOrRefused_data();
    void K_11_tenderedCashIsTakenAsTypedOrRefused();
    void K_06_taxRatesAreTakenAsTypedOrRefused_data();
    void K_06_taxRatesAreTakenAsTypedOrRefused();
    void K_11_countsAreTakenAsTypedOrRefused_data();
    void K_11_countsAreTakenAsTypedOrRefused();
    void theShownPriceIsReadBack();

private:
    static void speak(const QString& locale) { QLocale::setDefault(QLocale(locale)); }
    /// Types with keys, as a user does, and presses the button. True when the form was submitted.
    static bool submit(FormDialog& dialog, const char* field, const QString& text);
    static QString problem(const FormDialog& dialog, const char* field);

    std::unique_ptr<Theme> m_theme;
};

namespace {

constexpr qint64 kRefused = -1;

ProductRow mug(const QString& currency) {
    ProductRow row;
    row.sku = QStringLiteral("MUG");
    row.name = QStringLiteral("Blue mug");
    row.currency = currency;
    row.priceMinor = 123'456;
    row.onHand = 10;
    row.version = 3;
    return row;
}

}  // namespace

void AmountFieldsTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

bool AmountFieldsTest::submit(FormDialog& dialog, const char* field, const QString& text) {
    dialog.show();
    auto* edit = dialog.findChild<QLineEdit*>(QLatin1StringView(field) + QStringLiteral("Field"));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
    if (edit->text() != text) edit->setText(text);
    QSignalSpy submitted(&dialog, &FormDialog::submitted);
    dialog.findChild<QPushButton*>(QStringLiteral("submitButton"))->click();
    // Amounts far from the current one require confirmation.
    if (auto* meant = dialog.findChild<QPushButton*>(QStringLiteral("confirmButton"))) {
        meant->click();
    }
    return submitted.size() == 1;
}

QString AmountFieldsTest::problem(const FormDialog& dialog, const char* field) {
    const auto* label =
        dialog.findChild<QLabel*>(QLatin1StringView(field) + QStringLiteral("Problem"));
    return label->isHidden() ? QString() : label->text();
}

void AmountFieldsTest::K_10_pricesAreTakenAsTypedOrRefused_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor");
    const auto row = [](const char* locale, const char* currency, const char* text, qint64 minor) {
        QTest::addRow("%s %s '%s'", locale, currency, text)
            << QString(locale) << QString(currency) << QString(text) << minor;
    };
    row("en_GB", "GBP", "12.50", 1250);
    row("en_GB", "GBP", "1,234", 123'400);
    row("en_GB", "GBP", "£3", 300);
    row("en_GB", "JPY", "1,250", 1250);
    row("en_GB", "XOF", "500", 500);
    row("en_GB", "KWD", "1.125", 1125);
    row("de_DE", "EUR", "1.234,50", 123'450);
    for (const char* text : {"0.125", "12.345", "0,125", "12,5", "10+5", "5*2", "10/20", "1..5",
                             "1,2,3", "-1", "+1", "1e3", "0x10", "1 000", ".", "5.", ""}) {
        row("en_GB", "GBP", text, kRefused);
    }
    row("en_GB", "JPY", "12.50", kRefused);
    row("en_GB", "XOF", "500.50", kRefused);
    row("de_DE", "EUR", "0,125", kRefused);
    row("de_DE", "EUR", "12.50", kRefused);
}

void AmountFieldsTest::K_10_pricesAreTakenAsTypedOrRefused() {
    QFETCH(QString, locale);
    QFETCH(QString, currency);
    QFETCH(QString, text);
    QFETCH(qint64, minor);
    speak(locale);
    ChangePriceDialog change(mug(currency), nullptr);
    QCOMPARE(submit(change, "price", text), minor != kRefused);
    AddProductDialog add(currency, nullptr);
    add.findChild<QLineEdit*>(QStringLiteral("skuField"))->setText(QStringLiteral("A"));
    add.findChild<QLineEdit*>(QStringLiteral("nameField"))->setText(QStringLiteral("A"));
    QCOMPARE(submit(add, "price", text), minor != kRefused);
    if (minor != kRefused) {
        QCOMPARE(change.command().priceMinor, minor);
        QCOMPARE(add.command().priceMinor, minor);
    } else {
        QVERIFY2(problem(change, "price").contains(text), qPrintable(problem(change, "price")));
        QVERIFY2(problem(add, "price").contains(text), qPrintable(problem(add, "price")));
    }
}

void AmountFieldsTest::K_11_tenderedCashIsTakenAsTypedOrRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor");
    QTest::newRow("more") << "20" << Q_INT64_C(2000);
    QTest::newRow("exact") << "£12.50" << Q_INT64_C(1250);
    for (const char* text :
         {"10+5", "5*20", "100/2", "1..5", "1,2,3", "20.125", "1e3", "-20", "20-", "2 0"}) {
        QTest::addRow("'%s'", text) << QString(text) << kRefused;
    }
}

void AmountFieldsTest::K_11_tenderedCashIsTakenAsTypedOrRefused() {
    QFETCH(QString, text);
    QFETCH(qint64, minor);
    OrderRow order;
    order.orderId = OrderId::create();
    order.number = QStringLiteral("T1-000001");
    order.currency = QStringLiteral("GBP");
    order.totalMinor = 1250;
    TakePaymentDialog dialog(order, nullptr);
    QCOMPARE(submit(dialog, "tendered", text), minor != kRefused);
    if (minor != kRefused) {
        QCOMPARE(dialog.command().payment.tenderedMinor.value_or(0), minor);
    } else {
        QVERIFY(!problem(dialog, "tendered").isEmpty());
    }
}

void AmountFieldsTest::K_06_taxRatesAreTakenAsTypedOrRefused_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("rate");  // thousandths of a percent
    QTest::newRow("three decimals") << "en_US"
                                    << "8.875" << 8875;
    QTest::newRow("German") << "de_DE"
                            << "8,875" << 8875;
    QTest::newRow("with a sign") << "en_GB"
                                 << "17.5 %" << 17'500;
    QTest::newRow("none") << "en_GB"
                          << "" << 0;
    QTest::newRow("all") << "en_GB"
                         << "100" << 100'000;
    for (const char* text :
         {"8875", "8,875", "8.8755", "100.001", "-1", "8/9", "8.8.7", "abc", "%"}) {
        QTest::addRow("'%s'", text) << "en_US" << QString(text) << -1;
    }
    QTest::newRow("German thousands") << "de_DE"
                                      << "8.875" << -1;
}

void AmountFieldsTest::K_06_taxRatesAreTakenAsTypedOrRefused() {
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(int, rate);
    speak(locale);
    AddProductDialog dialog(QStringLiteral("USD"), nullptr);
    dialog.findChild<QLineEdit*>(QStringLiteral("skuField"))->setText(QStringLiteral("A"));
    dialog.findChild<QLineEdit*>(QStringLiteral("nameField"))->setText(QStringLiteral("A"));
    dialog.findChild<QLineEdit*>(QStringLiteral("priceField"))->setText(QStringLiteral("1"));
    QCOMPARE(submit(dialog, "tax_rate", text), rate >= 0);
    if (rate >= 0) {
        QCOMPARE(dialog.command().taxRateMilli, rate);
    } else {
        QVERIFY(!problem(dialog, "tax_rate").isEmpty());
    }
}

void AmountFieldsTest::K_11_countsAreTakenAsTypedOrRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("count");
    QTest::newRow("plain") << "12" << Q_INT64_C(12);
    QTest::newRow("grouped") << "1,200" << Q_INT64_C(1200);
    for (const char* text : {"10+5", "5*2", "1..5", "1,2,3", "2.5", "2.0", "1,20", "1e3", "-3",
                             "+3", "12 000", "18446744073709551617", ""}) {
        QTest::addRow("'%s'", text) << QString(text) << kRefused;
    }
}

void AmountFieldsTest::K_11_countsAreTakenAsTypedOrRefused() {
    QFETCH(QString, text);
    QFETCH(qint64, count);
    ReceiveStockDialog dialog(mug(QStringLiteral("GBP")), nullptr);
    QCOMPARE(submit(dialog, "quantity", text), count != kRefused);
    if (count != kRefused) {
        QCOMPARE(dialog.command().quantity, count);
    } else {
        QVERIFY(!problem(dialog, "quantity").isEmpty());
    }
}

void AmountFieldsTest::theShownPriceIsReadBack() {
    for (const char* locale :
         {"en_GB", "de_DE", "de_CH", "fr_FR", "hi_IN", "ar_EG", "he_IL", "sv_SE"}) {
        speak(QString(locale));
        for (const char* currency : {"GBP", "JPY", "KWD", "XOF"}) {
            const ProductRow row = mug(QString(currency));
            const ChangePriceDialog dialog(row, nullptr);
            QVERIFY2(dialog.command().priceMinor == row.priceMinor, locale);
            QCOMPARE(
                amountFromText(moneyText(-row.priceMinor, row.currency), row.currency).value_or(0),
                -row.priceMinor);
        }
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::AmountFieldsTest)
#include "AmountFieldsTest.moc"
