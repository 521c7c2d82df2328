// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Money.h"

#include <QtTest>

#include <limits>

namespace countertop {

/// Amounts are exact or refused: no overflow wraps, every rounding is half away from zero.
class MoneyTest : public QObject {
    Q_OBJECT

private slots:
    void sumsAndDifferencesAreExact();
    void overflowIsAnErrorNotAWrongAmount_data();
    void overflowIsAnErrorNotAWrongAmount();
    void differentCurrenciesDoNotMix();
    void scalingRoundsHalfAwayFromZero_data();
    void scalingRoundsHalfAwayFromZero();
    void scalingUsesWideIntermediates();
    void includedTaxIsPartOfTheGross_data();
    void includedTaxIsPartOfTheGross();
    void amountsAreWrittenWithTheCurrencysDecimals_data();
    void amountsAreWrittenWithTheCurrencysDecimals();
    void decimalTextIsReadExactly_data();
    void decimalTextIsReadExactly();
    void whatIsNoAmountIsRefused_data();
    void whatIsNoAmountIsRefused();
    void aMillionAdditionsLoseNothing();
};

namespace {

constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
constexpr qint64 kSmallest = std::numeric_limits<qint64>::min();
const QString kPounds = QStringLiteral("GBP");

}  // namespace

void MoneyTest::sumsAndDifferencesAreExact() {
    const Money tea(450, kPounds);
    QCOMPARE(*tea.plus(Money(1250, kPounds)), Money(1700, kPounds));
    QCOMPARE(*tea.minus(Money(1250, kPounds)), Money(-800, kPounds));
    QCOMPARE(*tea.times(3), Money(1350, kPounds));
    QCOMPARE(*tea.times(0), Money(0, kPounds));
    QCOMPARE(*Money(kLargest, kPounds).minus(Money(kLargest, kPounds)), Money(0, kPounds));
    QCOMPARE(*addMinor(kLargest - 1, 1), kLargest);
    QCOMPARE(*multiplyMinor(kSmallest, 1), kSmallest);
}

void MoneyTest::overflowIsAnErrorNotAWrongAmount_data() {
    QTest::addColumn<bool>("sum");
    QTest::addColumn<qint64>("left");
    QTest::addColumn<qint64>("right");
    QTest::newRow("largest + 1") << true << kLargest << qint64{1};
    QTest::newRow("smallest - 1") << true << kSmallest << qint64{-1};
    QTest::newRow("largest + largest") << true << kLargest << kLargest;
    QTest::newRow("largest x 2") << false << kLargest << qint64{2};
    QTest::newRow("smallest x -1") << false << kSmallest << qint64{-1};
    QTest::newRow("price x quantity") << false << (kLargest / 1'000'000 + 1) << qint64{1'000'000};
}

void MoneyTest::overflowIsAnErrorNotAWrongAmount() {
    QFETCH(bool, sum);
    QFETCH(qint64, left);
    QFETCH(qint64, right);
    const auto result = sum ? addMinor(left, right) : multiplyMinor(left, right);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    QCOMPARE(result.error().reason, QStringLiteral("amount_too_large"));
    const Money amount(left, kPounds);
    QVERIFY(!(sum ? amount.plus(Money(right, kPounds)) : amount.times(right)));
}

void MoneyTest::differentCurrenciesDoNotMix() {
    const auto sum = Money(1, kPounds).plus(Money(1, QStringLiteral("EUR")));
    QVERIFY(!sum);
    QCOMPARE(sum.error().reason, QStringLiteral("currency_mismatch"));
    QVERIFY(!Money(1, kPounds).minus(Money(1, QStringLiteral("EUR"))));
}

void MoneyTest::scalingRoundsHalfAwayFromZero_data() {
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<qint64>("factor");
    QTest::addColumn<qint64>("divisor");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* name, qint64 a, qint64 f, qint64 d, qint64 e) {
        QTest::newRow(name) << a << f << d << e;
    };
    row("exact", 10, 3, 5, 6);
    row("just below half", 149, 1, 100, 1);
    row("half goes up", 150, 1, 100, 2);
    row("half of an odd divisor", 4, 1, 3, 1);
    row("above half of an odd divisor", 5, 1, 3, 2);
    row("negative half goes down", -150, 1, 100, -2);
    row("negative below half", -149, 1, 100, -1);
    row("negative factor", 150, -1, 100, -2);
    row("zero", 0, 7, 3, 0);
}

void MoneyTest::scalingRoundsHalfAwayFromZero() {
    QFETCH(qint64, amount);
    QFETCH(qint64, factor);
    QFETCH(qint64, divisor);
    QFETCH(qint64, expected);
    QCOMPARE(*scaleMinor(amount, factor, divisor), expected);
}

