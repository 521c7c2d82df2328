// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"

#include "app/ShopAvailability.h"
#include "app/WindowBrokers.h"
#include "app/WindowNotices.h"
#include "app/WindowRoutes.h"
#include "app/WindowSettings.h"
#include "app/demo/DemoShop.h"
#include "app/session/CustomerMessageSession.h"
#include "app/session/DeliveryMeans.h"
#include "app/tasks/TaskRunner.h"
#include "models/sagas/ProcessManager.h"
#include "models/tables/AttentionWatch.h"
#include "models/tables/CustomerMessageReader.h"
#include "views/MainWindow.h"
#include "views/activity/ActivityPage.h"
#include "views/activity/ProjectionsView.h"
#include "views/activity/SagasView.h"
#include "views/customers/CustomersPage.h"
#include "views/deliveries/DeliveriesPage.h"
#include "views/orders/OrdersPage.h"
#include "views/products/ProductsPage.h"
#include "views/revenue/RevenuePage.h"
#include "views/settings/SettingsPage.h"
#include "views/shell/MessageBar.h"
#include "views/shell/StatusLine.h"
#include "views/text/ErrorText.h"
#include "views/till/TillPage.h"
#include "workers/outbox/OutboxWorker.h"
#include "workers/projections/ProjectionWorker.h"

#include <algorithm>

