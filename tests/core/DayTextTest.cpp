// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/DayText.h"

#include <QTest>

namespace countertop {

/// Days as users type them, in the order of their language.
class DayTextTest : public QObject {
    Q_OBJECT

private slots:
    void CL_10_daysAreReadAsTheyAreTyped_data();
    void CL_10_daysAreReadAsTheyAreTyped();
    void CL_10_whatIsNoDayIsRefused_data();
    void CL_10_whatIsNoDayIsRefused();
    void CL_10_aDayWithoutAYearIsTheNearOne_data();
    void CL_10_aDayWithoutAYearIsTheNearOne();
    void CL_10_everyDayIsReadBackAsItIsShown();
};

namespace {

const QDate kToday(2026, 11, 29);

}  // namespace

void DayTextTest::CL_10_daysAreReadAsTheyAreTyped_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QDate>("day");
    const auto row = [](const char* text, const char* locale, const QDate& day) {
        QTest::newRow(text) << QString::fromLatin1(locale) << day;
    };
    const QDate halloween(2026, 10, 31);
    for (const char* text : {"31/10", "31/10/26", "31/10/2026", "31102026", "311026", "3110",
                             "31-10-2026", "31 10 2026", " 31/10 ", "31/10/2026 ", "2026-10-31",
                             "20261031", "31 Oct", "31 october 2026", "Oct 31"}) {
        row(text, "en_GB", halloween);
    }
    for (const char* text :
         {"31.10.", "31.10.2026", "31.10.26", "31. Oktober", "31. Okt. 2026", "31. 10. 2026"}) {
        row(text, "de_DE", halloween);
    }
    row("10/31", "en_US", halloween);
    row("10/31/26", "en_US", halloween);
    row("10312026", "en_US", halloween);
    row("2026/10/31", "ja_JP", halloween);
    row("26/10/31", "ja_JP", halloween);
    row("1/2/2026", "en_GB", {2026, 2, 1});
    row("2/1/2026", "en_US", {2026, 2, 1});
    row("29/2/2024", "en_GB", {2024, 2, 29});
}

void DayTextTest::CL_10_daysAreReadAsTheyAreTyped() {
    QFETCH(QString, locale);
    QFETCH(QDate, day);
    const auto read =
        dayFromText(QString::fromUtf8(QTest::currentDataTag()), QLocale(locale), kToday);
    QVERIFY(read);
    QCOMPARE(*read, day);
}

void DayTextTest::CL_10_whatIsNoDayIsRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"",       "31/11",      "31/11/2026", "31112026",    "311126",
                             "0/10",   "31/13",      "29/2/2026",  "10",          "1",
                             "abc",    "31/10/0026", "31/10/026",  "1/2/3/4",     "31+10",
                             "-31/10", "/31/10",     "31//10",     "31/-10/2026", "31/10/2026/",
                             "31/10-", "99999999",   "310",        "31 foo 2026", "12345678901"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void DayTextTest::CL_10_whatIsNoDayIsRefused() {
    QFETCH(QString, text);
    QVERIFY(!dayFromText(text, QLocale(QStringLiteral("en_GB")), kToday));
}

void DayTextTest::CL_10_aDayWithoutAYearIsTheNearOne_data() {
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QDate>("day");
    QTest::newRow("31/10") << kToday << QDate(2026, 10, 31);
    QTest::newRow("31/12") << kToday << QDate(2026, 12, 31);
    QTest::newRow("30/10") << QDate(2027, 1, 5) << QDate(2026, 10, 30);
    QTest::newRow("1/1") << QDate(2026, 12, 30) << QDate(2026, 1, 1);
}

void DayTextTest::CL_10_aDayWithoutAYearIsTheNearOne() {
    QFETCH(QDate, today);
    QFETCH(QDate, day);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(dayFromText(text, QLocale(QStringLiteral("en_GB")), today), std::optional(day));
}

void DayTextTest::CL_10_everyDayIsReadBackAsItIsShown() {
    for (const char* name : {"en_GB", "en_US", "de_DE", "fr_FR", "sv_SE", "ja_JP", "nl_NL"}) {
        const QLocale locale(QString::fromLatin1(name));
        for (QDate day(2024, 1, 1); day < QDate(2027, 1, 1); day = day.addDays(1)) {
            const auto read = dayFromText(dayToText(day, locale), locale, kToday);
            QVERIFY2(read == day, qPrintable(dayToText(day, locale)));
        }
    }
}

}  // namespace countertop

QTEST_APPLESS_MAIN(countertop::DayTextTest)
#include "DayTextTest.moc"
