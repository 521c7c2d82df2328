// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <array>
#include <optional>

namespace countertop {

/// What has changed in a shop from one look to the next.
struct ShopChange {
    bool events = false;
    bool settings = false;
    bool projections = false;  ///< how they do; rows of theirs may have been made again
    bool checkpoints = false;  ///< who follows the events is further
    bool audit = false;
    bool outbox = false;
    bool sagas = false;

    [[nodiscard]] bool any() const { return *this != ShopChange{}; }
    bool operator==(const ShopChange&) const = default;
};

/// Notices that somebody committed to the shop: this program's other connections or another
/// program. Costs one tiny query while nothing happens; ask it a few times a second from the
/// connection's thread.
///
/// PRAGMA data_version (SQLite) and pg_current_snapshot() (PostgreSQL) stay the same while nobody
/// commits anything; else the newest rows of what lists show are compared. Only what can be seen
/// counts, never what was handed out, because a position is taken long before its transaction
/// commits.
class ChangeWatch {
public:
    explicit ChangeWatch(Database& database) : m_database(database) {}

    /// What changed since the last call; the first call answers that nothing did.
    [[nodiscard]] Result<ShopChange> look();

private:
    static constexpr std::size_t kParts = 7;
    using Parts = std::array<QString, kParts>;

    [[nodiscard]] Result<QString> readCommits();
    [[nodiscard]] Result<Parts> readParts();

    Database& m_database;
    QString m_commits;
    std::optional<Parts> m_seen;
};

}  // namespace countertop
