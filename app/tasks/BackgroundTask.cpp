// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tasks/BackgroundTask.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <exception>

namespace countertop {

namespace {

constexpr qint64 kReportEveryMs = 100;

/// An exception would terminate the program on the GUI thread, where the future's result is read.
Result<TaskOutcome> guarded(const BackgroundTask::Work& work, TaskProgress& progress) {
    try {
        return work(progress);
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Storage, QString::fromLocal8Bit(exception.what()),
                    QStringLiteral("unexpected"));
    } catch (...) {
        return fail(ErrorCode::Storage, QStringLiteral("An unknown exception"),
                    QStringLiteral("unexpected"));
    }
}

}  // namespace

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {}

BackgroundTask::~BackgroundTask() {
    cancel();
    if (m_wait) m_wait();
}

void BackgroundTask::start(Work work) {
    if (m_running) return;
    m_running = true;
    auto sinceReport = std::make_shared<QElapsedTimer>();
    m_progress = std::make_shared<TaskProgress>(
        [this, sinceReport](qint64 done, qint64 total, const QString& detail) {
            if (sinceReport->isValid() && sinceReport->elapsed() < kReportEveryMs) return;
            sinceReport->start();
            QMetaObject::invokeMethod(
                this, [this, done, total, detail] { emit progressed(done, total, detail); },
                Qt::QueuedConnection);
        });
    auto* watcher = new QFutureWatcher<Result<TaskOutcome>>(this);
    connect(watcher, &QFutureWatcher<Result<TaskOutcome>>::finished, this, [this, watcher] {
        watcher->deleteLater();
        settle(watcher->result());
    });
    auto future = QtConcurrent::run(
        [work = std::move(work), progress = m_progress] { return guarded(work, *progress); });
    m_wait = [future]() mutable { future.waitForFinished(); };
    watcher->setFuture(future);
}

void BackgroundTask::cancel() {
    if (m_running && m_progress) m_progress->cancel();
}

void BackgroundTask::settle(const Result<TaskOutcome>& outcome) {
    m_running = false;
    if (outcome) {
        emit finished(*outcome);
    } else {
        emit failed(outcome.error());
    }
}

}  // namespace countertop
