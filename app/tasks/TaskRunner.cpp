// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasks/TaskRunner.h"

#include "app/session/ShopSession.h"
#include "app/tasks/ReportText.h"
#include "models/store/projections/ProjectionControl.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/schema/ShopFile.h"
#include "models/store/verify/Verifier.h"
#include "models/store/write/TransactionBatch.h"
#include "views/MainWindow.h"
#include "views/shell/TaskPanel.h"
#include "views/text/ErrorText.h"
#include "views/text/MoneyText.h"
#include "workers/transfer/HistoryImport.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace countertop {

namespace {

/// Opens a session for one task and runs the import or its preview on it.
Result<ImportReport> importOn(const DatabaseUrl& url, const Clock& clock, TaskProgress& progress,
                              const ImportRequest& request, bool onlyPreview) {
    KeysInFlight keys;
    SessionOptions sessionOptions;
    sessionOptions.role = Database::Role::Worker;
    auto session = ShopSession::open(url, clock, keys, sessionOptions);
    if (!session) return fail(session.error());
    TransactionBatch batch((*session)->database());
    HistoryImport::Options options;
    options.origin.actor = QStringLiteral("import");
    options.origin.till = QStringLiteral("import");
    options.cancel = &progress.cancelled();
    options.formOptions = request.formOptions;
    options.replaces = request.replaces;
    options.progress = [&progress](const ImportProgress& at) {
        progress.report(at.bytesDone, at.bytesTotal);
    };
    HistoryImport import({(*session)->bus(), (*session)->events(), (*session)->catalogue()}, batch,
                         (*session)->settings(), options);
    return onlyPreview ? import.preview(request.path) : import.run(request.path);
}

}  // namespace

TaskRunner::TaskRunner(DatabaseUrl url, const Clock& clock, MainWindow& window)
    : m_url(std::move(url)), m_clock(clock), m_window(window) {
    TaskPanel* panel = m_window.taskPanel();
    connect(panel, &TaskPanel::cancelRequested, &m_task, &BackgroundTask::cancel);
    connect(&m_task, &BackgroundTask::progressed, panel,
            [panel](qint64 done, qint64 total, const QString& detail) {
                panel->setProgress(done, total);
                if (!detail.isEmpty()) panel->setDetail(detail);
            });
    connect(&m_task, &BackgroundTask::finished, this, [this, panel](const TaskOutcome& outcome) {
        panel->finish();
        m_otherwise = {};
        if (const auto then = std::exchange(m_then, {})) {
            then(outcome.sentence);
        } else {
            m_window.showMessage(outcome.kind, outcome.sentence);
        }
        emit changedShop();
    });
    connect(&m_task, &BackgroundTask::failed, this, [this, panel](const Error& error) {
        panel->finish();
        m_then = {};
        const auto otherwise = std::exchange(m_otherwise, {});
        if (otherwise && otherwise(error)) return;
        const bool cancelled = error.code == ErrorCode::Cancelled;
        m_window.showMessage(cancelled ? MessageKind::Info : MessageKind::Error,
                             errorText(error, m_settings.currency));
        emit changedShop();
    });
}

void TaskRunner::start(const QString& title, BackgroundTask::Work work) {
    if (m_task.isRunning()) {
        m_window.showMessage(MessageKind::Warning,
                             tr("Something else is still running; cancel it or let it finish."));
        return;
    }
    m_window.taskPanel()->start(title);
    m_task.start(std::move(work));
}

void TaskRunner::verify() {
    start(tr("Checking the shop"), [url = m_url](TaskProgress& progress) -> Result<TaskOutcome> {
        auto database = Database::open(url, Database::Role::Reader);
        if (!database) return fail(database.error());
        VerifyOptions options;
        options.cancelled = &progress.cancelled();
        options.progress = [&progress](const QString&, qint64 done, qint64 total) {
            progress.report(done, total);
        };
        const auto report = verifyShop(**database, options);
        if (!report) return fail(report.error());
        return reporttext::verifyOutcome(*report);
    });
}

void TaskRunner::restartProjection(const QString& name) {
    start(tr("Restarting %1").arg(name),
          [url = m_url, name, this](TaskProgress&) -> Result<TaskOutcome> {
              auto database = openShop(url, Database::Role::Worker);
              if (!database) return fail(database.error());
              ProjectionControl control(**database, m_clock);
              if (auto asked = control.restart(name); !asked) return fail(asked.error());
              return TaskOutcome(tr("%1 begins again at its checkpoint.").arg(name));
          });
}

void TaskRunner::rebuildProjection(const QString& name) {
    start(tr("Rebuilding %1").arg(name),
          [url = m_url, name, this](TaskProgress& progress) -> Result<TaskOutcome> {
              auto database = openShop(url, Database::Role::Worker);
              if (!database) return fail(database.error());
              RebuildOptions options;
              options.cancelled = &progress.cancelled();
              options.progress = [&progress](const RebuildProgress& step) {
                  progress.report(step.done, step.total);
              };
              const auto report = rebuildProjections(**database, {name}, m_clock, options);
              if (!report) return fail(report.error());
              return TaskOutcome(
                  tr("%1 is rebuilt from %Ln event(s).", nullptr, static_cast<int>(report->events))
                      .arg(name));
          });
}

