// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include <functional>
#include <future>
#include <memory>
#include <vector>

namespace countertop {

/// Owns one thread with an event loop. Jobs run there one after another in the order posted;
/// objects moved there live and are deleted there. The destructor lets the posted jobs finish,
/// deletes the moved objects on their thread, newest first, then quits and waits. Belongs to the
/// thread that created it; post() is safe from any thread.
class WorkerThread final : public QObject {
    Q_OBJECT

public:
    /// `name` identifies the thread in debuggers and logs.
    explicit WorkerThread(const QString& name, QObject* parent = nullptr);
    ~WorkerThread() override;

    /// An exception that escapes from a job ends only that job; it is logged and jobFailed() is
    /// emitted.
    void post(std::function<void()> job);

    /// Called on the thread when it ends; the object keeps its event loop until it has called
    /// `done`, once.
    using Finish = std::function<void(std::function<void()> done)>;

    /// Moves an object without a parent to the thread and takes ownership. Pass `finish` for an
    /// object that may have work in progress.
    void moveHere(QObject* object, Finish finish = {});

    [[nodiscard]] bool isCurrent() const { return QThread::currentThread() == &m_thread; }

    /// The destructor's work, for owners that stop several threads in a certain order. Later jobs
    /// are dropped.
    void stop();

signals:
    /// Emitted on the worker's thread.
    void jobFailed(const QString& what);

private:
    class Jobs;
    struct Owned {
        QObject* object = nullptr;
        Finish finish;
    };

    void run(const std::function<void()>& job);
    void endNewest();

    QThread m_thread;
    std::unique_ptr<Jobs> m_jobs;  ///< lives on the thread
    std::vector<Owned> m_objects;
    std::promise<void> m_ended;
};

}  // namespace countertop
