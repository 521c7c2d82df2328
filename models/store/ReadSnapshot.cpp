// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ReadSnapshot.h"

namespace countertop {

ReadSnapshot::~ReadSnapshot() {
    if (!m_open || m_database.isLost()) return;
    // Nothing was written: a failed roll-back leaves nothing behind.
    const auto ended = m_database.run(QStringLiteral("ROLLBACK"));
    Q_UNUSED(ended)
}

Result<void> ReadSnapshot::begin() {
    if (m_database.isInTransaction()) return {};
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    auto begun = m_database.run(
        isSqlite ? QStringLiteral("BEGIN")
                 : QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    m_open = begun.has_value();
    return begun;
}

}  // namespace countertop
