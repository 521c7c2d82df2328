// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/CellText.h"
#include "views/text/ErrorText.h"
#include "views/text/MoneyText.h"
#include "views/till/ProductFinder.h"

#include <QtTest>

#include <limits>

namespace countertop {

/// Input and output at the till: amounts, quantities before products, errors.
class TillTextTest : public QObject {
    Q_OBJECT

private slots:
    void amountsAreShownExactly_data();
    void amountsAreShownExactly();
    void K_10_typedAmountsAreUnderstoodWhollyOrNotAtAll_data();
    void K_10_typedAmountsAreUnderstoodWhollyOrNotAtAll();
    void quantitiesBeforeProducts_data();
    void quantitiesBeforeProducts();
    void K_11_whatIsNoQuantityIsNoOtherOne_data();
    void K_11_whatIsNoQuantityIsNoOtherOne();
    void outOfStockNamesProductAndAmountLeft();
    void unknownReasonsShowTheDetail();
    void uncertainOutcomesKeepTheIntent();
};

void TillTextTest::amountsAreShownExactly_data() {
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    const QString nbsp(QChar::Nbsp);
    QTest::newRow("pounds") << Q_INT64_C(123450) << "GBP"
                            << "en_GB"
                            << "£1,234.50";
    QTest::newRow("zero") << Q_INT64_C(0) << "GBP"
                          << "en_GB"
                          << "£0.00";
    QTest::newRow("pennies") << Q_INT64_C(5) << "GBP"
                             << "en_GB"
                             << "£0.05";
    QTest::newRow("negative") << Q_INT64_C(-500) << "GBP"
                              << "en_GB"
                              << "-£5.00";
    QTest::newRow("a penny less") << Q_INT64_C(-5) << "GBP"
                                  << "en_GB"
                                  << "-£0.05";
    QTest::newRow("a penny less in American") << Q_INT64_C(-5) << "USD"
                                              << "en_US"
                                              << "-$0.05";
    QTest::newRow("a penny less in German") << Q_INT64_C(-5) << "GBP"
                                            << "de_DE" << QStringLiteral("-0,05") + nbsp + u'£';
    QTest::newRow("euros in German") << Q_INT64_C(123450) << "EUR"
                                     << "de_DE" << QStringLiteral("1.234,50") + nbsp + u'€';
    QTest::newRow("pounds in German") << Q_INT64_C(1250) << "GBP"
                                      << "de_DE" << QStringLiteral("12,50") + nbsp + u'£';
    QTest::newRow("yen") << Q_INT64_C(1250) << "JPY"
                         << "en_GB"
                         << "¥1,250";
    QTest::newRow("dinars") << Q_INT64_C(1250) << "KWD"
                            << "en_GB" << QStringLiteral("KWD") + nbsp + QStringLiteral("1.250");
    QTest::newRow("no currency yet") << Q_INT64_C(1250) << ""
                                     << "en_GB"
                                     << "12.50";
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << "GBP"
                             << "en_GB"
                             << "£92,233,720,368,547,758.07";
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min() << "GBP"
                              << "en_GB"
                              << "-£92,233,720,368,547,758.08";
}

void TillTextTest::amountsAreShownExactly() {
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QCOMPARE(moneyText(minor, currency, QLocale(locale)), text);
    // Tables and all other texts format the same amount identically.
    if (!currency.isEmpty()) QCOMPARE(CellText::money(minor, currency, QLocale(locale)), text);
}

void TillTextTest::K_10_typedAmountsAreUnderstoodWhollyOrNotAtAll_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("minor");  // -1: not an amount
    const auto row = [](const char* locale, const char* currency, const char* typed, qint64 minor) {
        QTest::addRow("%s %s '%s'", locale, currency, typed)
            << QString(locale) << QString(currency) << QString(typed) << minor;
    };
    row("en_GB", "GBP", "12", 1200);
    row("en_GB", "GBP", "12.50", 1250);
    row("en_GB", "GBP", "12.5", 1250);
    row("en_GB", "GBP", "1,234.50", 123450);
    row("en_GB", "GBP", "1,234", 123400);
    row("en_GB", "GBP", "£12.50", 1250);
    row("en_GB", "GBP", "12.50 GBP", 1250);
    row("de_DE", "EUR", "1.234,50", 123450);
    row("de_DE", "EUR", "12,50 €", 1250);
    row("de_CH", "CHF", "1’234.50", 123450);
    row("en_GB", "XOF", "500", 500);
    for (const char* typed : {"12,50", "1.234,50", " 1 234.50 ", ".5", "12.", "", "twelve", "1e3",
                              "99999999999999999999", "0.125", "12.345", "0,125", "10+5", "5*2",
                              "10/20", "1..5", "1,2,3", "$12.50", "12.50 EUR"}) {
        row("en_GB", "GBP", typed, -1);
    }
    row("de_DE", "EUR", "0,125", -1);
    row("de_DE", "EUR", "12.50", -1);
    row("en_GB", "JPY", "12.50", -1);
    row("en_GB", "XOF", "500.50", -1);
}

