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
/// objects moved there live and die there. The destructor lets the posted jobs finish, deletes the
/// moved objects on their thread, newest first, then quits and waits. Belongs to its maker's
/// thread; post() is safe from any thread.
class WorkerThread final : public QObject {
    Q_OBJECT

public:
    /// `name` is what debuggers and logs call the thread.
    explicit WorkerThread(const QString& name, QObject* parent = nullptr);
    ~WorkerThread() override;

    /// An exception that leaves a job ends that job only; it is logged and jobFailed() is emitted.
    void post(std::function<void()> job);

    /// Called on the thread at its end; the object lives on, with an event loop, until it has
    /// called `done`, once.
    using Finish = std::function<void(std::function<void()> done)>;

    /// Moves an object without a parent to the thread and takes it over. Give `finish` for an
    /// object that may have work in hand.
    void moveHere(QObject* object, Finish finish = {});

    [[nodiscard]] bool isCurrent() const { return QThread::currentThread() == &m_thread; }

    /// What the destructor does, for owners that stop several threads in an order. Later jobs are
    /// dropped.
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
