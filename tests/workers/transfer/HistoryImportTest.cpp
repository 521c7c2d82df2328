// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"

#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

/// Every kind of line, valid and invalid, in two months.
QByteArray everyKind() {
    return historyHeader() +
           historyLine("536365", "MUG", "Blue mug", "6", "2010-12-01 08:26:00", "2.55") +
           historyLine("536365", "TEA", "\"Tea, green\"", "2", "2010-12-01 08:26:00", "3.39") +
           "536364,MUG,too few fields\r\n" +
           historyLine("536364", "MUG", "x", "many", "2010-12-01 08:26:00", "2.55") +
           historyLine("C536366", "MUG", "Blue mug", "-1", "2010-12-01 09:41:00", "2.55") +
           historyLine("536367", "MUG", "", "-10", "2010-12-01 10:00:00", "0.0", "") +
           historyLine("536368", "mug", "", "3", "2010-12-02 10:00:00", "0.0", "") +
           historyLine("536369", "PADS", "Pads", "5", "2010-12-02 10:01:00", "0.001", "15311.0") +
           historyLine("A563185", "B", "Adjust bad debt", "1", "2010-12-02 10:30:00", "11.06", "") +
           historyLine("A563186", "B", "Adjust bad debt", "1", "2010-12-02 10:31:00", "-11.06",
                       "") +
           historyLine("536365", "TEA", "Tea", "1", "2010-12-02 11:00:00", "3.39") +
           historyLine("536370", "MUG", "Blue mug", "4", "2011-01-03 10:00:00", "2.5") +
           historyLine("536370", "MUG", "Blue mug", "-1", "2011-01-03 10:00:00", "2.5") +
           historyLine("536370", "TEA", "Tea", "-2", "2011-01-03 10:00:00", "0.0") +
           historyLine("536371", "MUG", "Blue mug", "1", "2011-02-30 10:00:00", "2.5");
}

QMap<ImportWarningKind, qint64> expectedWarnings() {
    return {{ImportWarningKind::WrongFieldCount, 1}, {ImportWarningKind::BadQuantity, 1},
            {ImportWarningKind::BadDate, 1},         {ImportWarningKind::StockCorrection, 2},
            {ImportWarningKind::FreeLine, 1},        {ImportWarningKind::NoDescription, 2},
            {ImportWarningKind::RoundedPrice, 1},    {ImportWarningKind::ManualAdjustment, 1},
            {ImportWarningKind::LaterPart, 1},       {ImportWarningKind::CreditOnInvoice, 1}};
}

}  // namespace