void TillTextTest::K_10_typedAmountsAreUnderstoodWhollyOrNotAtAll() {
    QFETCH(QString, locale);
    QFETCH(QString, currency);
    QFETCH(QString, typed);
    QFETCH(qint64, minor);
    QCOMPARE(amountFromText(typed, currency, QLocale(locale)).value_or(-1), minor);
    const QString sentence = notAnAmountText(typed, currency);
    QVERIFY2(sentence.contains(typed.trimmed()), qPrintable(sentence));
}

void TillTextTest::quantitiesBeforeProducts_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("quantity");  // -1: none given
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << "blue m" << Q_INT64_C(-1) << "blue m";
    QTest::newRow("three") << "3*blue m" << Q_INT64_C(3) << "blue m";
    QTest::newRow("spaces") << " 3 * blue" << Q_INT64_C(3) << "blue";
    QTest::newRow("only the quantity") << "12*" << Q_INT64_C(12) << "";
    QTest::newRow("zero") << "0*blue" << Q_INT64_C(0) << "blue";
    QTest::newRow("a barcode") << "3*5012345678900" << Q_INT64_C(3) << "5012345678900";
    QTest::newRow("a star elsewhere") << "mug*3" << Q_INT64_C(-1) << "mug*3";
    QTest::newRow("grouped") << "1,200*x" << Q_INT64_C(1200) << "x";
    QTest::newRow("many digits") << "1234567890*x" << Q_INT64_C(1234567890) << "x";
    QTest::newRow("a SKU with a star") << "A4*x" << Q_INT64_C(-1) << "A4*x";
    QTest::newRow("only a star") << "*x" << Q_INT64_C(-1) << "*x";
}

void TillTextTest::quantitiesBeforeProducts() {
    QFETCH(QString, typed);
    QFETCH(qint64, quantity);
    QFETCH(QString, text);
    const TypedSearch search = parseTypedSearch(typed);
    QCOMPARE(search.quantity.value_or(-1), quantity);
    QCOMPARE(search.text, text);
    QVERIFY(search.notAQuantity.isEmpty());
}

void TillTextTest::K_11_whatIsNoQuantityIsNoOtherOne_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("notAQuantity");
    QTest::newRow("a sum") << "10+5*mug"
                           << "10+5";
    QTest::newRow("a fraction") << "2.5*mug"
                                << "2.5";
    QTest::newRow("points") << "1..5 * mug"
                            << "1..5";
    QTest::newRow("a half group") << "1,20*mug"
                                  << "1,20";
    QTest::newRow("spaces") << "1 2*mug"
                            << "1 2";
    QTest::newRow("other digits") << "١٢*mug"
                                  << "١٢";
    QTest::newRow("too many digits") << "99999999999999999999*mug"
                                     << "99999999999999999999";
}

void TillTextTest::K_11_whatIsNoQuantityIsNoOtherOne() {
    QFETCH(QString, typed);
    QFETCH(QString, notAQuantity);
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    const TypedSearch search = parseTypedSearch(typed);
    QVERIFY(!search.quantity);
    QCOMPARE(search.notAQuantity, notAQuantity);
    QCOMPARE(search.text, QStringLiteral("mug"));
}

void TillTextTest::outOfStockNamesProductAndAmountLeft() {
    const auto text = [](qint64 available) {
        return errorText(makeError(ErrorCode::OutOfStock, QStringLiteral("English"),
                                   QStringLiteral("out_of_stock"),
                                   {{QStringLiteral("product"), QStringLiteral("Blue mug")},
                                    {QStringLiteral("available"), available}}));
    };
    QVERIFY(text(2).contains(u"Blue mug"));
    QVERIFY(text(2).contains(u'2'));
    QVERIFY(text(0).contains(u"out of stock"));
}

void TillTextTest::unknownReasonsShowTheDetail() {
    const QString text = errorText(makeError(ErrorCode::InvalidInput, QStringLiteral("So it is"),
                                             QStringLiteral("never_heard_of")));
    QVERIFY2(text.contains(u"(So it is)"), qPrintable(text));
    QVERIFY(!errorText(makeError(ErrorCode::InvalidInput, {})).isEmpty());
    QVERIFY(!errorText(makeError(ErrorCode::Network, {})).isEmpty());
}

void TillTextTest::uncertainOutcomesKeepTheIntent() {
    QVERIFY(mustKeepIntent(makeError(ErrorCode::Timeout, {})));
    QVERIFY(mustKeepIntent(makeError(ErrorCode::Network, {})));
    QVERIFY(mustKeepIntent(makeError(ErrorCode::Storage, {})));
    QVERIFY(!mustKeepIntent(makeError(ErrorCode::OutOfStock, {})));
    Error unknown = makeError(ErrorCode::Cancelled, {});
    unknown.outcomeUnknown = true;
    QVERIFY(mustKeepIntent(unknown));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::TillTextTest)
#include "TillTextTest.moc"
