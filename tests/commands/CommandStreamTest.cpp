// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandStream.h"
#include "tests/commands/FakeShardSession.h"

#include <QtTest>

#include <array>

namespace countertop {

/// The stream of every command, and the shard of every stream.
class CommandStreamTest : public QObject {
    Q_OBJECT

private slots:
    void shardOfAStreamNeverChanges_data();
    void shardOfAStreamNeverChanges();
    void streamsSpreadOverTheShards();
    void everyCommandHasAStream();
};

void CommandStreamTest::shardOfAStreamNeverChanges_data() {
    QTest::addColumn<QString>("stream");
    QTest::addColumn<int>("shard");
    // FNV-1a, 64 bits, computed independently of this program.
    QTest::newRow("empty") << QString() << 37;
    QTest::newRow("order") << QStringLiteral("order-1") << 45;
    QTest::newRow("sku") << QStringLiteral("product-MUG") << 14;
    QTest::newRow("accents") << QStringLiteral("product-TÄßCHEN") << 40;
}

void CommandStreamTest::shardOfAStreamNeverChanges() {
    QFETCH(QString, stream);
    QFETCH(int, shard);
    QCOMPARE(shardOf(stream, 64), shard);
    QCOMPARE(shardOf(stream, 1), 0);
}

void CommandStreamTest::streamsSpreadOverTheShards() {
    std::array<int, 8> hits{};
    for (int order = 0; order < 8000; ++order) {
        ++hits[static_cast<std::size_t>(shardOf(streamOf(request({}, order).command), 8))];
    }
    for (const int hit : hits) QVERIFY2(hit > 800 && hit < 1200, qPrintable(QString::number(hit)));
}

void CommandStreamTest::everyCommandHasAStream() {
    const OrderId order = OrderId::create();
    const CustomerId customer = CustomerId::create();
    QCOMPARE(streamOf(PlaceOrder{order, customer, {}, false}),
             QStringLiteral("order-") + order.text());
    QCOMPARE(streamOf(PayOrder{order, {}}), QStringLiteral("order-") + order.text());
    QCOMPARE(streamOf(ReceiveStock{QStringLiteral("MUG"), 1, {}}), QStringLiteral("product-MUG"));
    QCOMPARE(streamOf(ChangeCustomer{customer, {}}), QStringLiteral("customer-") + customer.text());
    QCOMPARE(streamOf(RetryDelivery{7, false}), streamOf(DiscardDelivery{8, {}}));
    QCOMPARE(streamOf(AddRoute{}), streamOf(RemoveRoute{3}));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CommandStreamTest)
#include "CommandStreamTest.moc"
