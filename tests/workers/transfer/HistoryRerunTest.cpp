// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"

#include <QTest>

namespace countertop {

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

QString qs(const char* text) { return QString::fromUtf8(text); }

/// Forty invoices over two months in which every product is sold, returned and corrected.
QByteArray longHistory(int firstInvoice = 0, int invoices = 40) {
    QByteArray content = historyHeader();
    for (int at = firstInvoice; at < firstInvoice + invoices; ++at) {
        const QByteArray sku = "SKU" + QByteArray::number(at % 7);
        const QByteArray number = QByteArray::number(500 + at);
        const QByteArray date =
            QDate(2010, 12, 1).addDays(at).toString(Qt::ISODate).toLatin1() + " 10:00:00";
        const QByteArray customer = QByteArray::number(100 + at % 5) + ".0";
        const auto line = [&](const QByteArray& invoice, const char* quantity, const char* price) {
            content += historyLine(invoice.constData(), sku.constData(), "Thing", quantity,
                                   date.constData(), price, customer.constData());
        };
        if (at % 5 == 3) {
            line("C" + number, "-2", "1.005");
        } else if (at % 5 == 4) {
            line(number, "-3", "0");
        } else {
            line(number, "5", "1.005");
            line(number, "1", "10");
        }
    }
    return content;
}

}  // namespace

