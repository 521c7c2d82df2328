// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write/TransactionBatch.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

using namespace countertop;

/// A write takes stock for all its products or none, at a cost that does not grow with the shop.
class StockConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void theFirstProductThatIsShortIsNamed();
    void anUnknownProductIsNamed();
    void aRefusalLeavesTheTransactionAroundIt();
    void aSaleReadsItsOwnProductsHoweverTheShopGrew();

private:
    Result<CommandResult> sell(const QList<LineRequest>& lines) {
        return run(SellAtTill{OrderId::create(), {}, lines, {}});
    }
    static QString numbered(int number) {
        return QStringLiteral("P%1").arg(number, 4, 10, QLatin1Char('0'));
    }
};

void StockConformanceTest::theFirstProductThatIsShortIsNamed() {
    addProduct(QStringLiteral("CUP"), 100, 5);
    addProduct(QStringLiteral("MUG"), 100, 1);
    addProduct(QStringLiteral("POT"), 100, 1);
    const auto refused = sell({{QStringLiteral("POT"), 3, {}},
                               {QStringLiteral("CUP"), 5, {}},
                               {QStringLiteral("MUG"), 2, {}}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfStock);
    QCOMPARE(refused.error().facts[QStringLiteral("sku")].toString(), QStringLiteral("MUG"));
    QCOMPARE(refused.error().facts[QStringLiteral("available")].toInteger(), 1);
    QCOMPARE(available(QStringLiteral("CUP")), 5);
}

void StockConformanceTest::anUnknownProductIsNamed() {
    addProduct(QStringLiteral("CUP"), 100, 5);
    const auto refused = sell({{QStringLiteral("CUP"), 1, {}}, {QStringLiteral("NOTHING"), 1, {}}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QCOMPARE(available(QStringLiteral("CUP")), 5);
}

void StockConformanceTest::aRefusalLeavesTheTransactionAroundIt() {
    addProduct(QStringLiteral("CUP"), 100, 5);
    TransactionBatch batch(session().database());
    QVERIFY(batch.begin());
    QVERIFY(sell({{QStringLiteral("CUP"), 1, {}}}));
    // Unread rows of an earlier query must not be mistaken for the result.
    QVERIFY(session().database().readRow(QStringLiteral("SELECT sku FROM products"), noValues,
                                         [](Query&) {}));
    const auto refused = sell({{QStringLiteral("CUP"), 9, {}}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfStock);
    QCOMPARE(refused.error().facts[QStringLiteral("available")].toInteger(), 4);
    QVERIFY(sell({{QStringLiteral("CUP"), 2, {}}}));
    QVERIFY(batch.commit());
    QCOMPARE(available(QStringLiteral("CUP")), 2);
    QCOMPARE(rows(QStringLiteral("orders")), 2);
}

/// A connection keeps the plans it made while the shop was small.
void StockConformanceTest::aSaleReadsItsOwnProductsHoweverTheShopGrew() {
    if (dialect() == Dialect::Sqlite) QSKIP("SQLite looks each product up by its key");
    const QList<LineRequest> lines{{numbered(1), 1, {}}, {numbered(2), 1, {}}};
    addProduct(numbered(1), 100, 100);
    addProduct(numbered(2), 100, 100);
    // After five executions PostgreSQL may switch to a generic plan.
    for (int sale = 0; sale < 10; ++sale) QVERIFY(sell(lines));
    constexpr int kProducts = 500;
    for (int product = 3; product <= kProducts; ++product) addProduct(numbered(product), 100, 1);
    TransactionBatch batch(session().database());
    QVERIFY(batch.begin());
    const QString fetched = QStringLiteral(
        "SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0) AS value "
        "FROM pg_stat_xact_user_tables WHERE relname = 'products'");
    // Reads that the server has not yet added to its statistics count too.
    const qint64 before = number(fetched);
    QVERIFY(sell(lines));
    QVERIFY(session().catalogue().productsBySku({numbered(1), numbered(2)}));
    const qint64 read = number(fetched) - before;
    batch.rollback();
    QVERIFY2(read > 0 && read < 20, qPrintable(QString::number(read)));
}

QTEST_GUILESS_MAIN(StockConformanceTest)
#include "StockConformanceTest.moc"
