// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectionStatus.h"
#include "models/store/connection/Database.h"

#include <QSet>

#include <functional>

namespace countertop {

/// What the shop knows about a projection, so that every window and command line sees the same.
struct ProjectionRecord {
    int version = 0;          ///< of the fold that made its rows; 0: never run
    qint64 fromPosition = 0;  ///< it shows what came after this position
    ProjectionState state = ProjectionState::Stopped;
    bool isPaused = false;  ///< somebody wants it to wait
    int attempts = 0;       ///< failed ones in a row
    QString error;
    qint64 eventsPerSecond = 0;
    Timestamp updatedAt = 0;

    [[nodiscard]] bool isOlderThan(int foldVersion) const {
        return version != 0 && version < foldVersion;
    }
};

/// The rows about projections and the events they left out. Each change is a transaction of its
/// own, or part of the caller's. Lives on the database's thread.
class ProjectionRecords {
public:
    explicit ProjectionRecords(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    [[nodiscard]] Result<ProjectionRecord> read(const QString& name);
    /// Everything but the wish to wait, where it begins, and the version once there is one: whoever
    /// saves late must not take back what a rebuild has said.
    Result<void> save(const QString& name, const ProjectionRecord& record, Timestamp now);

    Result<void> setPaused(const QString& name, bool paused, Timestamp now);
    /// Clears a fault, so that its runner tries again.
    Result<void> clearFault(const QString& name, Timestamp now);
    /// How far a rebuild is; 0 of 0 ends it. `state` is what is shown meanwhile or afterwards.
    Result<void> setRebuild(const QString& name, ProjectionState state, qint64 done, qint64 total,
                            Timestamp now);
    /// It was made anew by this version of its fold, from the events after a position.
    Result<void> setOrigin(const QString& name, int version, qint64 fromPosition);

    /// A second time for the same event changes nothing.
    Result<void> addPoison(const PoisonEventRow& row);
    Result<void> clearPoison(const QString& projection);
    /// Those of `from` take the place of those of `to`.
    Result<void> movePoison(const QString& from, const QString& to);
    [[nodiscard]] Result<qint64> countPoison(const QString& projection);
    [[nodiscard]] Result<QSet<qint64>> poisonOf(const QString& projection, const QString& streamId);

private:
    Result<void> change(const QString& sql, const std::function<void(Query&)>& bind);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
