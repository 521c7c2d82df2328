// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliFileTest.h"

#include <QFileInfo>
#include <QTest>

using namespace countertop;
using namespace Qt::StringLiterals;

/// Amounts and tax rates on the command line: read exactly or refused.
class CliAmountsTest : public CliFileTest {
    Q_OBJECT

private slots:
    void K_11_whatIsNoAmountIsWrongUsage_data();
    void K_11_whatIsNoAmountIsWrongUsage();
    void K_06_aRateOfThreeDecimalsIsKept();
    void K_10_moreDecimalsThanTheCurrencyHasAreRefused_data();
    void K_10_moreDecimalsThanTheCurrencyHasAreRefused();
    void K_12_francsOfCfaHaveNoCents();
};

void CliAmountsTest::K_11_whatIsNoAmountIsWrongUsage_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    for (const char* text : {"10+5", "5*2", "1..5", "1,234", "+1", "1e3", ".5", "5."}) {
        QTest::addRow("price %s", text)
            << u"products add --sku A --name B --price "_s + QString(text) << QString(text);
    }
    QTest::newRow("tendered") << u"orders pay X-1 --tendered 10/20"_s << u"10/20"_s;
    QTest::newRow("amount") << u"orders pay X-1 --amount 1,2,3"_s << u"1,2,3"_s;
    QTest::newRow("refund") << u"orders refund X-1 --amount 0x10"_s << u"0x10"_s;
    QTest::newRow("price of a line") << u"orders place --line A=1 --price A=1..5"_s << u"1..5"_s;
    QTest::newRow("price of an added line") << u"orders add-line X-1 A=1 --price 5*2"_s << u"5*2"_s;
    QTest::newRow("quantity") << u"orders place --line A=10+5"_s << u"10+5"_s;
    QTest::newRow("quantity with a sign") << u"products receive A +5"_s << u"+5"_s;
    QTest::newRow("stock") << u"products add --sku A --name B --price 1 --stock 1,000"_s
                           << u"1,000"_s;
    QTest::newRow("K-06: four decimals")
        << u"products add --sku A --name B --price 1 --tax 8.8755"_s << u"8.8755"_s;
    QTest::newRow("K-06: beyond 100")
        << u"products add --sku A --name B --price 1 --tax 8875"_s << u"8875"_s;
    QTest::newRow("K-06: a comma")
        << u"products add --sku A --name B --price 1 --tax 8,875"_s << u"8,875"_s;
    for (const char* code : {"BTC", "ZZZ", "gbp", "XTS", "XAU"}) {
        QTest::addRow("K-12: %s", code) << u"init --currency "_s + QString(code) << QString(code);
    }
}

void CliAmountsTest::K_11_whatIsNoAmountIsWrongUsage() {
    QFETCH(QString, line);
    QFETCH(QString, text);
    const CliAnswer answer = shop().json(line.split(u' '));
    QCOMPARE(answer.exitCode, 2);
    QVERIFY2(answer.messages.contains('\'' + text.toUtf8() + '\''), answer.messages.constData());
    QVERIFY(!QFileInfo::exists(path(u"shop"_s)));
}

void CliAmountsTest::K_06_aRateOfThreeDecimalsIsKept() {
    shop().done({u"init"_s, u"--currency"_s, u"USD"_s});
    shop().done({u"products"_s, u"add"_s, u"--sku"_s, u"A"_s, u"--name"_s, u"A"_s, u"--price"_s,
                 u"1000.00"_s, u"--tax"_s, u"8.875"_s, u"--stock"_s, u"9"_s});
    QCOMPARE(shop().done({u"products"_s, u"show"_s, u"A"_s})[u"tax_rate"_s], u"8.875"_s);
    const QString id =
        shop().done({u"orders"_s, u"place"_s, u"--line"_s, u"A=1"_s})[u"order_id"_s].toString();
    const QJsonArray lines = shop().done({u"orders"_s, u"show"_s, id})[u"lines"_s].toArray();
    QCOMPARE(lines[0][u"tax_rate"_s], u"8.875"_s);
    // 1000 × 8.875 ÷ 108.875; 81.47 at 8.87 % and 81.56 at 8.88 %.
    QCOMPARE(lines[0][u"tax_minor"_s], 8152);
    QCOMPARE(shop().json({u"verify"_s}).exitCode, 0);
}

void CliAmountsTest::K_10_moreDecimalsThanTheCurrencyHasAreRefused_data() {
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("price");
    QTest::newRow("GBP") << u"GBP"_s << u"0.125"_s;
    QTest::newRow("JPY") << u"JPY"_s << u"100.00"_s;
    QTest::newRow("KWD") << u"KWD"_s << u"1.2345"_s;
}

void CliAmountsTest::K_10_moreDecimalsThanTheCurrencyHasAreRefused() {
    QFETCH(QString, currency);
    QFETCH(QString, price);
    shop().done({u"init"_s, u"--currency"_s, currency});
    const CliAnswer answer = shop().json(
        {u"products"_s, u"add"_s, u"--sku"_s, u"A"_s, u"--name"_s, u"A"_s, u"--price"_s, price});
    QCOMPARE(answer.exitCode, 1);
    QCOMPARE(answer.code(), QByteArray("INVALID_INPUT"));
    const QString expected = u"'%1' is not an amount in %2"_s.arg(price, currency);
    QVERIFY2(answer.messages.contains(expected.toUtf8()), answer.messages.constData());
    QCOMPARE(shop().list({u"products"_s, u"list"_s}).size(), 0);
}

void CliAmountsTest::K_12_francsOfCfaHaveNoCents() {
    shop().done({u"init"_s, u"--currency"_s, u"XOF"_s, u"--time-zone"_s, u"Africa/Dakar"_s});
    shop().done({u"products"_s, u"add"_s, u"--sku"_s, u"A"_s, u"--name"_s, u"A"_s, u"--price"_s,
                 u"500"_s, u"--stock"_s, u"9"_s});
    QCOMPARE(shop().done({u"products"_s, u"show"_s, u"A"_s})[u"price_minor"_s], 500);
    QVERIFY(shop().run({u"products"_s, u"list"_s}).results.contains("500 XOF"));
}

QTEST_GUILESS_MAIN(CliAmountsTest)
#include "CliAmountsTest.moc"
