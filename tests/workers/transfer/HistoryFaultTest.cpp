// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryFixture.h"

#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

/// A batch whose outermost commits fail as specified, after rolling back like a real one.
class FlakyBatch final : public WriteBatch {
public:
    FlakyBatch(WriteBatch& real, QList<std::optional<Error>> failures)
        : m_real(real), m_failures(std::move(failures)) {}

    Result<void> begin() override {
        auto begun = m_real.begin();
        if (begun) ++m_depth;
        return begun;
    }
    Result<void> commit() override {
        --m_depth;
        if (m_depth > 0 || m_failures.isEmpty()) return m_real.commit();
        const std::optional<Error> failure = m_failures.takeFirst();
        if (!failure) return m_real.commit();
        if (failure->outcomeUnknown) {
            // The commit succeeded; only its result was lost.
            if (auto done = m_real.commit(); !done) return done;
        } else {
            m_real.rollback();
        }
        return fail(*failure);
    }
    void rollback() override {
        --m_depth;
        m_real.rollback();
    }

private:
    WriteBatch& m_real;
    QList<std::optional<Error>> m_failures;
    int m_depth = 0;
};

Error failure(ErrorCode code, bool transient, bool outcomeUnknown = false) {
    Error error = makeError(code, QStringLiteral("as the test wants it"));
    error.transient = transient;
    error.outcomeUnknown = outcomeUnknown;
    return error;
}

QByteArray threeInvoices() {
    return historyHeader() + historyLine("1", "MUG", "Mug", "2", "2010-12-01 08:00:00", "1.50") +
           historyLine("2", "MUG", "Mug", "1", "2010-12-01 09:00:00", "1.50") +
           historyLine("2", "TEA", "Tea", "-1", "2010-12-01 09:00:00", "0") +
           historyLine("3", "TEA", "Tea", "4", "2010-12-01 10:00:00", "3.00");
}

}  // namespace

