// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Currency.h"

#include <QStringList>
#include <QtTest>

namespace countertop {

/// The minor units of ISO 4217 itself, not those of everyday cash.
class CurrencyTest : public QObject {
    Q_OBJECT

private slots:
    void K_12_minorUnitsAreThoseOfIso4217_data();
    void K_12_minorUnitsAreThoseOfIso4217();
    void K_12_codesThatNoShopCanUseAreUnknown_data();
    void K_12_codesThatNoShopCanUseAreUnknown();
};

void CurrencyTest::K_12_minorUnitsAreThoseOfIso4217_data() {
    QTest::addColumn<QString>("codes");
    QTest::addColumn<int>("decimals");
    QTest::newRow("none") << "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
                          << 0;
    QTest::newRow("three") << "BHD IQD JOD KWD LYD OMR TND" << 3;
    QTest::newRow("four") << "CLF UYW" << 4;
    // ICU has other values for some of these: 0 for HUF, IDR, IRR, LBP, MMK, PKR, for example.
    QTest::newRow("two") << "GBP EUR USD CHF SEK HUF IDR IRR LBP MMK PKR MGA MRU TWD AFN ALL KPW "
                            "LAK RSD SLE SOS SYP YER COP CRC INR CNY BRL ZAR XCG XCD VED ZWG"
                         << 2;
}

void CurrencyTest::K_12_minorUnitsAreThoseOfIso4217() {
    QFETCH(QString, codes);
    QFETCH(int, decimals);
    for (const QString& code : codes.split(u' ')) {
        QVERIFY2(currencyDecimals(code) == decimals, qPrintable(code));
        QVERIFY2(isKnownCurrency(code), qPrintable(code));
    }
}

void CurrencyTest::K_12_codesThatNoShopCanUseAreUnknown_data() {
    QTest::addColumn<QString>("code");
    for (const char* code : {"BTC",
                             "ZZZ",
                             "X"
                             "XX",
                             "XTS",
                             "XAU",
                             "XDR",
                             "gbp",
                             "Gbp",
                             "GB",
                             "GBPS",
                             "",
                             " ",
                             "   ",
                             "DEM",
                             "ITL",
                             "HRK",
                             "£",
                             "D AF",
                             " AE",
                             "ED ",
                             "N A"}) {
        QTest::addRow("'%s'", code) << QString::fromUtf8(code);
    }
}

void CurrencyTest::K_12_codesThatNoShopCanUseAreUnknown() {
    QFETCH(QString, code);
    QVERIFY(!isKnownCurrency(code));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CurrencyTest)
#include "CurrencyTest.moc"