namespace countertop {

Result<DatabaseUrl> Application::databaseOf(const StartOptions& options,
                                            const QTemporaryDir& demoFolder) {
    if (options.demo && options.database.isEmpty()) {
        return DatabaseUrl::parse(QStringLiteral("sqlite:") +
                                  demoFolder.filePath(QStringLiteral("demo.sqlite")));
    }
    return DatabaseUrl::parse(options.database.isEmpty() ? defaultDatabaseUrl() : options.database);
}

Application::Application(const StartOptions& options, AppSettings& settings, Theme& theme)
    : m_options(options),
      m_settings(settings),
      m_url(databaseOf(options, m_demoFolder).value_or(DatabaseUrl{})),
      m_commands(m_url, m_clock, options.serverTimeoutMs),
      m_reads(m_url),
      m_means(DeliveryMeans::ofThisComputer()),
      m_outbox(QStringLiteral("outbox")),
      m_projections(QStringLiteral("projections")),
      m_sagas(m_url, m_clock),
      m_window(std::make_unique<MainWindow>()) {
    createPages();
    m_availability = std::make_unique<ShopAvailability>(*m_window, *m_till, m_url.display());
    m_windowSettings =
        std::make_unique<WindowSettings>(m_settings, theme, *m_settingsPage, m_url.display());
    m_tasks = std::make_unique<TaskRunner>(m_url, m_clock, *m_window);
    connectPages();
    connectServices();
    connectUpdates();
    connectSettings();
    connectTasks();
    connectProcesses();
    m_routes = std::make_unique<WindowRoutes>(
        m_url, m_clock, *m_means, *m_deliveriesPage->routes(), [this]() -> RouteService::Sender {
            return {m_settings.staff(), m_settings.till(), m_shop.currency};
        });
    m_brokers = std::make_unique<WindowBrokers>(m_settings, *m_means, *m_settingsPage->brokers());
    connect(m_brokers.get(), &WindowBrokers::changed, &m_outbox, &WorkerService::wake);
    connectAttention();
    connectNotices();
}

Application::~Application() {
    m_window->saveLayout(m_settings.store());
    // Threads that end wait for no user who would have to unlock the keychain.
    m_means->secrets().stopWaiting();
}

bool Application::isShopOpen() const { return m_availability->isOpen(); }

void Application::createPages() {
    m_till = new TillPage(m_reads, m_clock);
    m_orders = new OrdersPage(m_reads, m_clock);
    m_products = new ProductsPage(m_reads, m_clock);
    m_revenue = new RevenuePage(m_reads, m_clock);
    m_settingsPage = new SettingsPage(m_reads);
    auto* customers = new CustomersPage(m_reads);
    connect(customers, &CustomersPage::ordersOfCustomerRequested, this,
            [this](const CustomerId& customerId, const QString& name) {
                m_orders->showOrdersOf(customerId, name);
                m_window->showPage(PageId::Orders);
            });
    m_activity = new ActivityPage(m_reads, m_clock);
    m_deliveriesPage = new DeliveriesPage(m_reads, m_clock);
    const auto showOrder = [this](const QString& order) {
        m_orders->showOrder(order);
        m_window->showPage(PageId::Orders);
    };
    connect(m_activity, &ActivityPage::orderRequested, this, showOrder);
    connect(m_deliveriesPage, &DeliveriesPage::orderRequested, this, showOrder);
    const std::pair<PageId, Page*> pages[] = {
        {PageId::Till, m_till},         {PageId::Orders, m_orders},
        {PageId::Products, m_products}, {PageId::Customers, customers},
        {PageId::Revenue, m_revenue},   {PageId::Deliveries, m_deliveriesPage},
        {PageId::Activity, m_activity}, {PageId::Settings, m_settingsPage},
    };
    for (const auto& [id, page] : pages) {
        m_window->addPage(id, page);
        m_refresher.add(id, *page);
        m_pages.append(page);
    }
}

void Application::connectPage(Page* page) {
    connect(page, &Page::commandRequested, &m_commands, &CommandService::dispatch);
    connect(&m_commands, &CommandService::finished, page, &Page::commandFinished);
    connect(&m_commands, &CommandService::failed, page, &Page::commandFailed);
}

void Application::connectPages() {
    for (Page* page : std::as_const(m_pages)) connectPage(page);
    connect(m_revenue, &RevenuePage::periodActivated, this,
            [this](const QDate& firstDay, const QDate& lastDay, RevenueBasis basis) {
                m_orders->showDays(firstDay, lastDay, basis);
                m_window->showPage(PageId::Orders);
            });
}

void Application::connectServices() {
    connect(&m_commands, &CommandService::opened, this, &Application::shopOpened);
    connect(&m_commands, &CommandService::unavailable, this,
            [this](const Error& error, bool willRetry) {
                m_availability->shopUnavailable(error, willRetry);
                // The reads keep reconnecting, and only they report when the server is back.
                if (isShopOpen() && error.code == ErrorCode::Network) m_reads.reportLost(error);
            });
    connect(&m_commands, &CommandService::available, this,
            [this] { m_availability->setOnline(true); });
    connect(&m_reads, &ReadService::lost, this,
            [this](const Error& error) { m_availability->shopUnavailable(error, true); });
    connect(&m_reads, &ReadService::back, this, [this] {
        m_availability->setOnline(true);
        refreshAll();
    });
    connect(m_availability.get(), &ShopAvailability::newShopWanted, this,
            [this](const NewShop& shop) {
                m_commands.makeShop(shop);
                m_commands.open();
            });
}

void Application::connectUpdates() {
    // Whichever service committed, the reads report what changed.
    connect(&m_commands, &CommandService::committed, &m_reads, &ReadService::pollNow);
    connect(&m_sagas, &SagaService::changed, &m_reads, &ReadService::pollNow);
    connect(&m_reads, &ReadService::changed, this, &Application::publishUpdate);
    const auto subscribe = [this](const QStringList& events, const EventBus::Listener& listener) {
        const auto subscribed = m_bus.subscribe(*this, events, listener);
        Q_ASSERT(subscribed);
    };
    // Another till continues its own sagas at once; our worker polls every two seconds anyway.
    subscribe(ProcessManager::eventTypes(), [this](const QList<RecordedEvent>& events) {
        const QString till = m_settings.till();
        const bool isOurs = std::any_of(events.cbegin(), events.cend(), [&](const auto& event) {
            return event.metadata.till == till;
        });
        if (isOurs) m_sagas.wake();
    });
    subscribe({QStringLiteral("*")}, [this](const auto&) { m_projections.wake(); });
}

void Application::publishUpdate(const ShopUpdate& update) {
    if (update.events.isOverflow) return refreshAll();
    m_bus.publish(update.events.events);
    m_refresher.noteRows(update.change);
    if (update.change.outbox) m_outbox.wake();
    if (update.change.outbox || update.change.sagas) {
        m_attention->ask();
        m_notices->ask();
    }
    if (update.change.settings) askSettings();
}

void Application::connectSettings() {
    m_till->setRowDensity(m_windowSettings->rowDensity());
    connect(m_windowSettings.get(), &WindowSettings::languageChanged, this, [this] {
        m_window->showMessage(MessageKind::Info,
                              tr("The language changes when Countertop is started again."));
    });
    connect(m_windowSettings.get(), &WindowSettings::rowDensityChanged, m_till,
            &TillPage::setRowDensity);
    connect(m_windowSettings.get(), &WindowSettings::tillChanged, this, &Application::setTill);
    connect(m_settingsPage, &SettingsPage::messageRouteRequested, this, [this] {
        m_window->showPage(PageId::Deliveries);
        m_window->enterPage();
        m_deliveriesPage->addRoute(QString::fromLatin1(kCustomerMessageEvent));
    });
}

void Application::connectTasks() {
    connect(m_window.get(), &MainWindow::importHistoryRequested, m_tasks.get(),
            &TaskRunner::importHistory);
    connect(m_window.get(), &MainWindow::verifyRequested, m_tasks.get(), &TaskRunner::verify);
    connect(m_tasks.get(), &TaskRunner::changedShop, this, &Application::refreshAll);
    connect(m_window.get(), &MainWindow::exportRequested, this,
            [this] { m_tasks->exportOrders({}, {}); });
    connect(m_orders, &OrdersPage::exportRequested, m_tasks.get(), &TaskRunner::exportOrders);
    connect(m_revenue, &RevenuePage::exportRequested, m_tasks.get(), &TaskRunner::exportRevenue);
}

void Application::connectProcesses() {
    ProjectionsView* projections = m_activity->projections();
    connect(projections, &ProjectionsView::restartRequested, m_tasks.get(),
            &TaskRunner::restartProjection);
    connect(projections, &ProjectionsView::rebuildRequested, m_tasks.get(),
            &TaskRunner::rebuildProjection);
    projections->setControllable(true, true);
    SagasView* sagas = m_activity->sagas();
    connect(sagas, &SagasView::retryRequested, &m_sagas, &SagaService::retry);
    connect(sagas, &SagasView::resumeRequested, &m_sagas, &SagaService::resume);
    connect(sagas, &SagasView::compensateRequested, &m_sagas, &SagaService::compensate);
    connect(sagas, &SagasView::giveUpRequested, &m_sagas, &SagaService::giveUp);
    connect(m_orders, &OrdersPage::tryRequested, this,
            [this](const QString& sagaId, bool needsRestart) {
                needsRestart ? m_sagas.retry(sagaId) : m_sagas.resume(sagaId);
            });
    connect(&m_sagas, &SagaService::requestEnded, this,
            [this, sagas](const QString& sagaId, bool done, const Error& error) {
                sagas->requestEnded(sagaId);
                m_orders->tryEnded(sagaId);
                m_window->showMessage(done ? MessageKind::Success : MessageKind::Error,
                                      done ? tr("The fulfilment goes on as asked.")
                                           : errorText(error, m_shop.currency),
                                      m_activity);
            });
    sagas->setControllable(true);
}

void Application::connectAttention() {
    m_attention = new AttentionWatch(m_reads, this);
    connect(m_attention, &AttentionWatch::changed, this, [this](const Attention& attention) {
        m_window->setAttention(PageId::Orders, attention.orders);
        m_window->setAttention(PageId::Deliveries, attention.deliveries);
        m_window->setAttention(PageId::Activity, attention.processes);
        m_activity->setAttention(attention.processes);
    });
    connect(m_window->statusLine(), &StatusLine::givenUpRequested, this, [this] {
        m_deliveriesPage->showGivenUp();
        m_window->showPage(PageId::Deliveries);
        m_window->enterPage();
    });
    connect(m_till, &TillPage::openRequested, this, [this] {
        m_till->setOpening();
        m_commands.open();
    });
}

void Application::connectNotices() {
    m_notices = std::make_unique<WindowNotices>(m_reads, m_clock, m_settings, *m_window,
                                                m_options.demo ? QString() : m_url.display());
    m_notices->listenTo(m_bus);
    connect(m_notices.get(), &WindowNotices::opened, this, &Application::showSubject);
}

void Application::showSubject(const Notice& notice) {
    switch (notice.kind) {
        case NoticeKind::WebOrder:
        case NoticeKind::StuckOrder:
            m_orders->showOrder(notice.subject);
            m_window->showPage(PageId::Orders);
            break;
        case NoticeKind::GivenUpDeliveries:
            m_deliveriesPage->showGivenUp();
            m_window->showPage(PageId::Deliveries);
            break;
        case NoticeKind::DisabledDestination:
        case NoticeKind::UnservedDestination:
            m_deliveriesPage->showDestination(notice.subject);
            m_window->showPage(PageId::Deliveries);
            break;
        case NoticeKind::LowStock:
            // It selects the product in the list once that is read.
            m_window->showPage(PageId::Products);
            m_window->enterPage();
            return m_products->showProduct(notice.subject);
    }
    m_window->enterPage();
}

void Application::setTill(const QString& till) {
    m_commands.setOrigin({m_settings.staff(), till, {}, {}, std::nullopt});
    m_sagas.setOrigin({m_settings.staff(), till, {}, {}, std::nullopt});
    m_window->statusLine()->setPerson(m_settings.staff(), till);
    const QString path = DraftKeeper::pathFor(m_url.display(), till);
    if (m_drafts) {
        m_drafts->moveTo(path);
        return;
    }
    m_drafts = std::make_unique<DraftKeeper>(path);
    connect(m_till, &TillPage::draftsChanged, m_drafts.get(), &DraftKeeper::save);
    connect(m_drafts.get(), &DraftKeeper::failed, this, [this](const QString& failed) {
        m_window->showMessage(
            MessageKind::Warning,
            tr("The sale in hand cannot be saved to “%1”; it would not survive a crash.")
                .arg(failed));
    });
}

void Application::start() {
    setTill(m_settings.till());
    m_till->restoreDrafts(m_drafts->load());
    m_window->setDemo(m_options.demo);
    m_window->statusLine()->setDatabase(m_url.display());
    m_window->restoreLayout(m_settings.store());
    m_window->showPage(PageId::Till);
    m_till->setOpening();
    m_window->show();
    startServices();
}

void Application::startServices() {
    if (m_options.demo) {
        m_commands.makeShop(NewShop::forPractice());
        m_commands.setPreparation([this](ShopSession& session) {
            return DemoShop(session, m_clock.now()).build().map([](const auto&) {});
        });
    }
    m_commands.open();
}

void Application::shopOpened(const ShopSettings& shop) {
    m_availability->shopOpened();
    useSettings(shop);
    m_availability->setOnline(true);
    m_reads.open();
    startWorkers();
    refreshAll();
}

void Application::startWorkers() {
    if (m_outbox.isRunning()) return;
    OutboxWorker::Options delivery;
    delivery.url = m_url;
    auto outbox = std::make_unique<OutboxWorker>(
        delivery, m_clock, [this] { return m_means->publishers(); },
        customerMessages(m_url, m_clock, m_messageKeys));
    connect(outbox.get(), &OutboxWorker::deliverySummaryChanged, m_window->statusLine(),
            &StatusLine::setDeliveries);
    connect(outbox.get(), &OutboxWorker::delivered, &m_reads, &ReadService::pollNow);
    connect(outbox.get(), &OutboxWorker::deliveryFailed, &m_reads, &ReadService::pollNow);
    connect(&m_commands, &CommandService::committed, outbox.get(), &OutboxWorker::announce);
    connect(&m_sagas, &SagaService::changed, outbox.get(), &OutboxWorker::announce);
    connect(outbox.get(), &OutboxWorker::destinationDisabled, &m_reads, &ReadService::pollNow);
    connect(outbox.get(), &OutboxWorker::destinationUnserved, m_deliveriesPage,
            &DeliveriesPage::setUnserved);
    connect(outbox.get(), &OutboxWorker::destinationPaused, m_deliveriesPage,
            &DeliveriesPage::setPaused);
    connect(outbox.get(), &OutboxWorker::destinationUnserved, m_notices.get(),
            &WindowNotices::setUnserved);
    m_outbox.start(std::move(outbox));
    ProjectionWorker::Options following;
    following.url = m_url;
    m_projections.start(std::make_unique<ProjectionWorker>(following, m_clock));
}

void Application::askSettings() {
    m_reads.ask<ShopSettings>(
        this, [](CatalogueReads& catalogue) { return catalogue.settings(); },
        [this](const Result<ShopSettings>& settings) {
            // The pages' own queries report why the settings cannot be read.
            if (settings && *settings != m_shop) useSettings(*settings);
        });
}

void Application::useSettings(const ShopSettings& shop) {
    m_shop = shop;
    m_availability->setCurrency(shop.currency);
    m_tasks->setSettings(shop);
    m_window->setShopName(shop.name);
    m_sagas.start(shop);
    m_activity->sagas()->setWaitingFor(m_sagas.waitingFor());
}

void Application::refreshAll() {
    m_refresher.refreshAll();
    m_attention->ask();
    m_notices->ask();
    askSettings();
    m_outbox.wake();
    m_projections.wake();
    m_sagas.wake();
}

}  // namespace countertop
