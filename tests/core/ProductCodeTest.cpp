// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ProductCode.h"

#include <QtTest>

namespace countertop {

/// All forms of one GTIN are one code; other codes are compared as written.
class ProductCodeTest : public QObject {
    Q_OBJECT

private slots:
    void K_03_formsOfOneNumberAreOneCode_data();
    void K_03_formsOfOneNumberAreOneCode();
    void K_03_everythingElseIsComparedAsWritten_data();
    void K_03_everythingElseIsComparedAsWritten();
    void K_23_composedAndDecomposedCodesAreOne();
};

void ProductCodeTest::K_03_formsOfOneNumberAreOneCode_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("UPC-A as EAN-13")
        << QStringLiteral(u"012345678905") << QStringLiteral(u"0012345678905");
    QTest::newRow("UPC-A as GTIN-14")
        << QStringLiteral(u"012345678905") << QStringLiteral(u"00012345678905");
    QTest::newRow("EAN-13 as GTIN-14")
        << QStringLiteral(u"5012345678900") << QStringLiteral(u"05012345678900");
    QTest::newRow("EAN-8 as GTIN-14")
        << QStringLiteral(u"96385074") << QStringLiteral(u"00000096385074");
    QTest::newRow("EAN-8 as EAN-13")
        << QStringLiteral(u"96385074") << QStringLiteral(u"0000096385074");
    QTest::newRow("full-width space aside")
        << QStringLiteral(u"LOT 42") << QStringLiteral(u"LOT\u00A042");
}

void ProductCodeTest::K_03_formsOfOneNumberAreOneCode() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(comparedCode(one), comparedCode(other));
}

void ProductCodeTest::K_03_everythingElseIsComparedAsWritten_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("leading zeros of a short code")
        << QStringLiteral(u"0017") << QStringLiteral(u"17");
    QTest::newRow("wrong check digit")
        << QStringLiteral(u"5012345678901") << QStringLiteral(u"05012345678901");
    QTest::newRow("nine digits") << QStringLiteral(u"012345678") << QStringLiteral(u"12345678");
    QTest::newRow("another number")
        << QStringLiteral(u"5012345678900") << QStringLiteral(u"5012345678917");
    QTest::newRow("capitals") << QStringLiteral(u"lot 42 a") << QStringLiteral(u"LOT 42 A");
    QTest::newRow("digits of another script")
        << QStringLiteral(u"٠١٢٣٤٥٦٧٨٩٠٥") << QStringLiteral(u"012345678905");
    QTest::newRow("fifteen digits")
        << QStringLiteral(u"000012345678905") << QStringLiteral(u"012345678905");
}

void ProductCodeTest::K_03_everythingElseIsComparedAsWritten() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(comparedCode(one) != comparedCode(other));
}

void ProductCodeTest::K_23_composedAndDecomposedCodesAreOne() {
    QCOMPARE(comparedCode(QStringLiteral(u"CAFE\u0301-1")),
             comparedCode(QStringLiteral(u"CAF\u00C9-1")));
    QCOMPARE(comparedCode(QStringLiteral(u"LOT 42 A")), QStringLiteral(u"LOT 42 A"));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ProductCodeTest)
#include "ProductCodeTest.moc"
