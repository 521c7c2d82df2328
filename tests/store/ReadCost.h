// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// Measures what a read costs the database, independent of machine load: SQLite's steps, or the
/// blocks that PostgreSQL accessed. Lives on the database's thread; only one may exist per
/// connection.
class ReadCost {
public:
    explicit ReadCost(Database& database);
    ~ReadCost();
    Q_DISABLE_COPY_MOVE(ReadCost)

    /// The cost since the previous call; the first call counts from the construction.
    [[nodiscard]] qint64 sinceLastCall();

private:
    [[nodiscard]] qint64 blocks();

    Database& m_database;
    qint64 m_steps = 0;
    qint64 m_blocks = 0;
};

}  // namespace countertop
