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

/// A history to be imported, with what a person said about it.
struct ImportRequest {
    QString path;
    FormWishes wishes;
    bool replaces = false;
};

/// Long work a person starts from the window: import with a preview, export, check. Each opens its
/// own connection in the background and shows itself in the window's task panel. GUI thread.
class TaskRunner final : public QObject {
    Q_OBJECT

public:
    TaskRunner(DatabaseUrl url, const Clock& clock, MainWindow& window);

    /// The open shop's currency and time zone; nothing can be started before.
    void setSettings(const ShopSettings& settings) { m_settings = settings; }

public slots:
    void importHistory();
    void verify();
    void exportOrders(const countertop::OrderFilter& filter, const countertop::OrderSort& sort);
    /// Lets a faulted projection begin again at its checkpoint.
    void restartProjection(const QString& name);
    /// Makes a projection anew from the events while everybody goes on.
    void rebuildProjection(const QString& name);
    void exportRevenue(const countertop::RevenueQuery& query);

signals:
    /// The shop was changed by a task.
    void changedShop();

private:
    /// Asks for a file to write, then calls `write` with the path and whether it is for Excel.
    void chooseTarget(const QString& title, const QString& name,
                      std::function<void(const QString& path, bool excel)> write);
    void previewImport(const ImportRequest& request);
    void confirmImport(const ImportRequest& request, const ImportReport& report);
    void runImport(const ImportRequest& request);
    /// Asks what the file does not show of itself; false when the error is another.
    static QString dateOrderName(DateOrder order);
    bool askForForm(const ImportRequest& request, const Error& error);
    void start(const QString& title, BackgroundTask::Work work);

    DatabaseUrl m_url;
    const Clock& m_clock;
    MainWindow& m_window;
    ShopSettings m_settings;
    BackgroundTask m_task;
    /// What follows the running task's success, instead of its sentence.
    std::function<void(const QString&)> m_then;
    /// What follows its failure; false: the error is shown.
    std::function<bool(const Error&)> m_otherwise;
};

}  // namespace countertop
