// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/ReadCost.h"

#include "models/store/connection/Conditions.h"
#include "models/store/connection/SqliteHandle.h"

#include <sqlite3.h>

#include <utility>

namespace countertop {

namespace {

int countStep(void* steps) {
    ++*static_cast<qint64*>(steps);
    return 0;
}

const QString kFlush = QStringLiteral(
    "SELECT 1 AS number FROM (SELECT pg_stat_force_next_flush()) f WHERE :store > 0");

const QString kBlocks = QStringLiteral(
    "SELECT CAST(sum(heap_blks_hit + heap_blks_read + coalesce(idx_blks_hit, 0) + "
    "coalesce(idx_blks_read, 0)) AS BIGINT) AS number FROM pg_statio_user_tables "
    "WHERE :store > 0");

}  // namespace

ReadCost::ReadCost(Database& database) : m_database(database) {
    if (m_database.dialect() == Dialect::Sqlite) {
        sqlite3_progress_handler(sqliteOf(m_database.connection()), 1, countStep, &m_steps);
    } else {
        m_blocks = blocks();
    }
}

ReadCost::~ReadCost() {
    if (m_database.dialect() == Dialect::Sqlite) {
        sqlite3_progress_handler(sqliteOf(m_database.connection()), 0, nullptr, nullptr);
    }
}

qint64 ReadCost::sinceLastCall() {
    if (m_database.dialect() == Dialect::Sqlite) return std::exchange(m_steps, 0);
    const qint64 now = blocks();
    return now - std::exchange(m_blocks, now);
}

qint64 ReadCost::blocks() {
    // A session flushes its statistics between two statements, on request.
    Conditions none(1, QStringLiteral("1"));
    const auto flushed = readNumber(m_database, kFlush, none);
    const auto number = readNumber(m_database, kBlocks, none);
    if (!flushed || !number) qFatal("the server's counters cannot be read");
    return *number;
}

}  // namespace countertop
