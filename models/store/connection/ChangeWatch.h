// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <optional>

namespace countertop {

/// Notices that somebody committed to the shop: this program's other connections or another
/// program. Costs one tiny query while nothing happens; ask it a few times a second from the
/// connection's thread.
///
/// SQLite: PRAGMA data_version. PostgreSQL: what can be seen, never what was handed out, because a
/// position is taken long before its transaction commits. pg_current_snapshot() stays the same
/// while nobody commits anything; else the newest rows of what lists show are compared.
class ChangeWatch {
public:
    explicit ChangeWatch(Database& database) : m_database(database) {}

    /// True when something changed since the last call; the first call answers false.
    [[nodiscard]] Result<bool> hasChanged();

private:
    Result<QString> ask(const QString& sql);

    Database& m_database;
    QString m_snapshot;
    std::optional<QString> m_seen;
};

}  // namespace countertop
