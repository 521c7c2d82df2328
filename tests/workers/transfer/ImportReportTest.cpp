// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/ImportReport.h"

#include <QTest>

namespace countertop {

class ImportReportTest : public QObject {
    Q_OBJECT

private slots:
    void oddLinesAreCountedBeyondThoseKept() {
        ImportReport report;
        for (int line = 2; line <= 1501; ++line) {
            report.note({line, ImportWarningKind::NoDescription, QStringLiteral("x")});
        }
        report.note({1502, ImportWarningKind::BadPrice, QStringLiteral("y")});
        report.note({1503, ImportWarningKind::RefusedInvoice, QStringLiteral("z")});
        QCOMPARE(report.warnings.size(), 1000);
        QCOMPARE(report.warningCounts.value(ImportWarningKind::NoDescription), 1500);
        QCOMPARE(report.leftOutLines, 1);
    }

    void monthsAndTheWholeAddUp() {
        ImportReport report;
        report.take(plan("2010-12-31", "10.005", "10.01"));
        report.take(plan("2010-12-01", "-4.00", "-4.00"));
        report.take(plan("2011-01-03", "1.00", "1.00"));
        QCOMPARE(report.months.keys(), (QStringList{"2010-12", "2011-01"}));
        QCOMPARE(report.months[QStringLiteral("2010-12")].exact.toText(), QStringLiteral("6.005"));
        QCOMPARE(report.months[QStringLiteral("2010-12")].invoices, 2);
        QCOMPARE(report.total.rounded.toText(), QStringLiteral("7.01"));
        QCOMPARE(report.total.difference().toText(), QStringLiteral("0.005"));
        QCOMPARE(report.firstDay, QStringLiteral("2010-12-01"));
        QCOMPARE(report.lastDay, QStringLiteral("2011-01-03"));
    }

    void bothFormsTellTheSums() {
        ImportReport report;
        report.take(plan("2011-04-01", "493207.121", "493207.12"));
        report.note({7, ImportWarningKind::BadDate, QStringLiteral("no date")});
        const QJsonObject json = toJson(report);
        const QJsonObject month =
            json[QLatin1StringView("months")].toObject()[QLatin1StringView("2011-04")].toObject();
        QCOMPARE(month[QLatin1StringView("exact")].toString(), QStringLiteral("493207.121"));
        QCOMPARE(month[QLatin1StringView("difference")].toString(), QStringLiteral("-0.001"));
        QCOMPARE(json[QLatin1StringView("oddity_counts")]
                     .toObject()[QLatin1StringView("bad_date")]
                     .toInt(),
                 1);
        const QString text = toText(report);
        QVERIFY(text.contains(QStringLiteral("493207.121")));
        QVERIFY(text.contains(QStringLiteral("line 7: no date")));
    }

    void K_39_theReportTellsHowTheFileWasRead() {
        ImportReport report;
        QVERIFY(toJson(report)[QLatin1StringView("form")].isNull());
        report.form =
            FileForm{"windows-1252",         ';', false, LineEnds::LineFeed, DecimalSign::Comma,
                     DateOrder::MonthDayYear};
        const QJsonObject expected{{QStringLiteral("encoding"), QStringLiteral("windows-1252")},
                                   {QStringLiteral("separator"), QStringLiteral(";")},
                                   {QStringLiteral("decimal"), QStringLiteral("comma")},
                                   {QStringLiteral("date_order"), QStringLiteral("mdy")}};
        QCOMPARE(toJson(report)[QLatin1StringView("form")].toObject(), expected);
        QVERIFY(toText(report).contains(
            QStringLiteral("windows-1252, separated by ';', decimal comma, dates mdy")));
        report.form->separator = '\t';
        QVERIFY(toText(report).contains(QStringLiteral("separated by 'tab'")));
        QCOMPARE(toJson(report.refusal())[QLatin1StringView("form")],
                 toJson(report)[QLatin1StringView("form")]);
    }

    void everyKindOfWarningHasItsOwnWord() {
        QSet<QString> words;
        const int last = static_cast<int>(ImportWarningKind::StockAdded);
        for (int kind = 0; kind <= last; ++kind) words.insert(toText(ImportWarningKind(kind)));
        QCOMPARE(words.size(), last + 1);
        QVERIFY(!words.contains(QString()));
    }

private:
    static InvoicePlan plan(const char* day, const char* exact, const char* rounded) {
        InvoicePlan plan;
        plan.day = QString::fromLatin1(day);
        plan.month = plan.day.left(7);
        plan.lines = 1;
        plan.exact = *DecimalAmount::fromText(exact);
        plan.rounded = *DecimalAmount::fromText(rounded);
        return plan;
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ImportReportTest)
#include "ImportReportTest.moc"
