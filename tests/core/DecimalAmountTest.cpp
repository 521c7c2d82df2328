// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/DecimalAmount.h"

#include <QTest>

namespace countertop {

class DecimalAmountTest : public QObject {
    Q_OBJECT

private slots:
    void textIsReadAndWrittenExactly_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("written");
        QTest::newRow("two decimals") << QByteArray("2.55") << "2.55";
        QTest::newRow("one decimal") << QByteArray("27.5") << "27.50";
        QTest::newRow("whole") << QByteArray("3") << "3.00";
        QTest::newRow("zero") << QByteArray("0.0") << "0.00";
        QTest::newRow("three decimals") << QByteArray("0.001") << "0.001";
        QTest::newRow("six decimals") << QByteArray("1.123456") << "1.123456";
        QTest::newRow("a dumped binary number")
            << QByteArray("2.5499999523162842") << "2.5499999523162842";
        QTest::newRow("18 decimals")
            << QByteArray("0.000000000000000001") << "0.000000000000000001";
        QTest::newRow("negative") << QByteArray("-11062.06") << "-11062.06";
        QTest::newRow("negative fraction") << QByteArray("-0.5") << "-0.50";
        QTest::newRow("spaces around") << QByteArray(" 1.10 ") << "1.10";
        QTest::newRow("largest") << QByteArray("999999999.999999") << "999999999.999999";
    }
    void textIsReadAndWrittenExactly() {
        QFETCH(QByteArray, text);
        const auto amount = DecimalAmount::fromText(text);
        QVERIFY(amount);
        QTEST(amount->toText(), "written");
    }

    void whatIsNoAmountIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "-", ".", ".5", "5.", "1,50", "1.2.3", "1e-05", "+1", "0x10", "nan",
              "0.0000000000000000001", "1000000000", "--1", "1 000", "£2"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void whatIsNoAmountIsRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(!DecimalAmount::fromText(text));
    }

    void pennyRoundingIsHalfAwayFromZero_data() {
        QTest::addColumn<QByteArray>("price");
        QTest::addColumn<qint64>("quantity");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("exact") << QByteArray("2.55") << qint64(6) << qint64(1530);
        QTest::newRow("down") << QByteArray("0.001") << qint64(4) << qint64(0);
        QTest::newRow("half up") << QByteArray("0.001") << qint64(5) << qint64(1);
        QTest::newRow("half down") << QByteArray("0.001") << qint64(-5) << qint64(-1);
        QTest::newRow("just below half") << QByteArray("0.004999") << qint64(1) << qint64(0);
        QTest::newRow("large") << QByteArray("999999999.99") << qint64(1'000'000)
                               << qint64(99'999'999'999'000'000);
    }
    void pennyRoundingIsHalfAwayFromZero() {
        QFETCH(QByteArray, price);
        QFETCH(qint64, quantity);
        const auto minor = DecimalAmount::fromText(price)->times(quantity).toMinor(u"GBP");
        QVERIFY(minor);
        QTEST(*minor, "minor");
    }

    void otherCurrenciesHaveTheirOwnDecimals() {
        const DecimalAmount amount = *DecimalAmount::fromText("12.345");
        QCOMPARE(*amount.toMinor(u"JPY"), 12);
        QCOMPARE(*amount.toMinor(u"KWD"), 12345);
        QVERIFY(amount.needsRounding(u"GBP"));
        QVERIFY(!amount.needsRounding(u"KWD"));
        QVERIFY(!DecimalAmount::fromText("2.550000")->needsRounding(u"GBP"));
    }

    void tooLargeForMinorUnitsIsAnError() {
        const DecimalAmount amount = DecimalAmount::fromText("999999999")->times(1'000'000'000);
        QVERIFY(!amount.times(1000).toMinor(u"GBP"));
        QVERIFY(!amount.times(-1'000'000'000).toMinor(u"JPY"));
        DecimalAmount sum = amount.times(1'000'000'000);
        sum += sum;
        QVERIFY(!sum.toMinor(u"JPY"));
    }

    void aMillionAdditionsStayExact() {
        DecimalAmount sum;
        const DecimalAmount tenth = *DecimalAmount::fromText("0.1");
        for (int count = 0; count < 1'000'000; ++count) sum += tenth;
        QCOMPARE(sum.toText(), QStringLiteral("100000.00"));
        QVERIFY((sum - *DecimalAmount::fromText("100000")).isZero());
    }

    void wholeNumbersAreToldApart() {
        QCOMPARE(DecimalAmount::fromText("-12.0")->toWhole(), std::optional<qint64>(-12));
        QVERIFY(!DecimalAmount::fromText("1.5")->toWhole());
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::DecimalAmountTest)
#include "DecimalAmountTest.moc"
