// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/Database.h"

namespace countertop {

/// Notices that somebody committed to the shop: this program's other connections or another
/// program. Costs one tiny query; ask it a few times a second from the connection's thread.
/// SQLite: PRAGMA data_version; PostgreSQL: the positions handed out so far.
class ChangeWatch {
public:
    explicit ChangeWatch(Database& database) : m_database(database) {}

    /// True when something changed since the last call; the first call answers false.
    [[nodiscard]] Result<bool> hasChanged();

private:
    Database& m_database;
    std::optional<qint64> m_seen;
};

}  // namespace countertop
