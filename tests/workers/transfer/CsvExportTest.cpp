// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeReads.h"
#include "workers/transfer/RevenueExport.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <thread>

namespace countertop {

namespace {

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// Orders and revenue of a shop in memory, compared byte for byte.
class CsvExportTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_shop = std::make_unique<FakeReads>();
        m_shop->orders.rows = {order(2, "=HYPERLINK(1)", -255), order(1, "Müller, Anna", 1250)};
    }

    void ordersAreWrittenAsRfc4180() {
        QCOMPARE(
            exported(CsvDialect::of(CsvPreset::Rfc4180, QLocale(QLocale::German))),
            QByteArray("number,placed_at,day,customer,till,status,payment_status,"
                       "fulfilment_status,items,total,paid,refunded,credited,currency,order_id\r\n"
                       "T1-000002,2010-12-02T08:26:00.000Z,2010-12-02,'=HYPERLINK(1),T1,shipped,"
                       "paid,delivered,2,-2.55,-2.55,0.00,0.00,GBP,id-2\r\n"
                       "T1-000001,2010-12-01T08:26:00.000Z,2010-12-01,\"Müller, Anna\",T1,shipped,"
                       "paid,delivered,1,12.50,12.50,0.00,0.00,GBP,id-1\r\n"));
    }

    void ordersAreWrittenForExcel() {
        QCOMPARE(
            exported(CsvDialect::of(CsvPreset::Excel, QLocale(QLocale::German))),
            QByteArray("\xEF\xBB\xBFnumber;placed_at;day;customer;till;status;payment_status;"
                       "fulfilment_status;items;total;paid;refunded;credited;currency;order_id\r\n"
                       "T1-000002;2010-12-02T08:26:00.000Z;2010-12-02;'=HYPERLINK(1);T1;shipped;"
                       "paid;delivered;2;-2,55;-2,55;0,00;0,00;GBP;id-2\r\n"
                       "T1-000001;2010-12-01T08:26:00.000Z;2010-12-01;Müller, Anna;T1;shipped;"
                       "paid;delivered;1;12,50;12,50;0,00;0,00;GBP;id-1\r\n"));
    }

    void manyOrdersComePageByPage() {
        m_shop->orders.rows.clear();
        for (int at = 1; at <= 1203; ++at) m_shop->orders.rows.append(order(at, "x", at));
        QList<qint64> steps;
        ExportWatch watch;
        watch.progress = [&](qint64 done, qint64 total) {
            steps.append(done);
            QCOMPARE(total, 1203);
        };
        const auto rows = OrderExport(m_shop->all(), watch).run({path(), {}, {}, {}});
        QVERIFY(rows);
        QCOMPARE(*rows, 1203);
        QCOMPARE(content().count('\n'), 1204);
        QVERIFY(steps.size() >= 3);
        QCOMPARE(steps.last(), 1203);
        QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    }

    void theFilterHolds() {
        m_shop->orders.rows[1].status = StatusWord::Cancelled;
        OrderFilter filter;
        filter.status = StatusWord::Shipped;
        const auto rows = OrderExport(m_shop->all(), {}).run({path(), {}, filter, {}});
        QVERIFY(rows);
        QCOMPARE(*rows, 1);
        QVERIFY(!content().contains("Müller"));
    }