/// A small history with every kind of line, imported through the real command bus on both
/// databases.
class HistoryImportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() {
        QFETCH_GLOBAL(countertop::Dialect, dialect);
        if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
        m_database = std::make_unique<TestShop>(dialect);
        m_shop = std::make_unique<ImportingShop>(m_database->session());
        m_path = m_files.write(qs("history.csv.gz"), gzipped(everyKind()));
    }

    void cleanup() {
        m_shop.reset();
        m_database.reset();
    }

    void everyKindOfLineFindsItsPlace() {
        const auto report = m_shop->run(m_path);
        QVERIFY(report);
        QVERIFY(!report->stoppedBy);
        QCOMPARE(report->linesRead, 15);
        QCOMPARE(report->leftOutLines, 3);
        QCOMPARE(report->leftOutInvoices, 2);
        QCOMPARE(report->total.lines, 12);
        QCOMPARE(report->total.invoices, 9);
        QCOMPARE(report->orders, 6);
        QCOMPARE(report->creditNotes, 2);
        QCOMPARE(report->adjustments, 1);
        QCOMPARE(report->corrections, 2);
        QCOMPARE(report->productsCreated, 5);
        QCOMPARE(report->customersCreated, 2);
        QCOMPARE(report->stockAdded, 0);
        QCOMPARE(report->alreadyImported, 0);
        QCOMPARE(report->refusedInvoices, 0);
        QCOMPARE(report->warningCounts, expectedWarnings());
    }

    void revenueByMonthIsTheRoundedSum() {
        const auto report = m_shop->run(m_path);
        QVERIFY(report);
        // 22.08 − 2.55 + 0 + 0.005 + 11.06 − 11.06 + 3.39; then 10.00 − 2.50.
        const ImportTotals december = report->months.value(qs("2010-12"));
        QCOMPARE(december.exact.toText(), qs("22.925"));
        QCOMPARE(december.rounded.toText(), qs("22.93"));
        QCOMPARE(report->months.value(qs("2011-01")).exact.toText(), qs("7.50"));
        QCOMPARE(report->total.difference().toText(), qs("0.005"));
        QCOMPARE(m_shop->revenueByMonth(), (QStringList{"2010-12 22.93 7", "2011-01 7.50 2"}));
    }

    void stockEndsWhereHistoryLeavesIt() {
        QVERIFY(m_shop->run(m_path));
        // MUG needs 6, gets 1 back, loses 10, gets 1 back, sells 4: its lowest point is 18 below
        // the start.
        QCOMPARE(m_shop->stock(), (QStringList{"B:0", "MUG:0", "PADS:0", "TEA:0", "mug:0"}));
        const auto events = m_shop->session().events().load(qs("product-MUG"));
        QVERIFY(events);
        QStringList shown;
        for (const RecordedEvent& event : *events) {
            shown.append(event.type + u' ' + toIsoText(event.metadata.at));
        }
        QCOMPARE(shown, (QStringList{"ProductAdded 2010-12-01T08:26:00.000Z",
                                     "StockReceived 2010-12-01T08:26:00.000Z",
                                     "StockCorrected 2010-12-01T10:00:00.000Z"}));
        QVERIFY(events->at(1).payload.contains("opening stock for imported history"));
        QVERIFY(events->at(1).payload.contains("18"));
        QVERIFY(events->at(2).payload.contains("536367"));
    }

    void ordersHaveTheirOwnNumbersDatesAndCustomers() {
        QVERIFY(m_shop->run(m_path));
        const OrderDetails sale = m_shop->order(qs("536365"));
        QCOMPARE(sale.row.day, qs("2010-12-01"));
        QCOMPARE(toIsoText(sale.row.placedAt), qs("2010-12-01T08:26:00.000Z"));
        QCOMPARE(sale.row.totalMinor, 2208);
        QCOMPARE(sale.row.capturedMinor, 2208);
        QCOMPARE(sale.row.status, StatusWord::Shipped);
        QCOMPARE(sale.row.lifecycle, Lifecycle::Completed);
        QCOMPARE(sale.row.customerName, qs("Customer 17850"));
        QCOMPARE(sale.lines.size(), 2);
        QCOMPARE(sale.lines[1].name, qs("Tea, green"));
        const auto customer = m_shop->reads().catalogue.customer(sale.row.customerId);
        QVERIFY(customer);
        QCOMPARE(customer->address, qs("United Kingdom"));
        const OrderDetails credit = m_shop->order(qs("C536366"));
        QCOMPARE(credit.row.kind, OrderKind::CreditNote);
        QCOMPARE(credit.row.totalMinor, -255);
        QCOMPARE(credit.row.refundedMinor, 255);
        QCOMPARE(m_shop->order(qs("A563186")).row.totalMinor, -1106);
        QCOMPARE(m_shop->order(qs("536370")).row.totalMinor, 1000);
        QCOMPARE(m_shop->order(qs("536370-C")).row.totalMinor, -250);
        QCOMPARE(m_shop->order(qs("536365-2")).row.totalMinor, 339);
        const OrderDetails fine = m_shop->order(qs("536369"));
        QCOMPARE(fine.row.totalMinor, 1);
        QCOMPARE(fine.lines.first().exactUnitPrice, qs("0.001"));
        const OrderDetails free = m_shop->order(qs("536368"));
        QCOMPARE(free.row.totalMinor, 0);
        QCOMPARE(free.lines.first().name, qs("mug"));
        QVERIFY(free.row.customerId.isEmpty());
    }

    void productsGetTheirFirstNameAndPrice() {
        QVERIFY(m_shop->run(m_path));
        const auto tea = m_shop->reads().catalogue.product(qs("TEA"));
        QVERIFY(tea);
        QCOMPARE(tea->name, qs("Tea, green"));
        QCOMPARE(tea->priceMinor, 339);
        const auto other = m_shop->reads().catalogue.product(qs("mug"));
        QVERIFY(other);
        QCOMPARE(other->name, qs("mug"));
        QCOMPARE(other->priceMinor, 0);
    }

    void everythingOfARunBelongsTogether() {
        QVERIFY(m_shop->run(m_path));
        QCOMPARE(m_shop->flowCount(), 1);
        const auto events = m_shop->session().events().load(qs("product-MUG"));
        QVERIFY(events && !events->isEmpty());
        QCOMPARE(events->first().metadata.actor, qs("importer"));
    }

    void aPreviewTellsTheSameAndWritesNothing() {
        const auto preview = m_shop->preview(m_path);
        QVERIFY(preview);
        QCOMPARE(m_shop->eventCount(), 0);
        QCOMPARE(preview->warningCounts, expectedWarnings());
        const auto report = m_shop->run(m_path);
        QVERIFY(report);
        QCOMPARE(preview->linesRead, report->linesRead);
        QCOMPARE(preview->leftOutLines, report->leftOutLines);
        QCOMPARE(preview->orders, report->orders);
        QCOMPARE(preview->creditNotes, report->creditNotes);
        QCOMPARE(preview->adjustments, report->adjustments);
        QCOMPARE(preview->corrections, report->corrections);
        QCOMPARE(preview->total.exact, report->total.exact);
        QCOMPARE(preview->firstDay, qs("2010-12-01"));
        QCOMPARE(preview->lastDay, qs("2011-01-03"));
    }

    void plainAndCompressedFilesGiveTheSame() {
        QByteArray plain = everyKind();
        plain.replace("\r\n", "\n");
        QVERIFY(m_shop->run(m_files.write(qs("plain.csv"), "\xEF\xBB\xBF" + plain)));
        QCOMPARE(m_shop->revenueByMonth(), (QStringList{"2010-12 22.93 7", "2011-01 7.50 2"}));
        const auto again = m_shop->run(m_path);
        QVERIFY(again);
        QCOMPARE(again->alreadyImported, 11);
        QCOMPARE(again->orders, 0);
    }

    void progressReachesTheEndAndEveryWarningIsReported() {
        QList<ImportProgress> steps;
        QList<ImportWarning> warnings;
        HistoryImport::Options options;
        options.invoicesPerCommit = 2;
        options.progress = [&](const ImportProgress& step) { steps.append(step); };
        options.warnings = [&](const ImportWarning& odd) { warnings.append(odd); };
        const auto report = m_shop->run(m_path, options);
        QVERIFY(report);
        QVERIFY(steps.size() >= 4);
        QCOMPARE(steps.last().phase, ImportProgress::Phase::Writing);
        QCOMPARE(steps.last().bytesDone, steps.last().bytesTotal);
        QCOMPARE(steps.last().lines, 15);
        QCOMPARE(warnings.size(), 12);
        QCOMPARE(report->warnings.size(), 12);
        QVERIFY(std::is_sorted(
            report->warnings.begin(), report->warnings.end(),
            [](const ImportWarning& a, const ImportWarning& b) { return a.line < b.line; }));
    }

private:
    Files m_files;
    QString m_path;
    std::unique_ptr<TestShop> m_database;
    std::unique_ptr<ImportingShop> m_shop;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HistoryImportTest)
#include "HistoryImportTest.moc"
