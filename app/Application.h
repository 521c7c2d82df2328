// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/AppSettings.h"
#include "app/PageRefresher.h"
#include "app/services/CommandService.h"
#include "app/services/DraftKeeper.h"
#include "app/services/ReadService.h"
#include "app/services/SagaService.h"
#include "app/services/WorkerService.h"
#include "views/theme/Theme.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace countertop {

class ActivityPage;
class AttentionWatch;
class DeliveriesPage;
class DeliveryMeans;
class MainWindow;
class Page;
class TaskRunner;
class TillPage;
class OrdersPage;
class ProductsPage;
class RevenuePage;
class SettingsPage;
class ShopAvailability;
class WindowBrokers;
class WindowNotices;
class WindowRoutes;
class WindowSettings;
struct Notice;

/// The options that the program was started with.
struct StartOptions {
    QString database;  ///< empty: the user's own shop
    bool demo = false;
    QString tourFolder;  ///< empty: no tour
    /// Milliseconds. A server that does not respond for this long is dropped for a new connection.
    int serverTimeoutMs = 15'000;
};

/// Creates all concrete objects once and connects them: the services on their threads, the pages
/// and the window. GUI thread.
class Application final : public QObject {
    Q_OBJECT

public:
    Application(const StartOptions& options, AppSettings& settings, Theme& theme);
    ~Application() override;

    /// INVALID_INPUT when the database URL is invalid.
    [[nodiscard]] static Result<DatabaseUrl> databaseOf(const StartOptions& options,
                                                        const QTemporaryDir& demoFolder);

    void start();
    [[nodiscard]] MainWindow* window() { return m_window.get(); }
    [[nodiscard]] bool isShopOpen() const;

private:
    void createPages();
    void connectPage(Page* page);
    void connectPages();
    void connectServices();
    void connectSettings();
    void connectTasks();
    void connectProcesses();
    void startServices();
    /// Called once; the sagas start with the settings that name their gateways.
    void startWorkers();

    void shopOpened(const ShopSettings& shop);
    /// Reads the settings again, since another program may have changed them.
    void askSettings();
    void useSettings(const ShopSettings& shop);
    void connectAttention();
    void connectNotices();
    void showSubject(const Notice& notice);
    void setTill(const QString& till);
    /// Forwards a commit, made here or in another program, to the pages and workers.
    void publishUpdate(const ShopUpdate& update);
    void connectUpdates();
    /// For when it is unknown what has changed.
    void refreshAll();

    StartOptions m_options;
    AppSettings& m_settings;
    SystemClock m_clock;
    QTemporaryDir m_demoFolder;
    DatabaseUrl m_url;
    ShopSettings m_shop;

    EventBus m_bus;
    PageRefresher m_refresher{m_bus};
    CommandService m_commands;
    ReadService m_reads;
    KeysInFlight m_messageKeys;              ///< of messages to customers
    std::unique_ptr<DeliveryMeans> m_means;  ///< outlives the outbox
    WorkerService m_outbox;
    WorkerService m_projections;
    SagaService m_sagas;
    std::unique_ptr<DraftKeeper> m_drafts;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ShopAvailability> m_availability;
    std::unique_ptr<WindowSettings> m_windowSettings;
    std::unique_ptr<WindowBrokers> m_brokers;
    std::unique_ptr<WindowNotices> m_notices;
    std::unique_ptr<WindowRoutes> m_routes;
    std::unique_ptr<TaskRunner> m_tasks;
    QList<Page*> m_pages;
    ActivityPage* m_activity = nullptr;
    TillPage* m_till = nullptr;
    OrdersPage* m_orders = nullptr;
    ProductsPage* m_products = nullptr;
    RevenuePage* m_revenue = nullptr;
    DeliveriesPage* m_deliveriesPage = nullptr;
    AttentionWatch* m_attention = nullptr;
    SettingsPage* m_settingsPage = nullptr;
};

}  // namespace countertop
