// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/store/projections/ProjectionFollower.h"

#include <functional>
#include <optional>

namespace countertop {

/// Keeps one asynchronous projection up to date and records its state. Decides when the next step
/// is due but never waits: its owner does. Transient errors are retried for ever; any other is a
/// fault, after which it restarts at its checkpoint, later each time. Lives on the database's
/// thread.
class ProjectionRunner {
public:
    struct Options {
        ProjectionFollower::Options follow;
        BackOff pauses{500, 60'000};  ///< after consecutive failures
        int maximumFaults = 0;        ///< then it stays faulted until restarted; 0: no limit
        qint64 pollMs = 2'000;
        qint64 heartbeatMs = 60'000;  ///< the longest time between two saved states
    };
    using PoisonListener = std::function<void(const PoisonEventRow&)>;
    /// Rebuilds the projection in the background: returns nothing until that has ended, then its
    /// result.
    using Rebuild = std::function<std::optional<Result<void>>(const QString& projection)>;

    /// All references must outlive the runner.
    ProjectionRunner(Database& database, const AsyncProjection& projection, const Clock& clock,
                     const Options& options);

    /// Called once for each event that is left out.
    void onPoison(PoisonListener listener) { m_listener = std::move(listener); }
    /// Sets the rebuild to use when the rows come from an older version of the program; without it
    /// that is a fault. Rows of a newer version always are one.
    void rebuildBy(Rebuild rebuild) { m_rebuild = std::move(rebuild); }

    /// Handles one batch when it is due. Returns the milliseconds until the next call; 0: at once.
    [[nodiscard]] qint64 step();
    /// Reports possible new events. After a failure its own pause applies.
    void wake();
    /// Stops working and records that in the shop, if it is reachable.
    void stop();

    [[nodiscard]] QString name() const { return m_projection.name(); }
    [[nodiscard]] ProjectionState state() const { return m_state; }
    [[nodiscard]] const QString& error() const { return m_error; }
    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    qint64 follow();
    qint64 rebuild();
    [[nodiscard]] bool staysFaulted() const;
    qint64 accept(const FollowStep& step, qint64 milliseconds);
    qint64 reject(const Error& error);
    [[nodiscard]] Error outdated() const;
    void measure(const FollowStep& step, qint64 milliseconds);
    void show(ProjectionState state, const QString& error = {});
    qint64 callAgainIn(qint64 milliseconds);

    const AsyncProjection& m_projection;
    const Clock& m_clock;
    Options m_options;
    ProjectionRecords m_records;
    ProjectionFollower m_follower;
    PoisonListener m_listener;
    Rebuild m_rebuild;
    int m_version = 0;            ///< of the fold that produced the rows; 0: there are none
    bool m_isRebuilt = false;     ///< a rebuild is running and reports its progress
    bool m_isOurRebuild = false;  ///< m_rebuild is running it
    ProjectionRecord m_shown;     ///< as last saved
    Timestamp m_shownAt = -1;     ///< -1: not yet
    ProjectionState m_state = ProjectionState::Stopped;
    QString m_error;
    int m_attempts = 0;   ///< consecutive faults
    int m_transient = 0;  ///< consecutive transient errors
    Timestamp m_dueAt = 0;
    bool m_stopped = false;
    qint64 m_burstEvents = 0;  ///< handled since the last pause
    qint64 m_burstMs = 0;
    qint64 m_eventsPerSecond = 0;
};

}  // namespace countertop
