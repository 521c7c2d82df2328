// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/transfer/HistoryShopTest.h"

#include "models/core/Money.h"

#include <QTest>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// An invoice is imported whole or not at all, and a changed file replaces it only when asked to.
class HistoryReplacementTest : public HistoryShopTest {
    Q_OBJECT

private slots:
    void K_3A_anInvoiceIsWholeOrNotAtAll_data() {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QStringList>("orders");
        QTest::addColumn<int>("leftOut");
        const auto line = [](const char* invoice, const char* quantity,
                             const char* at = "2010-12-01 08:26") {
            return historyLine(invoice, "A", "x", quantity, at, "2.00");
        };
        QTest::newRow("bad line last") << line("1", "1") + line("1", "six") + line("2", "1")
                                       << QStringList{"2 2010-12-01 2.00"} << 2;
        QTest::newRow("bad line first") << line("1", "six") + line("1", "1") << QStringList{} << 2;
        QTest::newRow("far down the file")
            << line("1", "1") + line("2", "1").repeated(300) + line("1", "1", "2010-12-09 08:26") +
                   line("1", "six", "2010-12-10 08:26")
            << QStringList{"2 2010-12-01 600.00"} << 3;
        QTest::newRow("too few fields within an invoice")
            << line("1", "1") + "A,x\r\n" + line("1", "1") + line("2", "1")
            << QStringList{"2 2010-12-01 2.00"} << 3;
        QTest::newRow("too many fields")
            << line("1", "1") + QByteArray("1,A,x,y,1,2010-12-01 08:26,1,1,UK\r\n") + line("2", "1")
            << QStringList{"2 2010-12-01 2.00"} << 2;
        QTest::newRow("no number within an invoice")
            << line("1", "1") + line("", "1") + line("1", "1") << QStringList{} << 3;
        QTest::newRow("a sum below the table")
            << line("1", "1") + QByteArray(",,,,Total,2.00,,\r\n,,,,,,,\r\n")
            << QStringList{"1 2010-12-01 2.00"} << 1;
    }
    void K_3A_anInvoiceIsWholeOrNotAtAll() {
        QFETCH(QByteArray, lines);
        const QString path = m_files.write(qs("part.csv"), historyHeader() + lines);
        const auto report = m_shop->run(path);
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QTEST(orders(), "orders");
        QTEST(static_cast<int>(report->leftOutLines), "leftOut");
        const auto preview = m_shop->preview(path);
        QVERIFY(preview);
        QCOMPARE(preview->leftOutLines, report->leftOutLines);
        QCOMPARE(preview->leftOutInvoices, report->leftOutInvoices);
    }

    void K_3A_theMendedFileCompletesTheHistory() {
        const QByteArray good = historyLine("1", "A", "x", "6", "2010-12-01 08:26", "2.55");
        const QByteArray other = historyLine("2", "A", "x", "1", "2010-12-01 09:26", "2.55");
        const auto file = [&](const char* name, const char* price) {
            return m_files.write(
                qs(name), historyHeader() + good +
                              historyLine("1", "B", "y", "2", "2010-12-01 08:26", price) + other);
        };
        QVERIFY(m_shop->run(file("bad.csv", "1000.00x")));
        QCOMPARE(orders(), QStringList{"2 2010-12-01 2.55"});
        const auto report = m_shop->run(file("good.csv", "1000.00"));
        QVERIFY(report && report->leftOutLines == 0);
        QCOMPARE(orders(), (QStringList{"1 2010-12-01 2015.30", "2 2010-12-01 2.55"}));
        QVERIFY(isClean());
    }