/// Failures of an import: in the file, in one invoice, in the database, midway.
class HistoryFaultTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }

    void init() {
        QFETCH_GLOBAL(countertop::Dialect, dialect);
        if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
        m_dialect = dialect;
        m_database = std::make_unique<TestShop>(dialect);
        m_shop = std::make_unique<ImportingShop>(m_database->session());
        m_path = m_files.write(qs("history.csv"), threeInvoices());
    }

    void cleanup() {
        m_shop.reset();
        m_database.reset();
    }

    void badFilesAreRefusedBeforeAnythingIsWritten_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << ErrorCode::InvalidInput << "file_empty";
        QTest::newRow("other table")
            << QByteArray("a,b\n1,2\n") << ErrorCode::InvalidInput << "not_this_format";
        QTest::newRow("column missing") << threeInvoices().replace("UnitPrice", "Price")
                                        << ErrorCode::InvalidInput << "not_this_format";
        const QByteArray packed = gzipped(threeInvoices());
        QTest::newRow("cut off") << packed.first(packed.size() - 9) << ErrorCode::Damaged
                                 << "file_cut_off";
    }
    void badFilesAreRefusedBeforeAnythingIsWritten() {
        QFETCH(QByteArray, content);
        QFETCH(countertop::ErrorCode, code);
        QFETCH(QString, reason);
        const auto report = m_shop->run(m_files.write(qs("bad.csv"), content));
        QVERIFY(!report);
        QCOMPARE(report.error().code, code);
        QCOMPARE(report.error().reason, reason);
        QVERIFY(!report.error().detail.isEmpty());
        QCOMPARE(m_shop->eventCount(), 0);
    }

    void aMissingFileIsNotFound() {
        const auto report = m_shop->run(m_files.path(qs("nowhere.csv")));
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::NotFound);
        QVERIFY(report.error().detail.contains(qs("nowhere.csv")));
    }

    void aHeaderWithoutLinesIsAnEmptyHistory() {
        const auto report = m_shop->run(m_files.write(qs("header.csv"), historyHeader()));
        QVERIFY(report && !report->stoppedBy);
        QCOMPARE(report->linesRead, 0);
        QCOMPARE(report->total.exact.toText(), qs("0.00"));
    }

    void aShopInAnotherCurrencyIsRefused() {
        NewShop settings;
        settings.currency = qs("EUR");
        TestShop other(m_dialect, settings);
        ImportingShop shop(other.session());
        const auto report = shop.run(m_path);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::InvalidInput);
        QVERIFY(report.error().detail.contains(qs("EUR")));
        QCOMPARE(shop.eventCount(), 0);
    }

    void anInvoiceWhoseNumberIsTakenIsRefusedAlone() {
        RecordHistoricOrder taken;
        taken.orderId = OrderId::create();
        taken.number = qs("online-retail:2");
        OrderLine line;
        line.lineNumber = 1;
        line.sku = qs("OWN");
        line.name = qs("Own product");
        line.quantity = 1;
        line.totalMinor = -100;
        taken.kind = OrderKind::CreditNote;
        taken.lines = {line};
        QVERIFY(m_shop->session().bus().dispatch(taken, Intent::fresh(),
                                                 {qs("a"), qs("T1"), {}, {}, {}}));
        const auto report = m_shop->run(m_path);
        QVERIFY(report);
        QVERIFY2(!report->stoppedBy, qPrintable(report->stoppedBy.value_or(Error{}).detail));
        QCOMPARE(report->refusedInvoices, 1);
        QCOMPARE(report->leftOutLines, 2);
        QCOMPARE(report->orders, 2);
        // An invoice is imported completely or not at all: its correction is not imported either.
        QCOMPARE(report->corrections, 0);
        QCOMPARE(report->warningCounts.value(ImportWarningKind::RefusedInvoice), 1);
        QCOMPARE(report->total.exact.toText(), qs("15.00"));
        QCOMPARE(m_shop->order(qs("3")).row.totalMinor, 1200);
    }

    void aCommitThatFailsForAMomentIsDoneAgain_data() {
        QTest::addColumn<bool>("outcomeUnknown");
        QTest::newRow("rolled back") << false;
        QTest::newRow("answer lost") << true;
    }
    void aCommitThatFailsForAMomentIsDoneAgain() {
        QFETCH(bool, outcomeUnknown);
        FlakyBatch flaky(m_shop->batch(), {failure(ErrorCode::Network, true, outcomeUnknown)});
        const auto report = run(flaky);
        QVERIFY(report);
        QVERIFY(!report->stoppedBy);
        QCOMPARE(report->total.invoices, 3);
        QCOMPARE(report->orders + report->corrections + report->alreadyImported, 4);
        QCOMPARE(report->alreadyImported, outcomeUnknown ? 4 : 0);
        QCOMPARE(m_shop->revenueByMonth(), (QStringList{"2010-12 16.50 3"}));
        QCOMPARE(m_shop->stock(), (QStringList{"MUG:0", "TEA:0"}));
    }

    void aFullDiskStopsAndWhatIsStoredIsReported() {
        FlakyBatch flaky(m_shop->batch(), {std::nullopt, failure(ErrorCode::Storage, false)});
        const auto report = run(flaky, 1);
        QVERIFY(report);
        QVERIFY(report->stoppedBy);
        QCOMPARE(report->stoppedBy->code, ErrorCode::Storage);
        QCOMPARE(report->total.invoices, 1);
        QCOMPARE(m_shop->revenueByMonth(), (QStringList{"2010-12 3.00 1"}));
        const auto rest = m_shop->run(m_path);
        QVERIFY(rest && !rest->stoppedBy);
        QCOMPARE(m_shop->revenueByMonth(), (QStringList{"2010-12 16.50 3"}));
        QCOMPARE(m_shop->stock(), (QStringList{"MUG:0", "TEA:0"}));
    }

    void withoutPermissionNothingIsImported() {
        TestShop other(m_dialect);
        SessionOptions options;
        options.authorisation = [](const auto&, const auto&) -> Result<void> {
            return fail(ErrorCode::NotAllowed, QStringLiteral("Only the owner may do this"));
        };
        ImportingShop shop(other.session(options));
        const auto report = shop.run(m_path);
        QVERIFY(report);
        QVERIFY(report->stoppedBy);
        QCOMPARE(report->stoppedBy->code, ErrorCode::NotAllowed);
        QCOMPARE(report->total.invoices, 0);
        QCOMPARE(shop.eventCount(), 0);
    }

    void aCancelBeforeTheStartIsReported() {
        const std::atomic_bool cancel = true;
        HistoryImport::Options options;
        options.cancel = &cancel;
        const auto report = m_shop->run(m_path, options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_shop->eventCount(), 0);
    }

    void anInnerBatchCanBeGivenUpAlone() {
        TransactionBatch& batch = m_shop->batch();
        QVERIFY(batch.begin());
        addProduct("KEPT");
        QVERIFY(batch.begin());
        addProduct("DROPPED");
        batch.rollback();
        QVERIFY(batch.begin());
        addProduct("ALSO KEPT");
        QVERIFY(batch.commit());
        QVERIFY(batch.commit());
        QVERIFY(!m_shop->session().database().isInTransaction());
        QCOMPARE(m_shop->stock(), (QStringList{"ALSO KEPT:0", "KEPT:0"}));
    }

    void aConnectionLostWithinABatchIsNoticed() {
        Database& database = m_shop->session().database();
        if (database.dialect() == Dialect::Sqlite) QSKIP("A file has no connection to lose");
        TransactionBatch& batch = m_shop->batch();
        QVERIFY(batch.begin());
        addProduct("LOST");
        QVERIFY(batch.begin());
        database.connectionCut()->cut();
        QVERIFY(!database.run(QStringLiteral("SELECT 1")));
        const auto inner = batch.commit();
        QVERIFY(!inner);
        QVERIFY(inner.error().transient);
        QVERIFY(!inner.error().outcomeUnknown);
        batch.rollback();
        QVERIFY(!database.isInTransaction());
        QCOMPARE(m_shop->stock(), QStringList());
        QVERIFY(m_shop->run(m_path));
        QCOMPARE(m_shop->revenueByMonth(), (QStringList{"2010-12 16.50 3"}));
    }

private:
    Result<ImportReport> run(WriteBatch& batch, qsizetype invoicesPerCommit = 100) {
        HistoryImport::Options options;
        options.origin = {qs("importer"), qs("CLI"), {}, {}, {}};
        options.invoicesPerCommit = invoicesPerCommit;
        return HistoryImport(m_shop->shop(), batch, m_shop->session().settings(), options)
            .run(m_path);
    }

    void addProduct(const char* sku) {
        AddProduct product;
        product.sku = qs(sku);
        product.name = product.sku;
        QVERIFY(m_shop->session().bus().dispatch(product, Intent::fresh(),
                                                 {qs("amira"), qs("T1"), {}, {}, {}}));
    }

    Dialect m_dialect = Dialect::Sqlite;
    Files m_files;
    QString m_path;
    std::unique_ptr<TestShop> m_database;
    std::unique_ptr<ImportingShop> m_shop;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HistoryFaultTest)
#include "HistoryFaultTest.moc"
