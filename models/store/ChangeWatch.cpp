// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ChangeWatch.h"

namespace countertop {

namespace {

const QString kDataVersion = QStringLiteral("PRAGMA data_version");
const QString kPositions =
    QStringLiteral("SELECT last_value AS data_version FROM events_position_seq");

}  // namespace

Result<bool> ChangeWatch::hasChanged() {
    qint64 now = 0;
    const auto read =
        m_database.readRow(m_database.dialect() == Dialect::Sqlite ? kDataVersion : kPositions,
                           noValues, [&](Query& row) { now = row.integer("data_version"); });
    if (!read) return fail(read.error());
    const bool changed = m_seen && *m_seen != now;
    m_seen = now;
    return changed;
}

}  // namespace countertop