void MoneyTest::scalingUsesWideIntermediates() {
    QCOMPARE(*scaleMinor(kLargest, 10'000, 10'000), kLargest);
    QCOMPARE(*scaleMinor(kSmallest, 10'000, 10'000), kSmallest);
    QVERIFY(!scaleMinor(kLargest, 3, 2));
}

void MoneyTest::includedTaxIsPartOfTheGross_data() {
    QTest::addColumn<qint64>("gross");
    QTest::addColumn<int>("rate");
    QTest::addColumn<qint64>("tax");
    QTest::newRow("20 % of 12.00") << qint64{1200} << 2000 << qint64{200};
    QTest::newRow("20 % of 12.50") << qint64{1250} << 2000 << qint64{208};
    QTest::newRow("19 % of 0.03") << qint64{3} << 1900 << qint64{0};
    QTest::newRow("100 % of 0.01 is half a penny") << qint64{1} << 10000 << qint64{1};
    QTest::newRow("credit") << qint64{-1250} << 2000 << qint64{-208};
    QTest::newRow("no tax") << qint64{1250} << 0 << qint64{0};
}

void MoneyTest::includedTaxIsPartOfTheGross() {
    QFETCH(qint64, gross);
    QFETCH(int, rate);
    QFETCH(qint64, tax);
    QCOMPARE(*includedTaxMinor(gross, rate), tax);
}

void MoneyTest::amountsAreWrittenWithTheCurrencysDecimals_data() {
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 minor, const char* currency, const char* text) {
        QTest::addRow("%s %s", text, currency)
            << minor << QString::fromLatin1(currency) << QString::fromLatin1(text);
    };
    row(1250, "GBP", "12.50");
    row(5, "GBP", "0.05");
    row(0, "GBP", "0.00");
    row(-5, "GBP", "-0.05");
    row(-1250, "GBP", "-12.50");
    row(1250, "JPY", "1250");
    row(0, "JPY", "0");
    row(1250, "KWD", "1.250");
    row(kLargest, "GBP", "92233720368547758.07");
    row(kSmallest, "GBP", "-92233720368547758.08");
}

void MoneyTest::amountsAreWrittenWithTheCurrencysDecimals() {
    QFETCH(qint64, minor);
    QFETCH(QString, currency);
    QFETCH(QString, text);
    QCOMPARE(toDecimalText(minor, currency), text);
    QCOMPARE(minorFromDecimalText(text, currency).value_or(-1), minor == kSmallest ? -1 : minor);
}

void MoneyTest::decimalTextIsReadExactly_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor");
    QTest::newRow("decimals") << QStringLiteral("12.50") << qint64{1250};
    QTest::newRow("one decimal") << QStringLiteral("12.5") << qint64{1250};
    QTest::newRow("none") << QStringLiteral("12") << qint64{1200};
    QTest::newRow("leading zeros") << QStringLiteral("0012.05") << qint64{1205};
    QTest::newRow("negative") << QStringLiteral("-3.20") << qint64{-320};
    QTest::newRow("spaces around") << QStringLiteral(" 7 ") << qint64{700};
    QTest::newRow("no binary fraction") << QStringLiteral("0.07") << qint64{7};
}

void MoneyTest::decimalTextIsReadExactly() {
    QFETCH(QString, text);
    QFETCH(qint64, minor);
    const auto read = minorFromDecimalText(text, kPounds);
    QVERIFY(read);
    QCOMPARE(*read, minor);
}

void MoneyTest::whatIsNoAmountIsRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"",
                             "-",
                             ".",
                             "1.",
                             ".5",
                             "+1",
                             "1,50",
                             "1,000.00",
                             "1 000",
                             "1e3",
                             "0x10",
                             "12.505",
                             "--1",
                             "1-",
                             "1.2.3",
                             "abc",
                             "NaN",
                             "inf",
                             "92233720368547758.08",
                             "99999999999999999999",
                             "\xd9\xa1"}) {
        QTest::addRow("'%s'", text) << QString::fromUtf8(text);
    }
}

void MoneyTest::whatIsNoAmountIsRefused() {
    QFETCH(QString, text);
    const auto read = minorFromDecimalText(text, kPounds);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    QCOMPARE(read.error().reason, QStringLiteral("not_an_amount"));
    QVERIFY(!minorFromDecimalText(QStringLiteral("1.5"), QStringLiteral("JPY")));
}

void MoneyTest::aMillionAdditionsLoseNothing() {
    Money sum(0, kPounds);
    for (int at = 0; at < 1'000'000; ++at) {
        auto next = sum.plus(Money(at % 2 == 0 ? 10 : 7, kPounds));
        QVERIFY(next);
        sum = *std::move(next);
    }
    QCOMPARE(sum.minor(), 8'500'000);
    QCOMPARE(toDecimalText(sum.minor(), kPounds), QStringLiteral("85000.00"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::MoneyTest)
#include "MoneyTest.moc"