/// Importing again duplicates nothing and adds what a cancelled run left out, even long after every
/// idempotency key has expired.
class HistoryRerunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() {
        QFETCH_GLOBAL(countertop::Dialect, dialect);
        if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
        m_dialect = dialect;
        m_clock.set(1'800'000'000'000);
        m_database = std::make_unique<TestShop>(dialect);
        m_shop = std::make_unique<ImportingShop>(m_database->session(m_clock));
        m_path = m_files.write(qs("history.csv"), longHistory());
    }

    void cleanup() {
        m_shop.reset();
        m_database.reset();
    }

    void aSecondRunWritesNothing_data() {
        QTest::addColumn<qint64>("later");
        QTest::newRow("at once") << qint64(0);
        QTest::newRow("two days later") << 2 * kDayMs;
    }
    void aSecondRunWritesNothing() {
        QFETCH(qint64, later);
        const auto first = m_shop->run(m_path);
        QVERIFY(first && !first->stoppedBy);
        QCOMPARE(first->orders + first->creditNotes + first->corrections, 40);
        const qint64 events = m_shop->eventCount();
        const QStringList stock = m_shop->stock();
        m_clock.advance(later);
        const auto second = m_shop->run(m_path);
        QVERIFY(second && !second->stoppedBy);
        QCOMPARE(second->alreadyImported, 40);
        QCOMPARE(second->orders + second->creditNotes + second->corrections, 0);
        QCOMPARE(second->productsCreated + second->customersCreated + second->stockOpened, 0);
        QCOMPARE(second->total.exact, first->total.exact);
        QCOMPARE(m_shop->eventCount(), events);
        QCOMPARE(m_shop->stock(), stock);
    }

    void aCancelledRunIsContinuedToTheSameShop_data() {
        QTest::addColumn<int>("commits");
        QTest::addColumn<qint64>("later");
        QTest::newRow("early") << 1 << qint64(0);
        QTest::newRow("in the middle, days later") << 6 << 2 * kDayMs;
        QTest::newRow("shortly before the end") << 13 << qint64(1000);
    }
    void aCancelledRunIsContinuedToTheSameShop() {
        QFETCH(int, commits);
        QFETCH(qint64, later);
        const auto half = runAndCancel(commits);
        QVERIFY(half && half->cancelled && !half->stoppedBy);
        QCOMPARE(half->total.invoices, 3 * commits);
        m_clock.advance(later);
        const auto rest = m_shop->run(m_path);
        QVERIFY(rest && !rest->cancelled);
        QCOMPARE(rest->alreadyImported, 3 * commits);
        QCOMPARE(rest->stockAdded, 0);

        TestShop other(m_dialect);
        ImportingShop whole(other.session(m_clock));
        QVERIFY(whole.run(m_path));
        QCOMPARE(m_shop->revenueByMonth(), whole.revenueByMonth());
        QCOMPARE(m_shop->stock(), whole.stock());
        QCOMPARE(m_shop->eventCount(), whole.eventCount());
    }

    void aLongerFileAddsOnlyWhatIsNew() {
        QVERIFY(m_shop->run(m_path));
        const auto report = m_shop->run(m_files.write(qs("longer.csv"), longHistory(0, 60)));
        QVERIFY(report && !report->stoppedBy);
        QCOMPARE(report->alreadyImported, 40);
        QCOMPARE(report->orders + report->creditNotes + report->corrections, 20);
        QCOMPARE(report->stockAdded, 0);
        for (const QString& product : m_shop->stock()) {
            QVERIFY(product.section(u':', 1).toLongLong() >= 0);
        }
    }

    void monthsCanBeImportedOneAfterAnother() {
        QVERIFY(m_shop->run(m_files.write(qs("december.csv"), longHistory(0, 31))));
        const auto january = m_shop->run(m_files.write(qs("january.csv"), longHistory(31, 9)));
        QVERIFY(january && !january->stoppedBy);
        QCOMPARE(january->alreadyImported, 0);
        TestShop other(m_dialect);
        ImportingShop whole(other.session(m_clock));
        QVERIFY(whole.run(m_path));
        QCOMPARE(m_shop->revenueByMonth(), whole.revenueByMonth());
    }

    void stockSoldInBetweenIsMadeUpForExactly() {
        const auto half = runAndCancel(6);
        QVERIFY(half);
        const qint64 left = m_shop->onHand(qs("SKU0"));
        QVERIFY(left > 0);
        const auto sold = m_shop->session().bus().dispatch(
            SellAtTill{OrderId::create(), {}, {{qs("SKU0"), left, {}}}, {}}, Intent::fresh(),
            {qs("amira"), qs("T1"), {}, {}, {}});
        QVERIFY(sold);
        const auto rest = m_shop->run(m_path);
        QVERIFY(rest && !rest->stoppedBy);
        QCOMPARE(rest->refusedInvoices, 0);
        QVERIFY(rest->stockAdded > 0);
        QCOMPARE(rest->warningCounts.value(ImportWarningKind::StockAdded), rest->stockAdded);
        QVERIFY(m_shop->onHand(qs("SKU0")) >= 0);
        QCOMPARE(rest->total.invoices, 40);
    }

    void stockOfAShopInUseIsLeftAlone() {
        AddProduct product;
        product.sku = qs("SKU0");
        product.name = qs("Counted today");
        product.priceMinor = 700;
        product.openingStock = 50;
        QVERIFY(m_shop->session().bus().dispatch(product, Intent::fresh(),
                                                 {qs("amira"), qs("T1"), {}, {}, {}}));
        QVERIFY(m_shop->run(m_path));
        QVERIFY(m_shop->onHand(qs("SKU0")) >= 50);
        QCOMPARE(m_shop->reads().catalogue.product(qs("SKU0"))->name, qs("Counted today"));
        QCOMPARE(m_shop->reads().catalogue.product(qs("SKU0"))->priceMinor, 700);
    }

    void anInvoiceThatChangedInTheFileIsReported() {
        QVERIFY(m_shop->run(m_path));
        QByteArray changed = longHistory();
        changed.replace("500,SKU0,Thing,1,2010-12-01 10:00:00,10",
                        "500,SKU0,Thing,1,2010-12-01 10:00:00,11");
        const auto report = m_shop->run(m_files.write(qs("changed.csv"), changed));
        QVERIFY(report);
        QCOMPARE(report->warningCounts.value(ImportWarningKind::ImportedDifferently), 1);
        QCOMPARE(report->orders, 0);
    }

private:
    Result<ImportReport> runAndCancel(int commits) {
        std::atomic_bool cancel = false;
        int done = 0;
        HistoryImport::Options options;
        options.invoicesPerCommit = 3;
        options.cancel = &cancel;
        options.progress = [&](const ImportProgress& step) {
            if (step.phase == ImportProgress::Phase::Writing) cancel = ++done == commits;
        };
        return m_shop->run(m_path, options);
    }

    FixedClock m_clock{0};
    Files m_files;
    QString m_path;
    Dialect m_dialect = Dialect::Sqlite;
    std::unique_ptr<TestShop> m_database;
    std::unique_ptr<ImportingShop> m_shop;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HistoryRerunTest)
#include "HistoryRerunTest.moc"
