// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ChangeWatch.h"

namespace countertop {

namespace {

const QString kDataVersion = QStringLiteral("PRAGMA data_version");
const QString kPositions =
    QStringLiteral("SELECT last_value AS data_version FROM events_position_seq");

}  // namespace

Result<bool> ChangeWatch::hasChanged() {
    auto query =
        m_database.query(m_database.dialect() == Dialect::Sqlite ? kDataVersion : kPositions);
    if (!query) return fail(query.error());
    if (auto ran = (*query)->execute(); !ran) return fail(ran.error());
    const qint64 now = (*query)->next() ? (*query)->integer("data_version") : 0;
    (*query)->finish();
    const bool changed = m_seen && *m_seen != now;
    m_seen = now;
    return changed;
}

}  // namespace countertop
