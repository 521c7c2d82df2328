// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <array>
#include <optional>

namespace countertop {

/// What has changed in a shop between two calls of ChangeWatch::poll().
struct ShopChange {
    bool events = false;
    bool settings = false;
    bool projections = false;  ///< their state; their rows may have been rebuilt
    bool checkpoints = false;  ///< a reader of the feed has advanced
    bool audit = false;
    bool outbox = false;
    bool sagas = false;

    [[nodiscard]] bool any() const { return *this != ShopChange{}; }
    bool operator==(const ShopChange&) const = default;
};

/// Detects commits to the shop by this program's other connections or by another program. Costs one
/// tiny query while nothing changes; call it a few times a second from the connection's thread.
///
/// PRAGMA data_version (SQLite) and pg_current_snapshot() (PostgreSQL) stay the same while nothing
/// is committed; otherwise the newest rows that lists show are compared. Only visible rows count,
/// not allocated positions, because a transaction takes its positions long before it commits.
class ChangeWatch {
public:
    explicit ChangeWatch(Database& database) : m_database(database) {}

    /// What changed since the last call; the first call reports no change.
    [[nodiscard]] Result<ShopChange> poll();

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
