// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/projections/ShopProjections.h"
#include "models/store/projections/ProjectionRecords.h"

namespace countertop {

/// Commands of users to the projections, whichever process runs them: the runners read their rows
/// before each step. Repeating a command changes nothing. NOT_FOUND for an unknown name,
/// INVALID_TRANSITION for a projection that the commits write themselves. Lives on the database's
/// thread.
class ProjectionControl {
public:
    ProjectionControl(Database& database, const Clock& clock, qint64 storeId = 1)
        : m_records(database, storeId), m_clock(clock) {}

    Result<void> pause(const QString& name);
    Result<void> resume(const QString& name);
    /// Restarts a faulted projection at its checkpoint, without waiting for its pause to end.
    Result<void> restart(const QString& name);

    /// NOT_FOUND when no projection has this name.
    [[nodiscard]] static Result<ProjectionInfo> find(const QString& name);

private:
    [[nodiscard]] static Result<void> checkAsynchronous(const QString& name);

    ProjectionRecords m_records;
    const Clock& m_clock;
};

}  // namespace countertop
