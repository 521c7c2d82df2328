// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/ChangeWatch.h"

namespace countertop {

namespace {

const QString kDataVersion = QStringLiteral("PRAGMA data_version");
const QString kSnapshot =
    QStringLiteral("SELECT CAST(pg_current_snapshot() AS TEXT) AS data_version");

// Up to the final position no event can appear any more, and behind it each one counts: no commit
// of events leaves both as they were. The rows of the small tables have their writers (xmin). Of
// the tables that grow the newest rows do, and of messages and sagas those still to be done.
const QString kVisible = QStringLiteral(R"(
WITH final AS MATERIALIZED (SELECT countertop_final_position() AS position)
SELECT concat_ws('/', (SELECT position FROM final),
    (SELECT count(*) FROM events WHERE position > (SELECT position FROM final)),
    (SELECT string_agg(CAST(xmin AS TEXT), ',' ORDER BY store_id) FROM shop),
    (SELECT string_agg(CAST(xmin AS TEXT), ',' ORDER BY store_id, name) FROM projections),
    (SELECT string_agg(CAST(xmin AS TEXT), ',' ORDER BY store_id, name) FROM checkpoints),
    (SELECT sum(audit_id) FROM
        (SELECT audit_id FROM audit ORDER BY audit_id DESC LIMIT 100) AS newest),
    (SELECT concat_ws('+', count(*), sum(outbox_id), sum(attempts)) FROM
        (SELECT outbox_id, attempts FROM outbox
            WHERE status = 'pending' OR status = 'processing' OR status = 'failed'
            ORDER BY store_id, next_attempt_at, outbox_id LIMIT 1000) AS waiting),
    (SELECT count(*) FROM outbox WHERE status = 'dead'),
    (SELECT concat_ws('+', count(*), sum(version)) FROM
        (SELECT version FROM sagas WHERE status IN ('running', 'compensating')
            ORDER BY store_id, due_at, saga_id LIMIT 1000) AS open)) AS data_version)");

}  // namespace

Result<QString> ChangeWatch::ask(const QString& sql) {
    QString answer;
    const auto read =
        m_database.readRow(sql, noValues, [&](Query& row) { answer = row.text("data_version"); });
    if (!read) return fail(read.error());
    return answer;
}

Result<bool> ChangeWatch::hasChanged() {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    auto now = ask(isSqlite ? kDataVersion : kSnapshot);
    if (!now) return fail(now.error());
    if (!isSqlite) {
        if (m_seen && *now == m_snapshot) return false;
        // Remembered once the rows were read: until then this look does not count.
        const QString snapshot = *std::move(now);
        now = ask(kVisible);
        if (!now) return fail(now.error());
        m_snapshot = snapshot;
    }
    const bool changed = m_seen && *m_seen != *now;
    m_seen = *std::move(now);
    return changed;
}

}  // namespace countertop
