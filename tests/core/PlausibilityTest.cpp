// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Currency.h"
#include "models/core/Plausibility.h"

#include <QtTest>

#include <limits>

namespace countertop {

/// Which values require confirmation first.
class PlausibilityTest : public QObject {
    Q_OBJECT

private slots:
    void CL_02_cashAboveTheLargestNote_data();
    void CL_02_cashAboveTheLargestNote();
    void CL_02_pricesOverTenfoldOrUnderATenth_data();
    void CL_02_pricesOverTenfoldOrUnderATenth();
    void CL_02_countsOverTenThousand();
    void notesHaveTheDecimalsOfTheirCurrency();
};

namespace {

constexpr qint64 kMost = std::numeric_limits<qint64>::max();

}  // namespace

void PlausibilityTest::CL_02_cashAboveTheLargestNote_data() {
    QTest::addColumn<QString>("currency");
    QTest::addColumn<qint64>("due");
    QTest::addColumn<qint64>("tendered");
    QTest::addColumn<bool>("isUnlikely");
    const auto row = [](const char* currency, qint64 due, qint64 tendered, bool isUnlikely) {
        QTest::addRow("%s %lld of %lld", currency, due, tendered)
            << QString::fromLatin1(currency) << due << tendered << isUnlikely;
    };
    row("GBP", 900, 5'900, false);
    row("GBP", 900, 5'901, true);
    row("EUR", 900, 50'900, false);
    row("EUR", 900, 50'901, true);
    row("JPY", 120, 10'120, false);
    row("JPY", 120, 10'121, true);
    row("KWD", 1'500, 21'500, false);
    row("KWD", 1'500, 21'501, true);
    row("GBP", 0, 5'000, false);
    row("GBP", 0, kMost, true);
    // Currencies that are not in the table.
    row("AMD", 100, 1'000, false);
    row("AMD", 100, 1'001, true);
    row("AMD", kMost, kMost, false);
}

void PlausibilityTest::CL_02_cashAboveTheLargestNote() {
    QFETCH(QString, currency);
    QFETCH(qint64, due);
    QFETCH(qint64, tendered);
    QTEST(isUnlikelyCash(due, tendered, currency), "isUnlikely");
}

void PlausibilityTest::CL_02_pricesOverTenfoldOrUnderATenth_data() {
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QTest::addColumn<bool>("isUnlikely");
    const auto row = [](const char* name, qint64 before, qint64 after, bool isUnlikely) {
        QTest::newRow(name) << before << after << isUnlikely;
    };
    row("tenfold", 125, 1'250, false);
    row("more than tenfold", 125, 1'251, true);
    row("a tenth", 1'250, 125, false);
    row("less than a tenth", 1'250, 124, true);
    row("for nothing", 1'250, 0, true);
    row("a first price", 0, 1'250, false);
    row("the largest", 1, kMost, true);
    row("the same", kMost, kMost, false);
}

void PlausibilityTest::CL_02_pricesOverTenfoldOrUnderATenth() {
    QFETCH(qint64, before);
    QFETCH(qint64, after);
    QTEST(isUnlikelyPrice(before, after), "isUnlikely");
}

void PlausibilityTest::CL_02_countsOverTenThousand() {
    QVERIFY(!isUnlikelyCount(10'000));
    QVERIFY(isUnlikelyCount(10'001));
    QVERIFY(!isUnlikelyCount(-10'000));
    QVERIFY(isUnlikelyCount(-10'001));
}

void PlausibilityTest::notesHaveTheDecimalsOfTheirCurrency() {
    QCOMPARE(largestNoteMinor(u"USD").value_or(0), 10'000);
    QCOMPARE(largestNoteMinor(u"KRW").value_or(0), 50'000);
    QCOMPARE(largestNoteMinor(u"BHD").value_or(0), 20'000);
    QVERIFY(!largestNoteMinor(u"AMD"));
}

}  // namespace countertop

QTEST_APPLESS_MAIN(countertop::PlausibilityTest)
#include "PlausibilityTest.moc"
