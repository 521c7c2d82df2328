// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/ReadSnapshot.h"

#include "models/projections/ShopProjections.h"

namespace countertop {

namespace {

const QString& lockTables() {
    static const QString kSql = QStringLiteral("LOCK TABLE %1 IN ACCESS SHARE MODE")
                                    .arg(projectedTables().join(QStringLiteral(", ")));
    return kSql;
}

}  // namespace

ReadSnapshot::~ReadSnapshot() {
    if (!m_open || m_database.isLost()) return;
    // Nothing was written, so a failed rollback has no effect.
    const auto ended = m_database.run(QStringLiteral("ROLLBACK"));
    Q_UNUSED(ended)
}

Result<void> ReadSnapshot::begin() {
    if (m_database.isInTransaction()) return {};
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    auto begun = m_database.runFirst(
        isSqlite ? QStringLiteral("BEGIN")
                 : QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"));
    if (!begun) return begun;
    m_hold.emplace(m_database);
    m_open = true;
    if (isSqlite) return {};
    // Lock the tables before the snapshot is taken: a table swapped in later would look empty in
    // it.
    return m_database.run(lockTables());
}

}  // namespace countertop
