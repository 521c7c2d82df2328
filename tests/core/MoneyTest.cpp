// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Money.h"

#include <QtTest>

#include <limits>

namespace countertop {

/// Amounts are exact or refused: no overflow wraps, and every rounding is half away from zero.
class MoneyTest : public QObject {
    Q_OBJECT

private slots:
    void sumsAndProductsAreExact();
    void overflowIsAnErrorNotAWrongAmount_data();
    void overflowIsAnErrorNotAWrongAmount();
    void scalingRoundsHalfAwayFromZero_data();
    void scalingRoundsHalfAwayFromZero();
    void scalingUsesWideIntermediates();
    void includedTaxIsPartOfTheGross_data();
    void includedTaxIsPartOfTheGross();
    void amountsAreWrittenWithTheCurrencysDecimals_data();
    void amountsAreWrittenWithTheCurrencysDecimals();
};

namespace {

constexpr qint64 kLargest = std::numeric_limits<qint64>::max();
constexpr qint64 kSmallest = std::numeric_limits<qint64>::min();

}  // namespace

void MoneyTest::sumsAndProductsAreExact() {
    QCOMPARE(*addMinor(450, 1250), 1700);
    QCOMPARE(*multiplyMinor(450, 3), 1350);
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
    QTest::newRow("20 % of 12.00") << qint64{1200} << 20'000 << qint64{200};
    QTest::newRow("20 % of 12.50") << qint64{1250} << 20'000 << qint64{208};
    QTest::newRow("19 % of 0.03") << qint64{3} << 19'000 << qint64{0};
    QTest::newRow("100 % of 0.01 is half a penny") << qint64{1} << 100'000 << qint64{1};
    QTest::newRow("K-06: 8.875 % of 108.88") << qint64{10888} << 8875 << qint64{888};
    // 100,000.00: 8151.55 at 8.875 %, but 8147.33 at 8.87 % and 8155.77 at 8.88 %.
    QTest::newRow("K-06: 8.875 % of 100000.00") << qint64{10'000'000} << 8875 << qint64{815155};
    QTest::newRow("K-06: the largest gross")
        << std::numeric_limits<qint64>::max() << 8875 << Q_INT64_C(751847777975532815);
    QTest::newRow("credit") << qint64{-1250} << 20'000 << qint64{-208};
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
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::MoneyTest)
#include "MoneyTest.moc"
