// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// Counts what reading costs the database, whatever else the machine does: SQLite's steps, or the
/// blocks that PostgreSQL looked at. Lives on the database's thread, and while it lives nothing
/// else counts on the same connection.
class ReadCost {
public:
    explicit ReadCost(Database& database);
    ~ReadCost();
    Q_DISABLE_COPY_MOVE(ReadCost)

    /// Since the last call; begins at 0 with the first.
    [[nodiscard]] qint64 take();

private:
    [[nodiscard]] qint64 blocks();

    Database& m_database;
    qint64 m_steps = 0;
    qint64 m_blocks = 0;
};

}  // namespace countertop
