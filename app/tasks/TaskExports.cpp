// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasks/TaskRunner.h"
#include "models/store/queries/SqlShopReads.h"
#include "views/MainWindow.h"
#include "workers/transfer/OrderExport.h"
#include "workers/transfer/RevenueExport.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>

namespace countertop {

namespace {

CsvDialect dialectFor(bool excel) {
    return CsvDialect::of(excel ? CsvPreset::Excel : CsvPreset::Rfc4180, QLocale());
}

/// Opens a read-only connection for one export and runs it. Returns the sentence for the clerk.
template <class Export, class Request>
Result<TaskOutcome> exportOn(const DatabaseUrl& url, TaskProgress& progress,
                             const Request& request) {
    auto database = Database::open(url, Database::Role::Reader);
    if (!database) return fail(database.error());
    SqlShopReads reads(**database);
    ExportWatch watch;
    watch.progress = [&progress](qint64 done, qint64 total) { progress.report(done, total); };
    watch.cancel = &progress.cancelled();
    const auto rows = Export(reads.all(), watch).run(request);
    if (!rows) return fail(rows.error());
    return TaskOutcome(TaskRunner::tr("%Ln row(s) are in “%1”.", nullptr, static_cast<int>(*rows))
                           .arg(request.path));
}

}  // namespace

void TaskRunner::chooseTarget(const QString& title, const QString& name,
                              std::function<void(const QString& path, bool excel)> write) {
    auto* dialog = new QFileDialog(&m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    const QString excelFilter = tr("For Excel (*.csv)");
    dialog->setNameFilters({excelFilter, tr("Plain CSV, RFC 4180 (*.csv)")});
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [dialog, excelFilter, write = std::move(write)](const QString& path) {
                write(path, dialog->selectedNameFilter() == excelFilter);
            });
    dialog->open();
}

void TaskRunner::exportOrders(const OrderFilter& filter, const OrderSort& sort) {
    chooseTarget(tr("Export orders"), QStringLiteral("orders.csv"),
                 [this, filter, sort](const QString& path, bool excel) {
                     const OrderExport::Request request{path, dialectFor(excel), filter, sort};
                     start(tr("Writing “%1”").arg(QFileInfo(path).fileName()),
                           [url = m_url, request](TaskProgress& progress) {
                               return exportOn<OrderExport>(url, progress, request);
                           });
                 });
}

void TaskRunner::exportRevenue(const RevenueQuery& query) {
    chooseTarget(tr("Export revenue"), QStringLiteral("revenue.csv"),
                 [this, query](const QString& path, bool excel) {
                     const RevenueExport::Request request{path, dialectFor(excel), query};
                     start(tr("Writing “%1”").arg(QFileInfo(path).fileName()),
                           [url = m_url, request](TaskProgress& progress) {
                               return exportOn<RevenueExport>(url, progress, request);
                           });
                 });
}

}  // namespace countertop
