// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Clock.h"
#include "tests/support/FakeReads.h"
#include "views/MainWindow.h"
#include "views/shell/MessageBar.h"
#include "views/shell/NavigationStrip.h"
#include "views/shell/TaskPanel.h"
#include "views/theme/Theme.h"
#include "views/till/TillPage.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QtTest>

namespace countertop {

/// The shell: pages by key and through the list, messages, banners, the task panel.
class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void navigationListsThePagesInOrder();
    void keysGoToPages();
    void choosingInTheListGoesToThePage();
    void narrowWindowShowsIconsOnly();
    void pageMessagesAppearInTheBar();
    void errorsStayAndTheNewestReplaces();
    void messageActionRunsOnceAndCloses();
    void offlineBannerComesAndGoes();
    void demoBannerIsShown();
    void taskPanelCancelsOnce();
    void shortcutsOpenByKey();
    void tillHasTheKeyboardAtOnce();

private:
    Page* m_orders = nullptr;
    FixedClock m_clock{1};
    FakeReads m_shop;
    FakeReadQueue m_reads{m_shop.all()};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::initTestCase() {
    m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light);
    m_shop.catalogue.fill();
}

void MainWindowTest::init() {
    m_window = std::make_unique<MainWindow>();
    m_window->addPage(PageId::Till, new TillPage(m_reads, m_clock));
    m_orders = new Page;
    m_window->addPage(PageId::Orders, m_orders);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::navigationListsThePagesInOrder() {
    auto* list = m_window->findChild<QListWidget*>(QStringLiteral("navigationList"));
    QVERIFY(list);
    QCOMPARE(list->accessibleName(), QStringLiteral("Navigation"));
    QStringList names;
    for (int row = 0; row < list->count(); ++row) names.append(list->item(row)->text());
    const QStringList expected{"Till",    "Orders",     "Products", "Customers",
                               "Revenue", "Deliveries", "Activity", "Settings"};
    QCOMPARE(names, expected);
}

void MainWindowTest::keysGoToPages() {
    QSignalSpy shown(m_window.get(), &MainWindow::pageShown);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), PageId::Orders);
    QTest::keyClick(m_window.get(), Qt::Key_8, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), PageId::Settings);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), PageId::Till);
    QCOMPARE(shown.size(), 3);
    QCOMPARE(m_window->findChild<QListWidget*>(QStringLiteral("navigationList"))->currentRow(), 0);
}

void MainWindowTest::choosingInTheListGoesToThePage() {
    auto* list = m_window->findChild<QListWidget*>(QStringLiteral("navigationList"));
    const QRect item = list->visualItemRect(list->item(1));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, item.center());
    QCOMPARE(m_window->currentPage(), PageId::Orders);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(m_window->currentPage(), PageId::Products);
    QTest::keyClick(list, Qt::Key_Up);
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(m_window->currentPage(), PageId::Till);
    QVERIFY(list->hasFocus());
    const QRect first = list->visualItemRect(list->item(0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, first.center());
    QVERIFY(!list->hasFocus());
}

void MainWindowTest::narrowWindowShowsIconsOnly() {
    auto* strip = m_window->findChild<NavigationStrip*>();
    QVERIFY(!strip->isCollapsed());
    m_window->resize(1000, 700);
    QTRY_VERIFY(strip->isCollapsed());
    auto* list = m_window->findChild<QListWidget*>(QStringLiteral("navigationList"));
    QVERIFY(list->item(0)->text().isEmpty());
    QCOMPARE(list->item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Till"));
    m_window->resize(1280, 800);
    QTRY_VERIFY(!strip->isCollapsed());
}

void MainWindowTest::pageMessagesAppearInTheBar() {
    emit m_orders->message(MessageKind::Success, QStringLiteral("Saved."));
    auto* bar = m_window->findChild<MessageBar*>(QStringLiteral("messageBar"));
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->accessibleName(), QStringLiteral("Message"));
    QCOMPARE(bar->text(), QStringLiteral("Saved."));
}

void MainWindowTest::errorsStayAndTheNewestReplaces() {
    MessageBar* bar = m_window->messageBar();
    bar->showMessage(MessageKind::Error, QStringLiteral("First."));
    bar->showMessage(MessageKind::Error, QStringLiteral("Second."));
    QCOMPARE(bar->text(), QStringLiteral("Second."));
    QVERIFY(bar->isVisible());
    QTest::mouseClick(bar->findChild<QAbstractButton*>(QStringLiteral("messageCloseButton")),
                      Qt::LeftButton);
    QVERIFY(!bar->isVisible());
}

void MainWindowTest::messageActionRunsOnceAndCloses() {
    int runs = 0;
    MessageBar* bar = m_window->messageBar();
    bar->showMessage(MessageKind::Error, QStringLiteral("Failed."), QStringLiteral("Retry"),
                     [&runs] { ++runs; });
    auto* button = bar->findChild<QAbstractButton*>(QStringLiteral("messageActionButton"));
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(runs, 1);
    QVERIFY(!bar->isVisible());
}

void MainWindowTest::offlineBannerComesAndGoes() {
    const QString sentence = QStringLiteral("The shop's server cannot be reached.");
    m_window->setConnectionState(false, sentence);
    bool found = false;
    for (const QLabel* label : m_window->findChildren<QLabel*>()) {
        found = found || (label->isVisible() && label->text() == sentence);
    }
    QVERIFY(found);
    m_window->setConnectionState(true, {});
    for (const QLabel* label : m_window->findChildren<QLabel*>()) {
        QVERIFY(!label->isVisible() || label->text() != sentence);
    }
}

void MainWindowTest::demoBannerIsShown() {
    m_window->setDemo(true);
    bool found = false;
    for (const QLabel* label : m_window->findChildren<QLabel*>()) {
        found = found || (label->isVisible() && label->text().contains(u"Demo"));
    }
    QVERIFY(found);
}

void MainWindowTest::taskPanelCancelsOnce() {
    TaskPanel* panel = m_window->taskPanel();
    QSignalSpy cancelled(panel, &TaskPanel::cancelRequested);
    panel->start(QStringLiteral("Importing"));
    panel->setProgress(5'000'000'000, 10'000'000'000);
    QVERIFY(panel->isVisible());
    auto* button = panel->findChild<QAbstractButton*>(QStringLiteral("taskCancelButton"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(cancelled.size(), 1);
    panel->finish();
    QVERIFY(!panel->isVisible());
}

void MainWindowTest::shortcutsOpenByKey() {
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("shortcutsDialog"));
    QVERIFY(dialog && dialog->isVisible());
    dialog->close();
}

void MainWindowTest::tillHasTheKeyboardAtOnce() {
    auto* search = m_window->findChild<QLineEdit*>(QStringLiteral("productSearchEdit"));
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
}

}  // namespace countertop

QTEST_MAIN(countertop::MainWindowTest)
#include "MainWindowTest.moc"
