// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Currency.h"
#include "models/core/Money.h"
#include "models/core/NumberText.h"

#include <QtTest>

#include <limits>

namespace countertop {

/// The single parser of numbers: a text is understood completely, or refused with a reason.
class NumberTextTest : public QObject {
    Q_OBJECT

private slots:
    void amountsAreReadExactly_data();
    void amountsAreReadExactly();
    void K_10_moreDecimalsThanTheCurrencyHasAreRefused_data();
    void K_10_moreDecimalsThanTheCurrencyHasAreRefused();
    void K_10_groupsAreWholeOrRefused_data();
    void K_10_groupsAreWholeOrRefused();
    void K_11_whatIsNotWhollyAnAmountIsRefused_data();
    void K_11_whatIsNotWhollyAnAmountIsRefused();
    void onlyTheOwnDigitsOfALanguageAreRead_data();
    void onlyTheOwnDigitsOfALanguageAreRead();
    void theCurrencysSignMayStandBesideTheAmount_data();
    void theCurrencysSignMayStandBesideTheAmount();
    void wholeNumbersHaveNoFraction_data();
    void wholeNumbersHaveNoFraction();
    void K_06_taxRatesAreExactToThreeDecimals_data();
    void K_06_taxRatesAreExactToThreeDecimals();
    void theLargestAmountsAreReadAndLargerOnesRefused();
};

namespace {

const QString kPounds = QStringLiteral("GBP");

/// The signs of a locale, or plain ones for "".
NumberSigns signsOf(const QString& locale) {
    return locale.isEmpty() ? NumberSigns::plain() : NumberSigns::of(QLocale(locale));
}

QString reasonOf(const Result<qint64>& read) {
    return read ? QStringLiteral("read as %1").arg(*read) : read.error().reason;
}

}  // namespace

void NumberTextTest::amountsAreReadExactly_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor");
    const auto row = [](const char* locale, const QString& text, qint64 minor) {
        QTest::addRow("%s '%s'", locale, qPrintable(text)) << QString(locale) << text << minor;
    };
    for (const char* locale : {"", "en_GB"}) {
        row(locale, "12.50", 1250);
        row(locale, "12.5", 1250);
        row(locale, "12", 1200);
        row(locale, "0.07", 7);
        row(locale, "0012.05", 1205);
        row(locale, "-3.20", -320);
        row(locale, " 7 ", 700);
        row(locale, "1234.56", 123456);
    }
    row("en_GB", "1,234", 123400);
    row("en_GB", "1,234.50", 123450);
    row("en_GB", "12,345,678.9", 1234567890);
    row("de_DE", "12,50", 1250);
    row("de_DE", "1.234", 123400);
    row("de_DE", "1.234,50", 123450);
    row("de_CH", "1’234.50", 123450);
    row("de_CH", "1'234.50", 123450);
    row("fr_FR", "1 234,50", 123450);
    row("fr_FR", QStringLiteral("1\u00A0234,50"), 123450);
    row("fr_FR", QStringLiteral("1\u202F234\u202F567,50"), 123456750);
    row("hi_IN", "12,34,567.50", 123456750);
    row("en_IN", "1,23,456", 12345600);
    row("en_IN", "123,456", 12345600);
    row("en_IN", "1,234", 123400);
    row("es_ES", "1.234,5", 123450);
    row("ar_EG", "١٢٫٥٠", 1250);
    row("ar_EG", "١٬٢٣٤٫٥٠", 123450);
    row("ar_EG", "12.50", 1250);
    row("fa_IR", "۱۲٫۵", 1250);
    row("bn_BD", "১,২৩,৪৫৬.৫০", 12345650);
}

void NumberTextTest::amountsAreReadExactly() {
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(qint64, minor);
    const auto read = minorFromText(text, kPounds, signsOf(locale));
    QVERIFY2(read, qPrintable(reasonOf(read)));
    QCOMPARE(*read, minor);
}

void NumberTextTest::K_10_moreDecimalsThanTheCurrencyHasAreRefused_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* locale, const char* currency, const char* text) {
        QTest::addRow("%s %s '%s'", locale, currency, text)
            << QString(locale) << QString(currency) << QString(text);
    };
    for (const char* locale : {"", "en_GB", "ja_JP"}) {
        row(locale, "GBP", "0.125");
        row(locale, "GBP", "12.345");
        row(locale, "GBP", "12.500");
        row(locale, "JPY", "12.50");
        row(locale, "JPY", "100.00");
        row(locale, "XOF", "500.5");
        row(locale, "KWD", "1.2345");
        row(locale, "CLF", "1.23456");
        row(locale, "GBP", "1.0000000000000000000000000000000000001");
    }
    row("de_DE", "EUR", "0,125");
    row("de_DE", "JPY", "12,5");
    row("fr_FR", "EUR", "12,345");
    row("ar_EG", "EGP", "١٢٫٣٤٥");
}

