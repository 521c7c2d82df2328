// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <optional>

namespace countertop {

/// Allows one rebuild at a time in a shop, over all processes: a file beside a SQLite shop, a
/// session-level advisory lock on PostgreSQL. The system releases it when its holder dies.
class RebuildLock {
public:
    explicit RebuildLock(Database& database) : m_database(database) {}
    ~RebuildLock();
    Q_DISABLE_COPY_MOVE(RebuildLock)

    /// COMMAND_IN_PROGRESS when another rebuild holds it.
    Result<void> acquire();

private:
    Database& m_database;
    WriteLock m_file;
    std::optional<Database::Hold> m_hold;
    bool m_held = false;
};

}  // namespace countertop
