// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"

#include <QDir>
#include <QFile>
#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

/// COUNTERTOP_TEST_HISTORY names the file; by default it is expected beside the checkout.
QString historyPath() {
    const QString named = qEnvironmentVariable("COUNTERTOP_TEST_HISTORY");
    if (!named.isEmpty()) return named;
    return QDir(qEnvironmentVariable("COUNTERTOP_SOURCE_DIR"))
        .filePath(qs("../shared/data/online-retail-2010-12_2011-09.csv.gz"));
}

/// Lines, invoices and Σ quantity × price per month, computed by other means.
struct Month {
    const char* month;
    qint64 lines;
    qint64 invoices;
    const char* exact;
    const char* rounded;
};
constexpr Month kMonths[] = {
    {"2010-12", 42'481, 2'025, "748957.02", "748957.02"},
    {"2011-01", 35'147, 1'476, "560000.26", "560000.26"},
    {"2011-02", 27'707, 1'393, "498062.65", "498062.65"},
    {"2011-03", 36'748, 1'983, "683267.08", "683267.08"},
    {"2011-04", 29'916, 1'744, "493207.121", "493207.12"},
    {"2011-05", 37'030, 2'162, "723333.51", "723333.51"},
    {"2011-06", 36'874, 2'012, "691123.12", "691123.12"},
    {"2011-07", 39'518, 1'927, "681300.111", "681300.11"},
    {"2011-08", 35'284, 1'737, "682680.51", "682680.51"},
    {"2011-09", 50'226, 2'327, "1019687.622", "1019687.62"},
};

}  // namespace

/// A real shop's order history compared with sums computed by other means: the first pass covers
/// all of it exactly, and its first month also goes through the command bus.
class RealHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        if (!QFile::exists(historyPath())) {
            QSKIP("the real order history is not here; COUNTERTOP_TEST_HISTORY can name it");
        }
    }

    void theWholeFileAddsUpExactly() {
        TestShop database(Dialect::Sqlite);
        ImportingShop shop(database.session());
        const auto report = shop.preview(historyPath());
        QVERIFY(report);
        QCOMPARE(report->linesRead, 370'931);
        QCOMPARE(report->leftOutLines, 0);
        QCOMPARE(report->total.invoices, 18'786);
        QCOMPARE(report->creditNotes, 2'887);
        QCOMPARE(report->adjustments, 2);
        QCOMPARE(report->warningCounts.value(ImportWarningKind::RoundedPrice), 4);
        QCOMPARE(report->warningCounts.value(ImportWarningKind::LaterPart), 0);
        QCOMPARE(report->warningCounts.value(ImportWarningKind::StockCorrection), 1'023);
        QCOMPARE(report->warningCounts.value(ImportWarningKind::FreeLine), 934);
        QCOMPARE(report->warningCounts.value(ImportWarningKind::NoDescription), 1'260);
        QCOMPARE(report->months.size(), 10);
        for (const Month& month : kMonths) {
            const ImportTotals totals = report->months.value(qs(month.month));
            QCOMPARE(totals.lines, month.lines);
            QCOMPARE(totals.invoices, month.invoices);
            QCOMPARE(totals.exact.toText(), qs(month.exact));
            QCOMPARE(totals.rounded.toText(), qs(month.rounded));
        }
    }

    void theFirstMonthIsImportedToThePenny() {
        TestShop database(Dialect::Sqlite);
        ImportingShop shop(database.session());
        const auto report = shop.run(firstMonth());
        QVERIFY(report);
        QVERIFY(!report->stoppedBy);
        QCOMPARE(report->total.lines, kMonths[0].lines);
        QCOMPARE(report->total.invoices, kMonths[0].invoices);
        QCOMPARE(report->total.exact.toText(), qs(kMonths[0].exact));
        QCOMPARE(report->refusedInvoices, 0);
        QCOMPARE(report->stockAdded, 0);
        const QStringList months = shop.revenueByMonth();
        QCOMPARE(months.size(), 1);
        QCOMPARE(months.first().section(u' ', 0, 1), qs("2010-12 748957.02"));
        RevenueQuery firstDay;
        firstDay.toDay = qs("2010-12-01");
        const auto day = shop.reads().revenue.rows(firstDay);
        QVERIFY(day);
        QCOMPARE(day->first().totalMinor, 5'863'556);
        for (const QString& product : shop.stock()) QVERIFY(!product.contains(u":-"));
    }

private:
    QString firstMonth() const {
        CsvReader reader(*TextInput::open(historyPath(), "UTF-8"));
        QByteArray content = historyHeader();
        const auto header = reader.next();
        if (!header || !*header) qFatal("the history has no header");
        for (;;) {
            const auto more = reader.next();
            if (!more || !*more || !reader.field(4).startsWith("2010-12")) break;
            QByteArrayList fields;
            for (qsizetype at = 0; at < reader.fieldCount(); ++at) {
                QByteArray field = reader.field(at).toByteArray();
                fields.append('"' + field.replace('"', "\"\"") + '"');
            }
            content += fields.join(',') + '\n';
        }
        return m_files.write(qs("december.csv.gz"), gzipped(content));
    }

    Files m_files;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::RealHistoryTest)
#include "RealHistoryTest.moc"
