// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasks/ReportText.h"
#include "models/store/verify/CheckBook.h"

#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

namespace countertop {

using namespace reporttext;

namespace {

ImportReport halfDone() {
    ImportReport report;
    report.currency = QStringLiteral("GBP");
    report.orders = 1200;
    report.creditNotes = 1;
    return report;
}

}  // namespace

/// The window's reports on imports and checks never omit anything that happened.
class ReportTextTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void cancelledImportTellsWhatStays();
    void cancelledAtOnceTellsThatNothingWasImported();
    void stoppedImportTellsWhyAndWhatStays();
    void finishedImportCountsRefusedInvoices();
    void summaryNamesOddLines();
    void K_39_summaryTellsHowTheFileWasRead();
    void CL_37_oneLineOfOneInvoiceIsNotSeveral();
    void everyWarningHasItsOwnWords();
    void everyRuleHasItsOwnWords();
    void brokenRulesAreNamed();
    void aRuleThatWasNotCheckedIsNamed();
};

void ReportTextTest::cancelledImportTellsWhatStays() {
    ImportReport report = halfDone();
    report.cancelled = true;
    const TaskOutcome outcome = importOutcome(report);
    QCOMPARE(outcome.kind, MessageKind::Info);
    QVERIFY2(outcome.sentence.contains(u"1,200"), qPrintable(outcome.sentence));
    QVERIFY2(outcome.sentence.contains(u"stay in the shop"), qPrintable(outcome.sentence));
    QVERIFY2(!outcome.sentence.contains(u"Nothing was"), qPrintable(outcome.sentence));
}

void ReportTextTest::cancelledAtOnceTellsThatNothingWasImported() {
    ImportReport report;
    report.cancelled = true;
    QVERIFY(importOutcome(report).sentence.contains(u"Nothing was imported"));
}

void ReportTextTest::stoppedImportTellsWhyAndWhatStays() {
    ImportReport report = halfDone();
    report.stoppedBy =
        makeError(ErrorCode::Storage, QStringLiteral("full"), QStringLiteral("disk_full"));
    const TaskOutcome outcome = importOutcome(report);
    QCOMPARE(outcome.kind, MessageKind::Error);
    QVERIFY2(outcome.sentence.contains(u"disk is full"), qPrintable(outcome.sentence));
    QVERIFY2(outcome.sentence.contains(u"stay in the shop"), qPrintable(outcome.sentence));
}

void ReportTextTest::finishedImportCountsRefusedInvoices() {
    ImportReport report = halfDone();
    QVERIFY(!importOutcome(report).sentence.contains(u"refused"));
    report.refusedInvoices = 3;
    const TaskOutcome outcome = importOutcome(report);
    QCOMPARE(outcome.kind, MessageKind::Success);
    QVERIFY2(outcome.sentence.contains(u"refused"), qPrintable(outcome.sentence));
}

void ReportTextTest::summaryNamesOddLines() {
    ImportReport report = halfDone();
    report.firstDay = QStringLiteral("2010-12-01");
    report.lastDay = QStringLiteral("2011-12-09");
    for (qint64 line = 2; line < 40; ++line) report.note({line, ImportWarningKind::BadPrice, {}});
    const QString text = importSummary(report);
    QVERIFY2(text.contains(u"Orders: 1,200"), qPrintable(text));
    QVERIFY2(text.contains(warningText(ImportWarningKind::BadPrice) +
                           QStringLiteral(": 38 (line(s) 2, 3, ")),
             qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("11, …)")), qPrintable(text));
}

void ReportTextTest::K_39_summaryTellsHowTheFileWasRead() {
    ImportReport report;
    report.currency = QStringLiteral("GBP");
    QVERIFY(!importSummary(report).contains(u"Read as"));
    report.form.emplace();
    report.form->encoding = "windows-1252";
    report.form->separator = ';';
    report.form->decimal = DecimalSign::Comma;
    report.form->dateOrder = DateOrder::MonthDayYear;
    const QString first = importSummary(report).section(u'\n', 0, 0);
    QVERIFY2(first.contains(u"windows-1252"), qPrintable(first));
    QVERIFY2(first.contains(u"“;”") && first.contains(u"“,”"), qPrintable(first));
    QVERIFY2(first.endsWith(u"month first"), qPrintable(first));
}

void ReportTextTest::CL_37_oneLineOfOneInvoiceIsNotSeveral() {
    ImportReport report;
    report.currency = QStringLiteral("GBP");
    report.total.lines = 1;
    report.total.invoices = 1;
    const QString one = toText(report);
    QVERIFY2(one.contains(QRegularExpression(QStringLiteral("\\b1 line \\s*1 invoice "))),
             qPrintable(one));
    report.total.lines = 2;
    report.total.invoices = 3;
    const QString more = toText(report);
    QVERIFY2(more.contains(QRegularExpression(QStringLiteral("\\b2 lines\\s+3 invoices"))),
             qPrintable(more));
}

void ReportTextTest::everyWarningHasItsOwnWords() {
    QSet<QString> words;
    const int last = static_cast<int>(ImportWarningKind::StockAdded);
    for (int kind = 0; kind <= last; ++kind) {
        words.insert(warningText(static_cast<ImportWarningKind>(kind)));
    }
    QVERIFY(!words.contains(QString()));
    QCOMPARE(words.size(), last + 1);
}

void ReportTextTest::everyRuleHasItsOwnWords() {
    const QTemporaryDir folder;
    const auto url =
        DatabaseUrl::parse(QStringLiteral("sqlite:") + folder.filePath(QStringLiteral("x.sqlite")));
    QVERIFY(url);
    const auto database = Database::open(*url, Database::Role::Writer, Database::Files::MayBeMade);
    QVERIFY(database);
    const VerifyReport report = CheckBook(**database, {}).report();
    QSet<QString> words;
    for (const VerifyReport::Check& check : report.checks) words.insert(ruleText(check.code));
    QVERIFY(!words.contains(QString()));
    QCOMPARE(words.size(), kInvariants);
}

void ReportTextTest::brokenRulesAreNamed() {
    VerifyReport report;
    report.checks = {{QStringLiteral("products"), {}, 7, 0, {}},
                     {QStringLiteral("order_totals"), {}, 9, 2, {QStringLiteral("English")}}};
    const TaskOutcome outcome = verifyOutcome(report);
    QCOMPARE(outcome.kind, MessageKind::Error);
    QVERIFY2(outcome.sentence.contains(ruleText(QStringLiteral("order_totals"))),
             qPrintable(outcome.sentence));
    QVERIFY(!outcome.sentence.contains(ruleText(QStringLiteral("products"))));
    QVERIFY(!outcome.sentence.contains(u"English"));
    report.checks.removeLast();
    QCOMPARE(verifyOutcome(report).kind, MessageKind::Success);
}

void ReportTextTest::aRuleThatWasNotCheckedIsNamed() {
    VerifyReport report;
    report.checks = {{QStringLiteral("database_integrity"), {}, 0, 0, {}, QStringLiteral("why")},
                     {QStringLiteral("products"), {}, 7, 0, {}}};
    const TaskOutcome outcome = verifyOutcome(report);
    QCOMPARE(outcome.kind, MessageKind::Info);
    QVERIFY2(outcome.sentence.contains(ruleText(QStringLiteral("database_integrity"))),
             qPrintable(outcome.sentence));
    QVERIFY(!outcome.sentence.contains(ruleText(QStringLiteral("products"))));
    report.checks.last().problemCount = 1;
    QCOMPARE(verifyOutcome(report).kind, MessageKind::Error);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ReportTextTest)
#include "ReportTextTest.moc"
