// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journey/JourneyWindow.h"
#include "tests/support/BulkRows.h"
#include "tests/support/TestShop.h"

#include <QLineEdit>
#include <QStandardPaths>
#include <QtTest>

namespace countertop {

/// Closes the window while its lists are being read: results from the reading threads must not
/// reach a destroyed page. Only a sanitizer reveals such errors (CONTRIBUTING.md).
class ClosingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase_data() { TestShop::addDatabaseRows(); }
    void initTestCase();
    void closingWhileListsLoad();

private:
    std::unique_ptr<AppSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
};

namespace {

constexpr int kRows = 20'000;
constexpr int kOrdersPerDay = 100;
constexpr int kClosings = 6;

}  // namespace

void ClosingTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(QStringLiteral("countertop-test"));
    m_settings = std::make_unique<AppSettings>();
    m_theme = std::make_unique<Theme>(*qobject_cast<QApplication*>(qApp), Theme::Mode::Light);
}

void ClosingTest::closingWhileListsLoad() {
    QFETCH_GLOBAL(countertop::Dialect, dialect);
    if (!TestShop::isAvailable(dialect)) QSKIP(TestShop::kNoServer);
    const TestShop shop(dialect);
    {
        const auto session = shop.session();
        BulkRows rows(session->database());
        rows.addOrders(kRows, kOrdersPerDay);
        rows.addProducts(kRows);
        rows.addCustomers(kRows);
        rows.analyze();
    }
    for (int closing = 0; closing < kClosings; ++closing) {
        JourneyWindow window(shop.urlText(), *m_settings, *m_theme);
        // The first window closes while the shop is still being opened.
        if (closing > 0) QTRY_VERIFY_WITH_TIMEOUT(window.isShopOpen(), 30'000);
        for (const PageId page : {PageId::Orders, PageId::Products, PageId::Customers,
                                  PageId::Revenue, PageId::Deliveries, PageId::Activity}) {
            window.turnTo(page);
            // Each round leaves the reading threads with other reads half finished.
            for (int turn = 0; turn < closing; ++turn) QCoreApplication::processEvents();
        }
        window.turnTo(PageId::Orders);
        window.find<QLineEdit>("ordersFilterEdit")->setText(QStringLiteral("B-1%1").arg(closing));
        for (int turn = 0; turn < closing; ++turn) QCoreApplication::processEvents();
    }
}

}  // namespace countertop

QTEST_MAIN(countertop::ClosingTest)
#include "ClosingTest.moc"
