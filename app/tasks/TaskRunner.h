// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tasks/BackgroundTask.h"
#include "models/core/Clock.h"
#include "models/projections/OrderList.h"
#include "models/projections/RevenueRow.h"
#include "models/projections/ShopSettings.h"
#include "models/store/connection/DatabaseUrl.h"
#include "workers/transfer/FileForm.h"

#include <QObject>

namespace countertop {

class MainWindow;
struct ImportReport;

/// A history file to import, with what the user specified about it.
struct ImportRequest {
    QString path;
    FormOptions formOptions;
    bool replaces = false;
};

/// Long jobs that the user starts from the window: import with a preview, export, check. Each opens
/// its own connection in the background and reports in the window's task panel. GUI thread.
class TaskRunner final : public QObject {
    Q_OBJECT

public:
    TaskRunner(DatabaseUrl url, const Clock& clock, MainWindow& window);

    /// The open shop's currency and time zone; no task can start before this is called.
    void setSettings(const ShopSettings& settings) { m_settings = settings; }

public slots:
    void importHistory();
    void verify();
    void exportOrders(const countertop::OrderFilter& filter, const countertop::OrderSort& sort);
    /// Restarts a faulted projection at its checkpoint.
    void restartProjection(const QString& name);
    /// Rebuilds a projection from the events while the shop stays in use.
    void rebuildProjection(const QString& name);
    void exportRevenue(const countertop::RevenueQuery& query);

signals:
    /// A task changed the shop.
    void changedShop();

private:
    /// Asks for a file to write, then calls `write` with the path and whether to write Excel
    /// format.
    void chooseTarget(const QString& title, const QString& name,
                      std::function<void(const QString& path, bool excel)> write);
    void previewImport(const ImportRequest& request);
    void confirmImport(const ImportRequest& request, const ImportReport& report);
    void runImport(const ImportRequest& request);
    static QString dateOrderName(DateOrder order);
    bool askForForm(const ImportRequest& request, const Error& error);
    void start(const QString& title, BackgroundTask::Work work);

    DatabaseUrl m_url;
    const Clock& m_clock;
    MainWindow& m_window;
    ShopSettings m_settings;
    BackgroundTask m_task;
    /// Runs after the running task succeeds, instead of showing its sentence.
    std::function<void(const QString&)> m_then;
    /// Runs after the running task fails; when it returns false, the error is shown.
    std::function<bool(const Error&)> m_otherwise;
};

}  // namespace countertop
