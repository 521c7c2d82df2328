// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/CliProcess.h"
#include "tests/journey/JourneyWindow.h"
#include "tests/support/KafkaCluster.h"
#include "tests/support/TestShop.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

namespace countertop {

/// What the window sells leaves the shop by the window's own outbox service and is read by other
/// programs.
class WindowDeliveryTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void initTestCase();
    void init();
    void cleanup();

    void consumeInAnotherProcessReadsWhatTheWindowSold();

private:
    void run(const Command& command) {
        const auto result = m_session->bus().dispatch(command, Intent::fresh(), {});
        QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    }
    /// The order of each sale, as the outbox has it.
    [[nodiscard]] QStringList soldOrders();

    std::unique_ptr<TestShop> m_shop;
    std::unique_ptr<ShopSession> m_session;
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<JourneyWindow> m_window;
};

void WindowDeliveryTest::initTestCase() { m_theme = JourneyWindow::prepareProgram(); }

void WindowDeliveryTest::init() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    m_shop = std::make_unique<TestShop>(dialect);
    m_session = m_shop->session();
    m_settings = std::make_unique<AppSettings>();
}

void WindowDeliveryTest::cleanup() {
    m_window.reset();
    m_session.reset();
    m_shop.reset();
    qunsetenv("COUNTERTOP_KAFKA");
}

QStringList WindowDeliveryTest::soldOrders() {
    QStringList orders;
    const auto read = m_session->database().readRows(
        QStringLiteral("SELECT order_id FROM outbox ORDER BY outbox_id"), noValues,
        [&](Query& row) { orders.append(row.text("order_id")); });
    if (!read) qCritical("%s", qPrintable(read.error().detail));
    return orders;
}

void WindowDeliveryTest::consumeInAnotherProcessReadsWhatTheWindowSold() {
    if (!KafkaCluster::isBuilt()) QSKIP("this build has no Kafka client");
    const KafkaCluster cluster;
    qputenv("COUNTERTOP_KAFKA", cluster.address().toUtf8());
    run(AddProduct{QStringLiteral("MUG-BLU"), QStringLiteral("Blue mug"), {}, 1250, 20'000, 0, 5});
    run(AddRoute{QStringLiteral("OrderPlaced"), QStringLiteral("kafka:orders")});
    m_window = std::make_unique<JourneyWindow>(m_shop->urlText(), *m_settings, *m_theme);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->isShopOpen(), 60'000);
    for (int sale = 0; sale < 2; ++sale) {
        m_window->sell(QStringLiteral("blue"));
        m_window->press(Qt::Key_F8);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->saleLines(), 0, 60'000);
    }
    QProcess consumer;
    consumer.start(CliProcess::program(),
                   {QStringLiteral("consume"), QStringLiteral("kafka"), QStringLiteral("orders"),
                    QStringLiteral("--count"), QStringLiteral("2"), QStringLiteral("--json")});
    // The window delivers meanwhile: the event loop of this thread must go on.
    QTRY_COMPARE_WITH_TIMEOUT(consumer.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(consumer.exitCode(), 0);
    QStringList read;
    const auto messages = QJsonDocument::fromJson(consumer.readAllStandardOutput()).array();
    for (const QJsonValue message : messages) {
        QCOMPARE(message[QStringLiteral("type")].toString(), QStringLiteral("OrderPlaced"));
        QCOMPARE(message[QStringLiteral("body")][QStringLiteral("data")][QStringLiteral("lines")][0]
                        [QStringLiteral("sku")]
                            .toString(),
                 QStringLiteral("MUG-BLU"));
        read.append(message[QStringLiteral("order_id")].toString());
    }
    QStringList sold = soldOrders();
    QCOMPARE(sold.size(), 2);
    // Each order has a partition of its own, perhaps.
    sold.sort();
    read.sort();
    QCOMPARE(read, sold);
}

}  // namespace countertop

QTEST_MAIN(countertop::WindowDeliveryTest)
#include "WindowDeliveryTest.moc"
