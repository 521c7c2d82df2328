// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/PagesWindow.h"

#include "models/tables/OrderTableModel.h"
#include "models/tables/SagaTableModel.h"
#include "tests/support/Waiting.h"
#include "views/activity/ActivityPage.h"
#include "views/activity/ProjectionsView.h"
#include "views/activity/SagasView.h"
#include "views/customers/CustomersPage.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/deliveries/RoutesView.h"
#include "views/orders/OrdersPage.h"
#include "views/products/ProductsPage.h"
#include "views/revenue/RevenuePage.h"
#include "views/settings/SettingsPage.h"
#include "views/shell/MessageBar.h"
#include "views/shell/StatusLine.h"
#include "views/till/TillPage.h"

#include <QTabBar>
#include <QTableView>

namespace countertop {

PagesWindow::PagesWindow() {
    m_shop.catalogue.fill();
    fillPageShop(m_shop, 60);
    for (SagaRow& saga : m_shop.processes.sagaRows) {
        if (saga.status == SagaStatus::CompensationFailed)
            saga.steps[1].state = SagaStepState::Unknown;
    }
    addPages(m_reads, m_clock);
    show();
}

PagesWindow::PagesWindow(ReadQueue& reads, const Clock& clock) {
    addPages(reads, clock);
    show();
}

void PagesWindow::addPages(ReadQueue& reads, const Clock& clock) {
    auto* activity = new ActivityPage(reads, clock);
    auto* orders = new OrdersPage(reads, clock);
    const std::pair<PageId, Page*> pages[] = {
        {PageId::Till, new TillPage(reads, clock)},
        {PageId::Orders, orders},
        {PageId::Products, new ProductsPage(reads, clock)},
        {PageId::Customers, new CustomersPage(reads)},
        {PageId::Revenue, new RevenuePage(reads, clock)},
        {PageId::Deliveries, new DeliveriesPage(reads, clock)},
        {PageId::Activity, activity},
        {PageId::Settings, new SettingsPage(reads)},
    };
    for (const auto& [id, page] : pages) {
        m_window.addPage(id, page);
        QObject::connect(page, &Page::commandRequested, &m_window,
                         [this, page](const Intent& intent, const Command& command) {
                             m_commands.append(command);
                             m_intents.append(intent);
                             m_acts.append(commandType(command));
                             carryOut(page, intent, command);
                         });
    }
    watchActivity(activity);
    auto* deliveries = qobject_cast<DeliveriesPage*>(m_window.page(PageId::Deliveries));
    deliveries->routes()->setChoices({{QStringLiteral("OrderPlaced"), QStringLiteral("Order.*")},
                                      {QStringLiteral("webhook"), QStringLiteral("log")},
                                      false});
    auto* settings = qobject_cast<SettingsPage*>(m_window.page(PageId::Settings));
    QObject::connect(settings, &SettingsPage::messageRouteRequested, &m_window, [this, deliveries] {
        m_window.showPage(PageId::Deliveries);
        m_window.enterPage();
        deliveries->addRoute(QStringLiteral("CustomerMessageRequested"));
    });
    QObject::connect(orders, &OrdersPage::tryRequested, &m_window,
                     [this, orders](const QString& saga) {
                         m_acts.append(QStringLiteral("try a fulfilment"));
                         orders->tryEnded(saga);
                     });
}

void PagesWindow::watchActivity(ActivityPage* activity) {
    SagasView* sagas = activity->sagas();
    sagas->setControllable(true);
    activity->projections()->setControllable(true, true);
    const auto note = [this, sagas](const char* what) {
        return [this, sagas, what](const QString& saga) {
            m_acts.append(QString::fromLatin1(what));
            sagas->requestEnded(saga);
        };
    };
    QObject::connect(sagas, &SagasView::retryRequested, sagas, note("retry a process"));
    QObject::connect(sagas, &SagasView::resumeRequested, sagas, note("resume a process"));
    QObject::connect(sagas, &SagasView::compensateRequested, sagas, note("undo a process"));
    QObject::connect(sagas, &SagasView::giveUpRequested, sagas, note("give up a refund"));
    QObject::connect(activity->projections(), &ProjectionsView::restartRequested, sagas,
                     note("restart a projection"));
    QObject::connect(activity->projections(), &ProjectionsView::rebuildRequested, sagas,
                     note("rebuild a projection"));
}

void PagesWindow::carryOut(Page* page, const Intent& intent, const Command& /*command*/) {
    m_answer = [page, key = intent.key](const Error& error) { page->commandFailed(key, error); };
}

void PagesWindow::show() {
    m_window.statusLine()->setPerson(QStringLiteral("Amira"), QStringLiteral("T1"));
    m_window.statusLine()->setDatabase(QStringLiteral("shop.sqlite"));
    m_window.resize(1280, 800);
    m_window.show();
    if (!QTest::qWaitForWindowActive(&m_window)) qCritical("The window did not become active");
    waiting::settle();
}

void PagesWindow::answer(const Error& error) {
    if (const auto fail = std::exchange(m_answer, {})) fail(error);
    waiting::settle();
}

bool PagesWindow::turnTo(PageId page) {
    if (dialog()) return false;
    QTest::keyClick(&m_window, Qt::Key(Qt::Key_1 + static_cast<int>(page)), Qt::ControlModifier);
    waiting::settle();
    return m_window.currentPage() == page && QTest::qWaitFor([this] {
               QWidget* focus = QApplication::focusWidget();
               return focus && focus->window() == &m_window;
           });
}

void PagesWindow::mark(const char* table, int row) {
    auto* view = find<QTableView>(table);
    view->setFocus();
    view->setCurrentIndex(view->model()->index(row, 0));
    waiting::settle();
}

bool PagesWindow::markOrder(StatusWord status) {
    const auto* model = qobject_cast<OrderTableModel*>(find<QTableView>("ordersTable")->model());
    for (int row = 0; model && row < model->rowCount(); ++row) {
        if (!model->row(row) || model->row(row)->status != status) continue;
        mark("ordersTable", row);
        return true;
    }
    return false;
}

bool PagesWindow::markSaga(SagaStatus status) {
    find<QTabBar>("activityTabs")->setCurrentIndex(1);
    waiting::settle();
    const auto* model = qobject_cast<SagaTableModel*>(find<QTableView>("sagasTable")->model());
    for (int row = 0; model && row < model->rowCount(); ++row) {
        if (!model->row(row) || model->row(row)->status != status) continue;
        mark("sagasTable", row);
        return true;
    }
    return false;
}

QDialog* PagesWindow::dialog() {
    waiting::settle();
    auto* newest = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    // Offscreen there is no window manager to focus the topmost window.
    QWidget* window = newest ? static_cast<QWidget*>(newest) : &m_window;
    const auto hasKeyboard = [window, newest] {
        // Disabling the focused control leaves the page without focus.
        const QWidget* focus = newest ? QApplication::focusWidget() : window;
        return QApplication::activeWindow() == window && focus && focus->window() == window;
    };
    if (!hasKeyboard()) window->activateWindow();
    return QTest::qWaitFor(hasKeyboard) ? newest : nullptr;
}

QDialog* PagesWindow::openBy(const char* button) {
    auto* pressed = find<QPushButton>(button);
    QTest::mouseClick(pressed, Qt::LeftButton);
    waiting::settle();
    return dialog();
}

FormDialog* PagesWindow::openForm(PageId page, const char* button, StatusWord status) {
    if (!turnTo(page)) return nullptr;
    if (page == PageId::Orders && !markOrder(status)) return nullptr;
    if (page == PageId::Products) mark("productsTable", 0);
    if (page == PageId::Customers) mark("customersTable", 0);
    return qobject_cast<FormDialog*>(openBy(button));
}

void PagesWindow::closeDialogs() {
    for (int most = 0; most < 10; ++most) {
        refuse();
        QDialog* open = dialog();
        if (!open) return;
        for (const char* name : {"keepButton", "dismissButton", "closeButton"}) {
            auto* safe =
                open->findChild<QPushButton*>(QLatin1StringView(name), Qt::FindChildrenRecursively);
            if (!safe || safe->window() != open) continue;
            // "Keep typing" would leave the form below open forever.
            auto* away = open->findChild<QPushButton*>(QStringLiteral("confirmButton"));
            const bool isAboutTyping = away && away->text() == u"Throw away";
            (isAboutTyping ? away : safe)->click();
            break;
        }
        waiting::settle();
    }
    qCritical("A dialog stays open");
}

QString PagesWindow::message() {
    const auto* bar = find<MessageBar>("messageBar");
    return bar->isVisible() ? bar->text() : QString();
}

}  // namespace countertop