    void K_3A_otherContentsAreReportedAndReplacedOnlyWhenAsked() {
        const auto file = [&](const char* quantity, const char* more = "") {
            return m_files.write(
                qs("invoice.csv"),
                historyHeader() + historyLine("1", "A", "x", quantity, "2010-12-01 08:26", "2.55") +
                    more + historyLine("2", "A", "x", "1", "2010-12-01 09:26", "1.00"));
        };
        const QByteArray second = historyLine("1", "B", "y", "2", "2010-12-01 08:26", "1000.00");
        QVERIFY(m_shop->run(file("6")));
        const QStringList before = orders();
        const auto told = m_shop->run(file("6", second.constData()));
        QVERIFY(told);
        QCOMPARE(told->different, 1);
        QCOMPARE(told->replaced, 0);
        QCOMPARE(orders(), before);
        QCOMPARE(m_shop->preview(file("6", second.constData()))->different, 1);

        HistoryImport::Options options;
        options.replaces = true;
        const auto replaced = m_shop->run(file("6", second.constData()), options);
        QVERIFY(replaced && !replaced->stoppedBy);
        QCOMPARE(replaced->different, 0);
        QCOMPARE(replaced->replaced, 1);
        QCOMPARE(orders(), (QStringList{"1 2010-12-01 15.30", "1-R2 2010-12-01 2015.30",
                                        "1-REV 2010-12-01 -15.30", "2 2010-12-01 1.00"}));
        QCOMPARE(m_shop->revenueByMonth().first().section(u' ', 0, 1), qs("2010-12 2016.30"));
        QCOMPARE(m_shop->stock(), (QStringList{"A:0", "B:0"}));
        QVERIFY(isClean());

        // Importing the same file again changes nothing, and
        // alternating files leave the state of the last.
        const qint64 events = m_shop->eventCount();
        const auto again = m_shop->run(file("6", second.constData()), options);
        QVERIFY(again && again->replaced == 0 && again->different == 0);
        QCOMPARE(m_shop->eventCount(), events);
        for (const char* quantity : {"5", "7", "5"}) {
            const auto changed = m_shop->run(file(quantity), options);
            QVERIFY(changed && changed->replaced == 1 && changed->different == 0);
            const QString total = toDecimalText(255 * QByteArray(quantity).toInt() + 100, u"GBP");
            QCOMPARE(m_shop->revenueByMonth().first().section(u' ', 0, 1), qs("2010-12 ") + total);
        }
        QVERIFY(isClean());
    }

    void K_3A_creditsDatesAndStockCorrectionsAreReplacedToo() {
        const auto file = [&](const char* back, const char* lost, const char* day) {
            return m_files.write(qs("other.csv"),
                                 historyHeader() + historyLine("1", "A", "x", "9", day, "2.00") +
                                     historyLine("C2", "A", "x", back, day, "2.00") +
                                     historyLine("3", "A", "x", lost, day, "0"));
        };
        HistoryImport::Options options;
        options.replaces = true;
        QVERIFY(m_shop->run(file("-1", "-2", "2010-12-01 08:00")));
        QCOMPARE(m_shop->revenueByMonth().first().section(u' ', 0, 1), qs("2010-12 16.00"));
        const qint64 onHand = m_shop->onHand(qs("A"));
        const auto told = m_shop->run(file("-2", "-3", "2010-12-01 08:00"));
        QVERIFY(told);
        QCOMPARE(told->different, 2);
        const auto replaced = m_shop->run(file("-2", "-3", "2010-12-01 08:00"), options);
        QVERIFY2(replaced && !replaced->stoppedBy,
                 replaced ? "" : qPrintable(replaced.error().detail));
        QCOMPARE(replaced->replaced, 2);
        QCOMPARE(m_shop->revenueByMonth().first().section(u' ', 0, 1), qs("2010-12 14.00"));
        QVERIFY(m_shop->onHand(qs("A")) >= onHand);
        QVERIFY(isClean());
        const auto moved = m_shop->run(file("-2", "-3", "2011-01-05 08:00"), options);
        QVERIFY(moved && moved->different == 0);
        QStringList months;
        for (const QString& month : m_shop->revenueByMonth()) {
            months.append(month.section(u' ', 0, 1));
        }
        QCOMPARE(months, (QStringList{"2010-12 0.00", "2011-01 14.00"}));
        QVERIFY(isClean());
    }

    void K_3A_whatWasRefundedSinceIsNotTakenBackTwice() {
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
        const auto report = m_shop->run(file("6"), options);
        QVERIFY(report);
        QCOMPARE(report->different, 1);
        QCOMPARE(report->replaced, 0);
        QCOMPARE(orders(), QStringList{"1 2010-12-01 10.00"});
        QVERIFY(isClean());
    }
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::HistoryReplacementTest)
#include "HistoryReplacementTest.moc"
