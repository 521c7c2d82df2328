// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "models/store/verify/Verifier.h"
#include "tests/support/TestShop.h"

#include <QtTest>

namespace countertop {

/// The disk fills up during sales: the sale is refused with that reason, leaves nothing behind, and
/// succeeds once there is space.
class FullDiskTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void fullDiskRefusesTheSaleAndChangesNothing();
    void saleGoesThroughOnceThereIsRoom();

private:
    /// Limits the file to this many pages; SQLite reports the limit like a full disk.
    void limitPages(qint64 pages);
    [[nodiscard]] qint64 value(const QString& sql);
    /// Sells until the file is full; returns the number of
    /// successful sales, and the last error in `met`.
    int sellUntilFull(Intent& last, Error& met);
    [[nodiscard]] SellAtTill sale() const;

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
    SellAtTill m_refused;
};

namespace {

constexpr qint64 kStock = 100'000;
constexpr qint64 kRoomForSomeSales = 40;

CommandOrigin origin() { return {QStringLiteral("amira"), QStringLiteral("T1"), {}, {}, {}}; }

}  // namespace

void FullDiskTest::init() {
    m_session.reset();
    m_shop = std::make_unique<TestShop>(Dialect::Sqlite);
    m_session = m_shop->session();
    const AddProduct mug{
        QStringLiteral("MUG"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, kStock};
    QVERIFY(m_session->bus().dispatch(mug, Intent::fresh(), origin()));
}

void FullDiskTest::limitPages(qint64 pages) {
    QVERIFY(m_session->database().run(QStringLiteral("PRAGMA max_page_count=%1").arg(pages)));
}

qint64 FullDiskTest::value(const QString& sql) {
    qint64 number = -1;
    const auto read = m_session->database().readRow(
        sql, noValues, [&](Query& row) { number = row.integer("value"); });
    return read ? number : -1;
}

SellAtTill FullDiskTest::sale() const {
    return {OrderId::create(), {}, {{QStringLiteral("MUG"), 1, {}}}, {}};
}

int FullDiskTest::sellUntilFull(Intent& last, Error& met) {
    limitPages(value(QStringLiteral("SELECT page_count AS value FROM pragma_page_count")) +
               kRoomForSomeSales);
    for (int sold = 0; sold < kStock; ++sold) {
        last = Intent::fresh();
        m_refused = sale();
        const auto result = m_session->bus().dispatch(m_refused, last, origin());
        if (result) continue;
        met = result.error();
        return sold;
    }
    return -1;
}

void FullDiskTest::fullDiskRefusesTheSaleAndChangesNothing() {
    Intent last;
    Error met;
    const int sold = sellUntilFull(last, met);
    QVERIFY2(sold > 0, qPrintable(QString::number(sold)));
    QCOMPARE(met.code, ErrorCode::Storage);
    QCOMPARE(met.reason, QStringLiteral("disk_full"));
    QVERIFY(!met.outcomeUnknown);
    QCOMPARE(value(QStringLiteral("SELECT count(*) AS value FROM orders")), sold);
    QCOMPARE(value(QStringLiteral("SELECT on_hand AS value FROM products")), kStock - sold);
    QVERIFY(!m_session->database().isInTransaction());
    const auto report = verifyShop(m_session->database());
    QVERIFY(report && report->isClean());
}

void FullDiskTest::saleGoesThroughOnceThereIsRoom() {
    Intent last;
    Error met;
    const int sold = sellUntilFull(last, met);
    QVERIFY(sold > 0);
    // Repeating the command while the disk is still full changes neither the error nor the shop.
    const auto still = m_session->bus().dispatch(m_refused, Intent::again(last.key), origin());
    QVERIFY(!still);
    QCOMPARE(still.error().reason, QStringLiteral("disk_full"));
    limitPages(1'000'000);
    const auto placed = m_session->bus().dispatch(m_refused, Intent::again(last.key), origin());
    QVERIFY2(placed, qPrintable(placed ? QString() : placed.error().detail));
    QCOMPARE(placed->number, QStringLiteral("T1-%1").arg(sold + 1, 6, 10, QLatin1Char('0')));
    const auto repeated = m_session->bus().dispatch(m_refused, Intent::again(last.key), origin());
    QVERIFY(repeated && repeated->replayed);
    QCOMPARE(value(QStringLiteral("SELECT count(*) AS value FROM orders")), sold + 1);
    const auto report = verifyShop(m_session->database());
    QVERIFY(report && report->isClean());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::FullDiskTest)
#include "FullDiskTest.moc"
