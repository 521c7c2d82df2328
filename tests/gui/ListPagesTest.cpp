// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "tests/gui/PageShop.h"
#include "tests/support/Waiting.h"
#include "views/MainWindow.h"
#include "views/activity/ActivityPage.h"
#include "views/customers/CustomersPage.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/forms/BusyButton.h"
#include "views/forms/ConfirmDialog.h"
#include "views/lists/LongTableView.h"
#include "views/orders/OrdersPage.h"
#include "views/products/ProductsPage.h"
#include "views/theme/Theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

namespace countertop {

/// Rules shared by all list pages: actions apply to the selected row, a filter leaves no stale
/// data, and unreadable is not the same as empty.
class ListPagesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void CL_12_tabMarksARowOnEveryPage_data() { addPages(); }
    void CL_12_tabMarksARowOnEveryPage();
    void CL_12_noActionMeansARowThatIsNotMarked_data();
    void CL_12_noActionMeansARowThatIsNotMarked();
    void CL_12_activityFollowsItsFilter();
    void CL_17_whatCannotBeReadIsNotEmpty_data() { addPages(); }
    void CL_17_whatCannotBeReadIsNotEmpty();
    void CL_21_enterInASearchGoesToTheList_data();
    void CL_21_enterInASearchGoesToTheList();
    void CL_27_retryingAllAsksFirst();
    void CL_27_afterARetryTheListHasTheKeyboard();

private:
    static void addPages();
    void show(PageId id);
    template <class T = QWidget>
    T* find(const QString& name) const {
        return m_window->findChild<T*>(name);
    }
    [[nodiscard]] LongTableView* table(const char* name) const {
        return m_window->findChild<LongTableView*>(QLatin1StringView(name));
    }

    std::unique_ptr<Theme> m_theme;
    FixedClock m_clock{kPageNow};
    std::unique_ptr<FakeReads> m_shop;
    std::unique_ptr<FakeReadQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
};

void ListPagesTest::initTestCase() {
    QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
}

void ListPagesTest::init() {
    m_shop = std::make_unique<FakeReads>();
    fillPageShop(*m_shop);
    m_queue = std::make_unique<FakeReadQueue>(m_shop->all());
    m_window = std::make_unique<MainWindow>();
    m_window->addPage(PageId::Orders, new OrdersPage(*m_queue, m_clock));
    m_window->addPage(PageId::Products, new ProductsPage(*m_queue, m_clock));
    m_window->addPage(PageId::Customers, new CustomersPage(*m_queue));
    m_window->addPage(PageId::Deliveries, new DeliveriesPage(*m_queue, m_clock));
    m_window->addPage(PageId::Activity, new ActivityPage(*m_queue, m_clock));
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void ListPagesTest::addPages() {
    QTest::addColumn<PageId>("page");
    QTest::addColumn<QString>("table");
    QTest::newRow("orders") << PageId::Orders << QStringLiteral("ordersTable");
    QTest::newRow("products") << PageId::Products << QStringLiteral("productsTable");
    QTest::newRow("customers") << PageId::Customers << QStringLiteral("customersTable");
    QTest::newRow("deliveries") << PageId::Deliveries << QStringLiteral("deliveriesTable");
    QTest::newRow("activity") << PageId::Activity << QStringLiteral("activityTable");
}

void ListPagesTest::show(PageId id) {
    m_window->showPage(id);
    waiting::settle();
}

void ListPagesTest::CL_12_tabMarksARowOnEveryPage() {
    QFETCH(PageId, page);
    QFETCH(QString, table);
    show(page);
    auto* list = find<LongTableView>(table);
    QTRY_VERIFY(list->model()->rowCount() > 0);
    QCOMPARE(list->selectedRow(), -1);
    m_window->page(page)->setFocus();
    for (int step = 0; step < 30 && !list->hasFocus(); ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(list->hasFocus());
    QCOMPARE(list->selectedRow(), 0);
}

void ListPagesTest::CL_12_noActionMeansARowThatIsNotMarked_data() {
    QTest::addColumn<PageId>("page");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("action");
    QTest::newRow("products") << PageId::Products << QStringLiteral("productsTable")
                              << QStringLiteral("productsSearchEdit")
                              << QStringLiteral("receiveStockButton");
    QTest::newRow("customers") << PageId::Customers << QStringLiteral("customersTable")
                               << QStringLiteral("customersSearchEdit")
                               << QStringLiteral("customerOrdersButton");
}

void ListPagesTest::CL_12_noActionMeansARowThatIsNotMarked() {
    QFETCH(PageId, page);
    QFETCH(QString, table);
    QFETCH(QString, search);
    QFETCH(QString, action);
    show(page);
    auto* list = find<LongTableView>(table);
    auto* button = find<QPushButton>(action);
    QVERIFY(!button->isEnabled());
    list->setFocus(Qt::TabFocusReason);
    QVERIFY(button->isEnabled());
    const QString chosen = list->model()->index(0, 0).data().toString();
    find<QLineEdit>(search)->setFocus();
    find<QLineEdit>(search)->setText(QStringLiteral("nothing has this name"));
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QVERIFY(!button->isEnabled());
    find<QLineEdit>(search)->setText(chosen);
    QTRY_VERIFY(list->model()->rowCount() > 0);
    QCOMPARE(button->isEnabled(), list->selectedRow() >= 0);
}

void ListPagesTest::CL_12_activityFollowsItsFilter() {
    show(PageId::Activity);
    auto* list = table("activityTable");
    QTRY_VERIFY(list->model()->rowCount() > 0);
    list->setFocus(Qt::TabFocusReason);
    auto* pane = find(QStringLiteral("activityPayloadView"));
    if (!pane) pane = m_window->findChild<QWidget*>(QStringLiteral("eventPayloadView"));
    QVERIFY(pane);
    QTRY_VERIFY(pane->isVisible());
    find<QLineEdit>(QStringLiteral("activityFilterEdit"))->setFocus();
    find<QLineEdit>(QStringLiteral("activityFilterEdit"))->setText(QStringLiteral("NoSuchKind"));
    QTRY_COMPARE(list->model()->rowCount(), 0);
    QTRY_VERIFY(!pane->isVisible());
}

void ListPagesTest::CL_17_whatCannotBeReadIsNotEmpty() {
    QFETCH(PageId, page);
    QFETCH(QString, table);
    m_queue->failure = makeError(ErrorCode::Network, QStringLiteral("away"));
    show(page);
    QStringList words;
    for (const auto* label : m_window->page(page)->findChildren<QLabel*>()) {
        if (label->isVisible()) words.append(label->text());
    }
    const QString all = words.join(u'\n');
    QVERIFY2(all.contains(QStringLiteral("cannot be read")), qPrintable(all));
    for (const char* wrong : {"No orders yet", "No products yet", "No customers yet",
                              "Nothing to deliver", "Nothing has happened yet"}) {
        QVERIFY2(!all.contains(QLatin1StringView(wrong)), qPrintable(all));
    }
    m_queue->failure.reset();
    for (auto* button : m_window->page(page)->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == u"Try again") button->click();
    }
    QTRY_VERIFY(find<LongTableView>(table)->model()->rowCount() > 0);
    QTRY_VERIFY(find(table)->isVisible());
}

void ListPagesTest::CL_21_enterInASearchGoesToTheList_data() {
    QTest::addColumn<PageId>("page");
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("table");
    QTest::newRow("products") << PageId::Products << QStringLiteral("productsSearchEdit")
                              << QStringLiteral("productsTable");
    QTest::newRow("customers") << PageId::Customers << QStringLiteral("customersSearchEdit")
                               << QStringLiteral("customersTable");
    QTest::newRow("activity") << PageId::Activity << QStringLiteral("activityActorEdit")
                              << QStringLiteral("activityTable");
}

void ListPagesTest::CL_21_enterInASearchGoesToTheList() {
    QFETCH(PageId, page);
    QFETCH(QString, search);
    QFETCH(QString, table);
    show(page);
    QTRY_VERIFY(find<LongTableView>(table)->model()->rowCount() > 0);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Down}) {
        find(search)->setFocus();
        QTest::keyClick(find(search), key);
        QVERIFY(find(table)->hasFocus());
        QVERIFY(find<LongTableView>(table)->selectedRow() >= 0);
    }
}

