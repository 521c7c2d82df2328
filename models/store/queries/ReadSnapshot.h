// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <optional>

namespace countertop {

/// One consistent view of the shop for several reads in a row, while others keep writing. Does
/// nothing inside a transaction, which is a consistent view already.
class ReadSnapshot {
public:
    explicit ReadSnapshot(Database& database) : m_database(database) {}
    ~ReadSnapshot();
    Q_DISABLE_COPY_MOVE(ReadSnapshot)

    Result<void> begin();

private:
    Database& m_database;
    std::optional<Database::Hold> m_hold;
    bool m_open = false;
};

}  // namespace countertop
