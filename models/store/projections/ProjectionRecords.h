// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"
#include "models/store/connection/Database.h"

#include <QSet>

#include <functional>

namespace countertop {

/// The stored state of a projection, shared by every window and command line.
struct ProjectionRecord {
    int version = 0;          ///< of the fold that produced its rows; 0: never run
    qint64 fromPosition = 0;  ///< it covers the events after this position
    ProjectionState state = ProjectionState::Stopped;
    bool isPaused = false;  ///< a pause was requested
    int attempts = 0;       ///< consecutive failed ones
    QString error;
    qint64 eventsPerSecond = 0;
    Timestamp updatedAt = 0;

    [[nodiscard]] bool isOlderThan(int foldVersion) const {
        return version != 0 && version < foldVersion;
    }
};

/// The rows about projections and the events they left out. Each change is its own transaction, or
/// part of the caller's. Lives on the database's thread.
class ProjectionRecords {
public:
    explicit ProjectionRecords(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    [[nodiscard]] Result<ProjectionRecord> read(const QString& name);
    /// Saves everything except the requested pause, the origin, and the version once there is one:
    /// a late save must not overwrite what a rebuild has recorded.
    Result<void> save(const QString& name, const ProjectionRecord& record, Timestamp now);

    Result<void> setPaused(const QString& name, bool paused, Timestamp now);
    /// Clears a fault, so that the runner tries again.
    Result<void> clearFault(const QString& name, Timestamp now);
    /// The progress of a rebuild; 0 of 0 ends it. `state` is shown during or after the rebuild.
    Result<void> setRebuild(const QString& name, ProjectionState state, qint64 done, qint64 total,
                            Timestamp now);
    /// Records that this version of the fold rebuilt the projection from the events after a
    /// position.
    Result<void> setOrigin(const QString& name, int version, qint64 fromPosition);

    /// Adding the same event again changes nothing.
    Result<void> addPoison(const PoisonEventRow& row);
    Result<void> clearPoison(const QString& projection);
    /// Replaces the poison events of `to` by those of `from`.
    Result<void> movePoison(const QString& from, const QString& to);
    [[nodiscard]] Result<qint64> countPoison(const QString& projection);
    [[nodiscard]] Result<QSet<qint64>> poisonOf(const QString& projection, const QString& streamId);

private:
    Result<void> change(const QString& sql, const std::function<void(Query&)>& bind);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
