// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "views/text/MessageKind.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace countertop {

/// Connects background work to its caller: the cancel flag and the progress. Shared by the GUI
/// thread and the working thread.
class TaskProgress {
public:
    explicit TaskProgress(std::function<void(qint64, qint64, const QString&)> report)
        : m_report(std::move(report)) {}

    [[nodiscard]] const std::atomic<bool>& cancelled() const { return m_cancelled; }
    void cancel() { m_cancelled = true; }
    /// Called on the working thread; `total` 0 means unknown.
    void report(qint64 done, qint64 total, const QString& detail = {}) {
        m_report(done, total, detail);
    }

private:
    std::atomic<bool> m_cancelled{false};
    std::function<void(qint64, qint64, const QString&)> m_report;
};

/// How background work ended: the sentence to show, and how serious it is. Work that was stopped
/// halfway is also an outcome if what it did is kept.
struct TaskOutcome {
    TaskOutcome(QString text = {}, MessageKind how = MessageKind::Success)
        : sentence(std::move(text)), kind(how) {}

    QString sentence;
    MessageKind kind;
};

/// Runs one long job at a time on a pool thread (QtConcurrent). Signals arrive on the GUI thread;
/// progress at most about ten times a second. The destructor cancels and waits.
class BackgroundTask final : public QObject {
    Q_OBJECT

public:
    using Work = std::function<Result<TaskOutcome>(TaskProgress&)>;

    explicit BackgroundTask(QObject* parent = nullptr);
    ~BackgroundTask() override;

    [[nodiscard]] bool isRunning() const { return m_running; }
    void start(Work work);
    void cancel();

signals:
    void progressed(qint64 done, qint64 total, const QString& detail);
    void finished(const countertop::TaskOutcome& outcome);
    void failed(const countertop::Error& error);

private:
    void settle(const Result<TaskOutcome>& outcome);

    bool m_running = false;
    std::shared_ptr<TaskProgress> m_progress;
    std::function<void()> m_wait;
};

}  // namespace countertop