void NumberTextTest::K_10_moreDecimalsThanTheCurrencyHasAreRefused() {
    QFETCH(QString, locale);
    QFETCH(QString, currency);
    QFETCH(QString, text);
    const auto read = minorFromText(text, currency, signsOf(locale));
    QCOMPARE(reasonOf(read), QStringLiteral("too_many_decimals"));
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    const int decimals = currencyDecimals(currency);
    QCOMPARE(read.error().detail,
             QStringLiteral("'%1' is not an amount in %2, which has %3 decimals")
                 .arg(text.left(40), currency,
                      decimals == 0 ? QStringLiteral("no") : QString::number(decimals)));
}

void NumberTextTest::K_10_groupsAreWholeOrRefused_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    const auto rows = [](const char* locale, const QStringList& texts) {
        for (const QString& text : texts) {
            QTest::addRow("%s '%s'", locale, qPrintable(text)) << QString(locale) << text;
        }
    };
    rows("", {"1,234", "1,234.50", "1 234", "1'234", "1_234"});
    rows("en_GB", {"0,125", "00,125", "012,345", "1234,567", "1,23", "1,2345", "1,,234", ",123",
                   "1,234,", "1,234,56", "1,23,456", "1.234,50", "1 234", "12,50", "1,234.5,6",
                   "1,234.567,890", "1’234"});
    rows("de_DE", {"0.125", "12.50", "1.23", "1,234.50", "1.234.5", "1 234,50"});
    rows("de_CH", {"1’23", "1,234", "1.234.567"});
    rows("fr_FR", {"1 23", "1  234", "1.234,50", "12 34,5", "1 234 5"});
    rows("hi_IN", {"1,2,345", "123,45,678", "1,23,45", "0,12,345", "1,23,4567"});
    rows("ar_EG", {"1,234", "١,٢٣٤", "١٬٢٣", "12,5"});
}

void NumberTextTest::K_10_groupsAreWholeOrRefused() {
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QCOMPARE(reasonOf(minorFromText(text, kPounds, signsOf(locale))),
             QStringLiteral("not_an_amount"));
}

void NumberTextTest::K_11_whatIsNotWhollyAnAmountIsRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"10+5",     "5*2",        "10/20",  "1..5",   "1,2,3",        "10-5",    "5 2",
          "1 000",    "- 5",        "--1",    "1-",     "+1",           "5+",      "(5)",
          "1e3",      "1E3",        "1e-05",  "0x10",   "0b1",          "1.2.3",   ".",
          ",",        "-",          "-.",     ".5",     "5.",           "-.5",     "5.-",
          "",         " ",          "abc",    "NaN",    "inf",          "12a",     "a12",
          "1_000",    "1\u00A0000", "12,50.", "\u0661", "\uFF11\uFF12", "\u00BD",  "\u00B2",
          "1\u200D2", "12\n50",     "12\t50", "£12",    "12p",          "=12",     "12%",
          "#12",      "1'000",      "twelve", "\u216B", "\U0001D7CF",   "1\u200E2"}) {
        QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    }
}

void NumberTextTest::K_11_whatIsNotWhollyAnAmountIsRefused() {
    QFETCH(QString, text);
    for (const char* locale : {"", "en_GB", "de_DE", "hi_IN", "sv_SE"}) {
        // A space separates groups in Swedish.
        if (QByteArray(locale) == "sv_SE" && (text == "1 000" || text == u"1\u00A0000")) continue;
        if (QByteArray(locale) == "de_DE" && text == "1,2,3") {
            QCOMPARE(reasonOf(minorFromText(text, kPounds, signsOf(locale))),
                     QStringLiteral("not_an_amount"));
        }
        const auto read = minorFromText(text, kPounds, signsOf(locale));
        QCOMPARE(reasonOf(read), QStringLiteral("not_an_amount"));
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QCOMPARE(read.error().detail,
                 QStringLiteral("'%1' is not an amount of money").arg(text.left(40)));
    }
}

void NumberTextTest::onlyTheOwnDigitsOfALanguageAreRead_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("Arabic ones in English") << "en_GB"
                                            << "١٢";
    QTest::newRow("Persian ones in Arabic") << "ar_EG"
                                            << "۱۲";
    QTest::newRow("Arabic ones in Persian") << "fa_IR"
                                            << "١٢";
    QTest::newRow("both in one number") << "ar_EG"
                                        << "1٢";
    QTest::newRow("a point among Arabic digits") << "ar_EG"
                                                 << "١.٢";
    QTest::newRow("full width") << "ja_JP"
                                << "１２";
    QTest::newRow("Devanagari in English") << "en_IN"
                                           << "१२";
}

void NumberTextTest::onlyTheOwnDigitsOfALanguageAreRead() {
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QCOMPARE(reasonOf(minorFromText(text, kPounds, signsOf(locale))),
             QStringLiteral("not_an_amount"));
}

