// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/AsyncProjection.h"
#include "workers/WorkerThread.h"
#include "workers/projections/BackgroundRebuild.h"
#include "workers/projections/ProjectionRunner.h"
#include "workers/seals/SealRunner.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace countertop {

/// Follows the commits of a shop for as long as it lives: keeps all asynchronous projections up to
/// date and seals the events. Wakes on wake(), looks again every two seconds, and comes back by
/// itself after a lost database. It opens its own connection on its thread. Slots are for queued
/// calls from anywhere.
class ProjectionWorker final : public QObject {
    Q_OBJECT

public:
    struct Options {
        DatabaseUrl url;
        ProjectionRunner::Options runner;
        SealRunner::Options seals;
        int gatherMs = 250;  ///< commits that follow each other so soon are taken together
        BackOff reconnect{500, 30'000};
    };

    /// `clock` must outlive the worker and be safe from its thread.
    ProjectionWorker(Options options, const Clock& clock);
    ~ProjectionWorker() override;

    /// Gives the worker to the thread, which starts it there and at its end lets it finish the
    /// batch in hand.
    void runOn(WorkerThread& thread);

public slots:
    void start();
    /// There may be new events: call it after commits.
    void wake();
    /// Finishes the batch in hand; stopped() follows, once.
    void stop();

signals:
    /// A projection shows something new, or does so in another state.
    void changed();
    void eventLeftOut(const QString& projection, qint64 position, const QString& reason);
    void stopped();

private:
    void guardedWork();
    void work();
    Result<void> connectShop();
    void makeRunners();
    void lose(const Error& error);
    void scheduleIn(qint64 milliseconds);

    Options m_options;
    const Clock& m_clock;
    AsyncProjections m_projections;
    std::unique_ptr<Database> m_database;
    std::vector<std::unique_ptr<ProjectionRunner>> m_runners;
    std::unique_ptr<SealRunner> m_seals;
    std::unique_ptr<BackgroundRebuild> m_rebuild;
    QTimer m_timer;
    bool m_running = false;
    int m_failures = 0;  ///< to reach the database, in a row
};

}  // namespace countertop