    void aCancelLeavesNothingBehind() {
        m_shop->orders.rows.clear();
        for (int at = 1; at <= 1203; ++at) m_shop->orders.rows.append(order(at, "x", at));
        std::atomic_bool cancel = false;
        ExportWatch watch;
        watch.cancel = &cancel;
        watch.progress = [&](qint64, qint64) { cancel = true; };
        const auto rows = OrderExport(m_shop->all(), watch).run({path(), {}, {}, {}});
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList());
    }

    void aFailingQueryLeavesNothingBehind() {
        m_shop->orders.failure = makeError(ErrorCode::Network, qs("away"));
        const auto rows = OrderExport(m_shop->all(), {}).run({path(), {}, {}, {}});
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Network);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList());
    }

    void aMissingFolderIsAClearError() {
        const auto rows =
            OrderExport(m_shop->all(), {}).run({m_folder.filePath(qs("no/x.csv")), {}, {}, {}});
        QVERIFY(!rows);
        QCOMPARE(rows.error().reason, qs("folder_not_found"));
        RevenueQuery query;
        const auto revenue =
            RevenueExport(m_shop->all(), {}).run({m_folder.filePath(qs("no/x.csv")), {}, query});
        QCOMPARE(revenue.error().reason, qs("folder_not_found"));
    }

    void K_29_aPipeIsWrittenIntoAndStays() {
        const QByteArray pipe = QFile::encodeName(m_folder.filePath(qs("pipe")));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        QByteArray received;
        std::thread reader([&] {
            QFile file(QFile::decodeName(pipe));
            if (file.open(QIODevice::ReadOnly)) received = file.readAll();
        });
        const auto rows = OrderExport(m_shop->all(), {}).run({QFile::decodeName(pipe), {}, {}, {}});
        reader.join();
        QVERIFY(rows);
        QCOMPARE(*rows, 2);
        QVERIFY(received.startsWith("number,placed_at"));
        QCOMPARE(received.count('\n'), 3);
        struct stat after {};
        QCOMPARE(::stat(pipe.constData(), &after), 0);
        QVERIFY(S_ISFIFO(after.st_mode));
    }

    void K_29_aReaderThatGoesAwayIsAnError() {
        for (int at = 3; at <= 3000; ++at) m_shop->orders.rows.append(order(at, "x", at));
        const QByteArray pipe = QFile::encodeName(m_folder.filePath(qs("broken")));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        std::thread reader([&] {
            QFile file(QFile::decodeName(pipe));
            if (file.open(QIODevice::ReadOnly)) file.read(10);
        });
        const auto rows = OrderExport(m_shop->all(), {}).run({QFile::decodeName(pipe), {}, {}, {}});
        reader.join();
        QVERIFY(!rows);
        QCOMPARE(rows.error().reason, qs("file_not_written"));
    }

    void K_29_aDeviceIsWrittenInto() {
        if (!QFile::exists(qs("/dev/full"))) QSKIP("there is no /dev/full");
        const auto rows = OrderExport(m_shop->all(), {}).run({qs("/dev/full"), {}, {}, {}});
        QVERIFY(!rows);
        QCOMPARE(rows.error().reason, qs("file_not_written"));
        QVERIFY(OrderExport(m_shop->all(), {}).run({qs("/dev/null"), {}, {}, {}}));
        QVERIFY(!QFileInfo(qs("/dev/null")).isFile());
        RevenueExport::Request revenue;
        revenue.path = qs("/dev/full");
        QVERIFY(!RevenueExport(m_shop->all(), {}).run(revenue));
    }

    void K_29_aFolderIsRefusedAndALinkFollowed() {
        const auto folder = OrderExport(m_shop->all(), {}).run({m_folder.path(), {}, {}, {}});
        QVERIFY(!folder);
        QCOMPARE(folder.error().reason, qs("is_a_folder"));
        const QString link = m_folder.filePath(qs("link.csv"));
        QVERIFY(QFile::link(path(), link));
        QVERIFY(OrderExport(m_shop->all(), {}).run({link, {}, {}, {}}));
        QVERIFY(QFileInfo(link).isSymLink());
        QVERIFY(QFileInfo(path()).size() > 0);
    }

    void revenueIsWrittenByPeriod() {
        m_shop->revenue.days = {
            {qs("2010-12"), qs("2010-12-01"), qs("2010-12-31"), 3, 7, 255, 74'895'702, qs("GBP")}};
        RevenueQuery query;
        query.by = RevenuePeriod::Month;
        const auto rows = RevenueExport(m_shop->all(), {}).run({path(), {}, query});
        QVERIFY(rows);
        QCOMPARE(*rows, 1);
        QCOMPARE(content(),
                 QByteArray("month,first_day,last_day,orders,items,refunded,total,currency\r\n"
                            "2010-12,2010-12-01,2010-12-31,3,7,2.55,748957.02,GBP\r\n"));
    }

    void cleanup() { QFile::remove(path()); }

private:
    static OrderRow order(int number, const char* customer, qint64 totalMinor) {
        OrderRow row;
        row.orderId = OrderId(QStringLiteral("id-%1").arg(number));
        row.number = QStringLiteral("T1-%1").arg(number, 6, 10, QLatin1Char('0'));
        row.lifecycle = Lifecycle::Completed;
        row.paymentStatus = PaymentStatus::Paid;
        row.fulfilmentStatus = FulfilmentStatus::Delivered;
        row.status = StatusWord::Shipped;
        row.customerName = qs(customer);
        row.till = qs("T1");
        row.placedAt = 1291191960000 + (number - 1) * 86'400'000LL;
        row.day = toIsoText(row.placedAt).left(10);
        row.itemCount = number;
        row.totalMinor = totalMinor;
        row.capturedMinor = totalMinor;
        row.currency = qs("GBP");
        return row;
    }

    QString path() const { return m_folder.filePath(qs("out.csv")); }

    QByteArray content() const {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QByteArray exported(const CsvDialect& dialect) {
        const auto rows = OrderExport(m_shop->all(), {}).run({path(), dialect, {}, {}});
        return rows ? content() : rows.error().detail.toUtf8();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeReads> m_shop;
};

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CsvExportTest)
#include "CsvExportTest.moc"