void ListPagesTest::CL_27_retryingAllAsksFirst() {
    show(PageId::Deliveries);
    auto* page = m_window->page(PageId::Deliveries);
    QSignalSpy sent(qobject_cast<Page*>(page), &Page::commandRequested);
    auto* all = find<BusyButton>(QStringLiteral("retryAllDeliveriesButton"));
    QTRY_VERIFY(all->isEnabled());
    all->setFocus();
    QTest::keyClick(all, Qt::Key_Space);
    QTRY_VERIFY(page->findChild<ConfirmDialog*>());
    QCOMPARE(sent.size(), 0);
    page->findChild<ConfirmDialog*>()->reject();
    waiting::settle();
    QCOMPARE(sent.size(), 0);
}

void ListPagesTest::CL_27_afterARetryTheListHasTheKeyboard() {
    show(PageId::Deliveries);
    auto* list = table("deliveriesTable");
    QTRY_VERIFY(list->model()->rowCount() > 0);
    int dead = 0;
    while (m_shop->deliveries.rows.at(dead).status != DeliveryStatus::Dead) ++dead;
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentIndex(list->model()->index(dead, 0));
    auto* retry = find<BusyButton>(QStringLiteral("retryDeliveryButton"));
    QTRY_VERIFY(retry->isEnabled());
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(retry->hasFocus());
    auto* page = qobject_cast<Page*>(m_window->page(PageId::Deliveries));
    QSignalSpy sent(page, &Page::commandRequested);
    QTest::keyClick(retry, Qt::Key_Return);
    QCOMPARE(sent.size(), 1);
    const auto command = std::get<RetryDelivery>(sent.at(0).at(1).value<Command>());
    QCOMPARE(command.deliveryId, m_shop->deliveries.rows.at(dead).id);
    m_shop->deliveries.rows[dead].status = DeliveryStatus::Pending;
    page->commandFinished(sent.at(0).at(0).value<Intent>().key, CommandResult{});
    QTRY_VERIFY(!retry->isEnabled());
    QVERIFY(list->hasFocus());
}

}  // namespace countertop

QTEST_MAIN(countertop::ListPagesTest)
#include "ListPagesTest.moc"
