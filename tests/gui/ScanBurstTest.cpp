// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/forms/ScanBurst.h"

#include <QtTest>

namespace countertop {

/// How keys from a scanner are distinguished from typing.
class ScanBurstTest : public QObject {
    Q_OBJECT

private slots:
    void CL_02_aScanIsRecognisedByItsPauses_data();
    void CL_02_aScanIsRecognisedByItsPauses();
    void aCodeInTheSearchFieldMayBeShort_data();
    void aCodeInTheSearchFieldMayBeShort();
    void CL_02_slowDigitsAreABarcodeByTheirCheckDigit_data();
    void CL_02_slowDigitsAreABarcodeByTheirCheckDigit();
    void aFilterTakesNumbersOfOrders();
    void aLongPauseStartsANewBurst();
};

namespace {

using Pauses = QList<qint64>;

/// Types `text`; the last pause is the one before the end key. With too few pauses, the first one
/// is repeated. Returns the time of the end key.
template <class Taker>
qint64 typed(Taker& taker, const QString& text, const Pauses& pauses) {
    qint64 at = 1000;
    for (qsizetype index = 0; index < text.size(); ++index) {
        taker.add(text.at(index), at);
        at += pauses.size() == text.size() ? pauses.at(index) : pauses.first();
    }
    return at;
}

}  // namespace

void ScanBurstTest::CL_02_aScanIsRecognisedByItsPauses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Pauses>("pauses");
    QTest::addColumn<bool>("isScan");
    const auto row = [](const char* name, const char* text, const Pauses& pauses, bool isScan) {
        QTest::newRow(name) << QString::fromLatin1(text) << pauses << isScan;
    };
    row("EAN-13", "4006381333931", {2}, true);
    row("EAN-8 of a slow scanner", "40123455", {39}, true);
    row("a median of 40 ms", "40123455", {40}, false);
    row("six characters", "123456", {10}, true);
    row("five characters", "12345", {10}, false);
    row("two hiccups of 120 ms", "12345678", {10, 120, 10, 10, 120, 10, 10, 10}, true);
    row("a pause of 121 ms", "12345678", {10, 10, 10, 121, 10, 10, 10, 10}, false);
    row("a late Enter", "12345678", {10, 10, 10, 10, 10, 10, 10, 121}, false);
    row("a hasty typist", "12345678", {70}, false);
    row("a SKU", "MUG-BLU", {5}, true);
    row("a SKU in small letters", "mug-12", {5}, true);
    row("words of a macro", "damaged box", {5}, false);
    row("a word of a macro", "damaged", {5}, false);
    row("a code with a space", "AB 12345", {5}, true);
    row("an amount of a macro", "1250.00", {5}, false);
    row("an address of a macro", "ada12@example.com", {5}, false);
}

void ScanBurstTest::CL_02_aScanIsRecognisedByItsPauses() {
    QFETCH(QString, text);
    QFETCH(Pauses, pauses);
    ScanBurst burst;
    const qint64 end = typed(burst, text, pauses);
    QTEST(burst.isScanEndedAt(end), "isScan");
}

void ScanBurstTest::aCodeInTheSearchFieldMayBeShort_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Pauses>("pauses");
    QTest::addColumn<bool>("isCode");
    QTest::newRow("two figures") << "22" << Pauses{5} << true;
    QTest::newRow("typed") << "22" << Pauses{60} << false;
    QTest::newRow("one figure") << "2" << Pauses{5} << false;
    QTest::newRow("a word") << "KETTLE" << Pauses{5} << false;
    QTest::newRow("EAN-13") << "4006381333931" << Pauses{5} << true;
    QTest::newRow("EAN-13 with hiccups") << "40063813" << Pauses{5, 99, 5, 5, 5, 5, 5, 90} << true;
}

void ScanBurstTest::aCodeInTheSearchFieldMayBeShort() {
    QFETCH(QString, text);
    QFETCH(Pauses, pauses);
    ScanBurst burst;
    const qint64 end = typed(burst, text, pauses);
    QTEST(burst.isProductCodeEndedAt(end), "isCode");
}

void ScanBurstTest::CL_02_slowDigitsAreABarcodeByTheirCheckDigit_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Pauses>("pauses");
    QTest::addColumn<bool>("isBarcode");
    const auto row = [](const char* name, const char* text, const Pauses& pauses, bool isBarcode) {
        QTest::newRow(name) << QString::fromLatin1(text) << pauses << isBarcode;
    };
    row("EAN-8", "40123455", {90}, true);
    row("UPC-A", "036000291452", {90}, true);
    row("EAN-13", "4006381333931", {200}, true);
    row("GTIN-14", "10012345000017", {90}, true);
    row("a wrong check digit", "40123456", {90}, false);
    row("nine digits", "401234550", {90}, false);
    row("an amount", "20000000", {90}, false);
    row("a late Enter", "40123455", {90, 90, 90, 90, 90, 90, 90, 1001}, false);
}

void ScanBurstTest::CL_02_slowDigitsAreABarcodeByTheirCheckDigit() {
    QFETCH(QString, text);
    QFETCH(Pauses, pauses);
    TypedDigits digits;
    const qint64 end = typed(digits, text, pauses);
    QTEST(digits.isBarcodeEndedAt(end), "isBarcode");
}

void ScanBurstTest::aFilterTakesNumbersOfOrders() {
    for (const char* text : {"T1-000399", "000399", "1234567"}) {
        ScanBurst burst;
        const qint64 end = typed(burst, QString::fromLatin1(text), {5});
        QVERIFY2(!burst.isBarcodeEndedAt(end), text);
    }
    ScanBurst burst;
    const qint64 end = typed(burst, QStringLiteral("40123455"), {5});
    QVERIFY(burst.isBarcodeEndedAt(end));
}

void ScanBurstTest::aLongPauseStartsANewBurst() {
    ScanBurst burst;
    QVERIFY(burst.add(u'3', 0));
    QVERIFY(!burst.add(u'*', 120));
    QVERIFY(burst.add(u'4', 241));
    QCOMPARE(burst.text(), QStringLiteral("4"));
    // The clock was set back.
    QVERIFY(burst.add(u'0', 100));
}

}  // namespace countertop

QTEST_APPLESS_MAIN(countertop::ScanBurstTest)
#include "ScanBurstTest.moc"