void TaskRunner::importHistory() {
    auto* dialog = new QFileDialog(&m_window, tr("Import order history"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Online Retail files (*.csv *.csv.gz *.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        previewImport({path, {}, false});
    });
    dialog->open();
}

void TaskRunner::previewImport(const ImportRequest& request) {
    const auto found = std::make_shared<ImportReport>();
    m_then = [this, request, found](const QString&) { confirmImport(request, *found); };
    m_otherwise = [this, request](const Error& error) { return askForForm(request, error); };
    start(tr("Reading “%1”").arg(QFileInfo(request.path).fileName()),
          [url = m_url, request, found, this](TaskProgress& progress) -> Result<TaskOutcome> {
              auto report = importOn(url, m_clock, progress, request, true);
              if (!report) return fail(report.error());
              *found = *std::move(report);
              return TaskOutcome(QString());
          });
}

QString TaskRunner::dateOrderName(DateOrder order) {
    switch (order) {
        case DateOrder::DayMonthYear:
            return tr("Day first");
        case DateOrder::MonthDayYear:
            return tr("Month first");
        case DateOrder::YearMonthDay:
            return tr("Year first");
    }
    return {};
}

bool TaskRunner::askForForm(const ImportRequest& request, const Error& error) {
    QList<std::pair<QString, ImportRequest>> answers;
    const auto add = [&](const QString& text, const auto& change) {
        ImportRequest answer = request;
        change(answer.formOptions);
        answers.append({text, answer});
    };
    if (error.reason.startsWith(u"date_order_")) {
        const QString orders = error.facts[QLatin1StringView("orders")].toString();
        for (const DateOrder order : kDateOrders) {
            if (!orders.contains(toText(order))) continue;
            add(dateOrderName(order), [order](FormOptions& w) { w.dateOrder = order; });
        }
    } else if (error.reason.startsWith(u"decimal_sign_")) {
        add(tr("Decimal point"), [](FormOptions& w) { w.decimal = DecimalSign::Point; });
        add(tr("Decimal comma"), [](FormOptions& w) { w.decimal = DecimalSign::Comma; });
    } else if (error.reason == u"encoding_unclear") {
        add(QStringLiteral("Windows-1252"), [](FormOptions& w) { w.encoding = "windows-1252"; });
        add(QStringLiteral("Mac Roman"), [](FormOptions& w) { w.encoding = "macintosh"; });
        add(QStringLiteral("UTF-8"), [](FormOptions& w) { w.encoding = "UTF-8"; });
    } else {
        return false;
    }
    auto* box =
        new QMessageBox(QMessageBox::Question, tr("Import order history"),
                        errorText(error, m_settings.currency), QMessageBox::Cancel, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Which is right for the whole file?"));
    box->setDefaultButton(QMessageBox::Cancel);
    // Qt gives the question icon no accessible name.
    if (auto* icon = box->findChild<QLabel*>(QStringLiteral("qt_msgboxex_icon_label"))) {
        icon->setAccessibleName(box->windowTitle());
    }
    for (const auto& [text, answer] : answers) {
        QPushButton* button = box->addButton(text, QMessageBox::AcceptRole);
        connect(button, &QPushButton::clicked, this,
                [this, answer = answer] { previewImport(answer); });
    }
    box->open();
    return true;
}

void TaskRunner::confirmImport(const ImportRequest& request, const ImportReport& report) {
    const QString name = QFileInfo(request.path).fileName();
    auto* box = new QMessageBox(QMessageBox::Question, tr("Import order history"),
                                tr("Import “%1” into this shop?").arg(name), QMessageBox::NoButton,
                                &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QString text =
        tr("Nothing has been written yet. Running it again later changes "
           "nothing that is imported already.");
    if (report.leavesOut()) {
        text += u'\n' +
                tr("Lines that will be left out: %1, invoices with them: %2. The details say why.")
                    .arg(numberText(report.leftOutLines), numberText(report.leftOutInvoices));
    }
    box->setInformativeText(text);
    box->setDetailedText(reporttext::importSummary(report));
    QCheckBox* replaces = nullptr;
    if (report.different > 0) {
        replaces = new QCheckBox(tr("Correct what the shop has with other contents"), box);
        box->setCheckBox(replaces);
    }
    QPushButton* import = box->addButton(tr("Import"), QMessageBox::AcceptRole);
    QPushButton* keep = box->addButton(tr("Do not import"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(import, &QPushButton::clicked, this, [this, request, replaces] {
        ImportRequest confirmed = request;
        confirmed.replaces = replaces && replaces->isChecked();
        runImport(confirmed);
    });
    box->open();
}

void TaskRunner::runImport(const ImportRequest& request) {
    start(tr("Importing “%1”").arg(QFileInfo(request.path).fileName()),
          [url = m_url, request, this](TaskProgress& progress) -> Result<TaskOutcome> {
              const auto report = importOn(url, m_clock, progress, request, false);
              if (!report) return fail(report.error());
              return reporttext::importOutcome(*report);
          });
}

}  // namespace countertop
