// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/ChangeWatch.h"

namespace countertop {

namespace {

const QString kSqliteCommits = QStringLiteral("PRAGMA data_version");
const QString kPostgresqlCommits =
    QStringLiteral("SELECT CAST(pg_current_snapshot() AS TEXT) AS data_version");

// No event can appear up to the final position any more, and every visible event after it is
// counted, so each commit of events changes one of the two numbers. SQLite has one writer at a
// time. For small tables PostgreSQL compares the writing transactions (xmin) of their rows; SQLite
// compares contents.
const QString kPostgresqlSmallTables = QStringLiteral(R"(
WITH final AS MATERIALIZED (SELECT countertop_final_position() AS position)
SELECT (SELECT position FROM final) || '+' ||
        (SELECT count(*) FROM events WHERE position > (SELECT position FROM final)) AS events,
    (SELECT string_agg(CAST(xmin AS TEXT), ',' ORDER BY store_id) FROM shop) AS settings,
    (SELECT string_agg(CAST(xmin AS TEXT), ',' ORDER BY store_id, name) FROM projections)
        AS projections,
    (SELECT string_agg(CAST(xmin AS TEXT), ',' ORDER BY store_id, name) FROM checkpoints)
        AS checkpoints,)");
const QString kSqliteSmallTables = QStringLiteral(R"(
SELECT (SELECT max(position) FROM events) AS events,
    (SELECT group_concat(json_array(name, currency, time_zone, day_starts_minute, routes_version,
        settings_version, gateway, carrier, messages)) FROM shop) AS settings,
    (SELECT group_concat(json_array(name, version, state, paused, attempts, error,
        rebuilt_events, updated_at)) FROM projections) AS projections,
    (SELECT group_concat(json_array(name, position)) FROM checkpoints) AS checkpoints,)");

// For growing tables compare the newest rows, and for messages and sagas those still pending.
const QString kGrowingTables = QStringLiteral(R"(
    (SELECT sum(audit_id) FROM
        (SELECT audit_id FROM audit ORDER BY audit_id DESC LIMIT 100) AS newest) AS audit,
    (SELECT count(*) || '+' || coalesce(sum(outbox_id), 0) || '+' || coalesce(sum(attempts), 0)
        FROM (SELECT outbox_id, attempts FROM (
                SELECT outbox_id, attempts FROM outbox
                WHERE (status = 'pending' OR status = 'failed') AND held = ''
                ORDER BY store_id, destination, next_attempt_at, outbox_id LIMIT 1000) AS free
            UNION ALL
            SELECT outbox_id, attempts FROM outbox WHERE status = 'processing') AS waiting)
        || '+' || (SELECT coalesce(max(outbox_id), 0) FROM outbox)
        || '+' || (SELECT count(*) FROM outbox WHERE status = 'dead') AS outbox,
    (SELECT count(*) || '+' || coalesce(sum(version), 0) FROM
        (SELECT version FROM sagas WHERE status IN ('running', 'compensating')
            ORDER BY store_id, due_at, saga_id LIMIT 1000) AS open) AS sagas)");

/// In the order of ShopChange.
constexpr const char* kColumns[] = {"events", "settings", "projections", "checkpoints",
                                    "audit",  "outbox",   "sagas"};

const QString kPostgresqlParts = kPostgresqlSmallTables + kGrowingTables;
const QString kSqliteParts = kSqliteSmallTables + kGrowingTables;

}  // namespace

Result<QString> ChangeWatch::readCommits() {
    QString commits;
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    const auto read = m_database.readRow(isSqlite ? kSqliteCommits : kPostgresqlCommits, noValues,
                                         [&](Query& row) { commits = row.text("data_version"); });
    if (!read) return fail(read.error());
    return commits;
}

Result<ChangeWatch::Parts> ChangeWatch::readParts() {
    Parts parts;
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    const auto read =
        m_database.readRow(isSqlite ? kSqliteParts : kPostgresqlParts, noValues, [&](Query& row) {
            for (std::size_t part = 0; part < kParts; ++part)
                parts[part] = row.text(kColumns[part]);
        });
    if (!read) return fail(read.error());
    return parts;
}

Result<ShopChange> ChangeWatch::poll() {
    const auto commits = readCommits();
    if (!commits) return fail(commits.error());
    if (m_seen && *commits == m_commits) return ShopChange{};
    const auto now = readParts();
    if (!now) return fail(now.error());
    // Store this only after the rows were read: if reading them fails, the next call must compare
    // again.
    m_commits = *commits;
    ShopChange change;
    if (m_seen) {
        const auto differs = [&](std::size_t part) { return (*m_seen)[part] != (*now)[part]; };
        change = {differs(0), differs(1), differs(2), differs(3),
                  differs(4), differs(5), differs(6)};
    }
    m_seen = *now;
    return change;
}

}  // namespace countertop