void NumberTextTest::theCurrencysSignMayStandBesideTheAmount_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("answer");  // minor units, or the reason
    for (const char* text : {"£12.50", "12.50£", "12.50 £", "£ 12.50", "GBP 12.50", "12.50 GBP",
                             "gbp 12.50", " £12.50 ", "12.50\u00A0£"}) {
        QTest::addRow("'%s'", text) << QString::fromUtf8(text) << "read as 1250";
    }
    QTest::newRow("minus") << "-£12.50"
                           << "read as -1250";
    for (const char* text : {"£12.50£", "££12.50", "£GBP 12.50", "$12.50", "12.50 EUR", "£", "GBP",
                             "1£2.50", "12.50£5", "£-12.50", "12£50", "GB 12.50", "£1.5e3"}) {
        QTest::addRow("'%s'", text) << QString::fromUtf8(text) << "not_an_amount";
    }
    QTest::newRow("decimals") << "£12.505"
                              << "too_many_decimals";
}

void NumberTextTest::theCurrencysSignMayStandBesideTheAmount() {
    QFETCH(QString, text);
    QFETCH(QString, answer);
    QCOMPARE(reasonOf(minorFromText(text, kPounds, signsOf(QStringLiteral("en_GB")),
                                    {QStringLiteral("£"), kPounds})),
             answer);
}

void NumberTextTest::wholeNumbersHaveNoFraction_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char* locale, const char* text, const char* answer) {
        QTest::addRow("%s '%s'", locale, text)
            << QString(locale) << QString(text) << QString(answer);
    };
    row("", "12", "read as 12");
    row("", "-12", "read as -12");
    row("", "1,200", "not_an_amount");
    row("", "12.0", "too_many_decimals");
    row("", "1e3", "not_an_amount");
    row("", "+5", "not_an_amount");
    row("", "2*3", "not_an_amount");
    row("", "9223372036854775807", "read as 9223372036854775807");
    row("", "-9223372036854775808", "read as -9223372036854775808");
    row("", "9223372036854775808", "amount_too_large");
    row("", "18446744073709551617", "amount_too_large");
    row("", "99999999999999999999999999999999999999999999", "amount_too_large");
    row("en_GB", "1,200", "read as 1200");
    row("en_GB", "1.200", "too_many_decimals");
    row("de_DE", "1.200", "read as 1200");
    row("de_DE", "1,5", "too_many_decimals");
}

void NumberTextTest::wholeNumbersHaveNoFraction() {
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(QString, answer);
    QCOMPARE(reasonOf(wholeNumberFromText(text, signsOf(locale))), answer);
}

void NumberTextTest::K_06_taxRatesAreExactToThreeDecimals_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("answer");  // thousandths of a percent, or the reason
    const auto row = [](const char* locale, const char* text, const char* answer) {
        QTest::addRow("%s '%s'", locale, text)
            << QString(locale) << QString(text) << QString(answer);
    };
    row("", "8.875", "8875");
    row("", "20", "20000");
    row("", "0", "0");
    row("", "100", "100000");
    row("", "100.000", "100000");
    row("", "0.001", "1");
    row("", "17.5 %", "17500");
    row("", "8875", "tax_rate_out_of_range");
    row("", "100.001", "tax_rate_out_of_range");
    row("", "-1", "tax_rate_out_of_range");
    row("", "99999999999999999999999999999999999999999999", "tax_rate_out_of_range");
    row("", "8.8755", "too_many_decimals");
    row("", "8,875", "not_an_amount");
    row("", "8.875.1", "not_an_amount");
    row("", "8/2", "not_an_amount");
    row("en_US", "8.875", "8875");
    // With English signs this is eight thousand.
    row("en_US", "8,875", "tax_rate_out_of_range");
    row("de_DE", "8,875", "8875");
    row("de_DE", "8.875", "tax_rate_out_of_range");
    row("de_DE", "5,5 %", "5500");
}

void NumberTextTest::K_06_taxRatesAreExactToThreeDecimals() {
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(QString, answer);
    const auto read = taxRateFromText(text, signsOf(locale));
    QCOMPARE(read ? QString::number(*read) : read.error().reason, answer);
    if (!read) QVERIFY(read.error().detail.contains(text.left(40)));
}

void NumberTextTest::theLargestAmountsAreReadAndLargerOnesRefused() {
    constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
    QCOMPARE(*minorFromText(u"92233720368547758.07", kPounds), kLargest);
    QCOMPARE(*minorFromText(u"-92233720368547758.08", kPounds), std::numeric_limits<qint64>::min());
    for (const QString& text : {QStringLiteral("92233720368547758.08"),
                                QStringLiteral("99999999999999999999"), QString(60, u'9')}) {
        const auto read = minorFromText(text, kPounds);
        QCOMPARE(reasonOf(read), QStringLiteral("amount_too_large"));
        QVERIFY(read.error().detail.contains(text.left(40)));
    }
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::NumberTextTest)
#include "NumberTextTest.moc"
