// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "models/store/projections/ProjectionFollower.h"

#include <functional>
#include <optional>

namespace countertop {

/// Keeps one asynchronous projection up to date and writes down how it does. Decides when the next
/// step is due but never waits: its owner does. Errors that pass by themselves are tried again for
/// ever; any other is a fault, after which it begins again at its checkpoint, each time later.
/// Lives on the database's thread.
class ProjectionRunner {
public:
    struct Options {
        ProjectionFollower::Options follow;
        BackOff pauses{500, 60'000};  ///< after failures in a row
        int mostFaults = 0;           ///< then it stays faulted until restarted; 0: no limit
        qint64 pollMs = 2'000;
        qint64 heartbeatMs = 60'000;  ///< how often it says at least that it is there
    };
    using PoisonListener = std::function<void(const PoisonEventRow&)>;
    /// Makes the projection anew behind the runner's back: nothing until that has ended, then how.
    using Rebuild = std::function<std::optional<Result<void>>(const QString& projection)>;

    /// All must outlive the runner.
    ProjectionRunner(Database& database, const AsyncProjection& projection, const Clock& clock,
                     const Options& options);

    /// Called once for each event that is left out.
    void onPoison(PoisonListener listener) { m_listener = std::move(listener); }
    /// Asked for when an older version of the program has made the rows; without it that is a
    /// fault. Rows of a newer version are one in any case.
    void rebuildBy(Rebuild rebuild) { m_rebuild = std::move(rebuild); }

    /// Does one batch when it is due. Answers after how many milliseconds it wants to be called
    /// again; 0: at once.
    [[nodiscard]] qint64 step();
    /// There may be new events. After a failure its own pause counts.
    void wake();
    /// Does nothing any more and says so in the shop, if that can be reached.
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
    int m_version = 0;            ///< that made the rows; 0: there are none
    bool m_isRebuilt = false;     ///< somebody rebuilds it and shows how far that is
    bool m_isOurRebuild = false;  ///< m_rebuild is at it
    ProjectionRecord m_shown;     ///< as last written down
    Timestamp m_shownAt = -1;     ///< -1: not yet
    ProjectionState m_state = ProjectionState::Stopped;
    QString m_error;
    int m_attempts = 0;   ///< faults in a row
    int m_transient = 0;  ///< errors that pass by themselves, in a row
    Timestamp m_dueAt = 0;
    bool m_stopped = false;
    qint64 m_stretchEvents = 0;  ///< of work without a pause
    qint64 m_stretchMs = 0;
    qint64 m_eventsPerSecond = 0;
};

}  // namespace countertop
