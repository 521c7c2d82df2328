// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryShopTest.h"

#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// The import does exactly what the preview reports, on both databases.
class HistoryPreviewTest : public HistoryShopTest {
    Q_OBJECT

private slots:
    void K_39_aPreviewForetellsTheRun_data() {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArrayList>("told");  // without and with --replace
        const auto line = [](const char* invoice, const char* quantity, const char* price) {
            return historyLine(invoice, "A", "x", quantity, "2010-12-01 08:26", price);
        };
        const QByteArray sale = line("1", "5", "2.00");
        const auto row = [](const char* name, const QByteArray& before, const QByteArray& now,
                            const char* told, const char* replaced) {
            QTest::newRow(name) << before << now << QByteArrayList{told, replaced};
        };
        row("nothing new", sale, sale, "same 1 different 0 replaced 0 orders 0 credits 0",
            "same 1 different 0 replaced 0 orders 0 credits 0");
        row("another quantity", sale, line("1", "6", "2.00"),
            "same 0 different 1 replaced 0 orders 0 credits 0",
            "same 0 different 0 replaced 1 orders 1 credits 0");
        row("a credit is withdrawn", sale + line("1", "-1", "2.00"), sale,
            "same 1 different 1 replaced 0 orders 0 credits 0",
            "same 1 different 0 replaced 1 orders 0 credits 0");
        row("a sale is withdrawn", sale + line("1", "-1", "2.00"), line("1", "-1", "2.00"),
            "same 1 different 1 replaced 0 orders 0 credits 0",
            "same 1 different 0 replaced 1 orders 0 credits 0");
        row("a credit comes to it", sale, sale + line("1", "-1", "2.00"),
            "same 1 different 0 replaced 0 orders 0 credits 1",
            "same 2 different 0 replaced 0 orders 0 credits 0");
        row("another adjustment", sale + line("2", "1", "-3.00"), sale + line("2", "1", "-4.00"),
            "same 1 different 1 replaced 0 orders 0 credits 0",
            "same 1 different 1 replaced 0 orders 0 credits 0");
        row("an adjustment is withdrawn", sale + line("1", "1", "-3.00"), sale,
            "same 1 different 1 replaced 0 orders 0 credits 0",
            "same 1 different 1 replaced 0 orders 0 credits 0");
        row("another correction", sale + line("3", "-2", "0"), sale + line("3", "-3", "0"),
            "same 1 different 1 replaced 0 orders 0 credits 0",
            "same 1 different 0 replaced 1 orders 0 credits 0");
    }
    void K_39_aPreviewForetellsTheRun() {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, now);
        QFETCH(QByteArrayList, told);
        QVERIFY(m_shop->run(m_files.write(qs("before.csv"), historyHeader() + before)));
        const QString path = m_files.write(qs("now.csv"), historyHeader() + now);
        HistoryImport::Options options;
        for (const bool replaces : {false, true}) {
            options.replaces = replaces;
            const qint64 events = m_shop->eventCount();
            const auto preview = m_shop->preview(path, options);
            QVERIFY(preview);
            QCOMPARE(m_shop->eventCount(), events);
            QCOMPARE(toldBy(*preview), QString::fromLatin1(told[replaces ? 1 : 0]));
            const auto report = m_shop->run(path, options);
            QVERIFY(report && !report->stoppedBy);
            QCOMPARE(toldBy(*report), toldBy(*preview));
        }
        QVERIFY(isClean());
    }

    void K_39_aPreviewTellsWhatCannotBeCorrectedAnyMore() {
        const auto file = [&](const char* quantity) {
            return m_files.write(
                qs("refunded.csv"),
                historyHeader() + historyLine("1", "A", "x", quantity, "2010-12-01 08:26", "2.00"));
        };
        QVERIFY(m_shop->run(file("5")));
        RefundOrder refund;
        refund.orderId = m_shop->order(qs("1")).row.orderId;
        refund.amountMinor = 400;
        QVERIFY(m_shop->session().bus().dispatch(refund, Intent::fresh(),
                                                 {qs("amira"), qs("T1"), {}, {}, {}}));
        HistoryImport::Options options;
        options.replaces = true;
        const auto preview = m_shop->preview(file("6"), options);
        QVERIFY(preview);
        QCOMPARE(toldBy(*preview), qs("same 0 different 1 replaced 0 orders 0 credits 0"));
    }

    void K_39_aStrictPreviewRefusesAsTheRunDoes() {
        HistoryImport::Options options;
        options.strict = true;
        const QByteArray good = historyLine("1", "A", "x", "1", "2010-12-01 08:26", "2.00");
        const QString path = m_files.write(
            qs("strict.csv"),
            historyHeader() + good + historyLine("2", "A", "x", "x", "2010-12-01 08:26", "2.00"));
        const auto preview = m_shop->preview(path, options);
        const auto report = m_shop->run(path, options);
        QVERIFY(preview && report);
        QVERIFY(preview->strictlyRefused);
        QCOMPARE(toJson(*preview), toJson(*report));
        const auto whole =
            m_shop->preview(m_files.write(qs("whole.csv"), historyHeader() + good), options);
        QVERIFY(whole && !whole->strictlyRefused);
        QCOMPARE(whole->orders, 1);
    }

private:
    static QString toldBy(const ImportReport& report) {
        return QStringLiteral("same %1 different %2 replaced %3 orders %4 credits %5")
            .arg(report.alreadyImported)
            .arg(report.different)
            .arg(report.replaced)
            .arg(report.orders)
            .arg(report.creditNotes);
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HistoryPreviewTest)
#include "HistoryPreviewTest.moc"
