// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/RebuildLock.h"

namespace countertop {

namespace {

const QString kTake = QStringLiteral("SELECT pg_try_advisory_lock(7211) AS taken");
const QString kGiveBack = QStringLiteral("SELECT pg_advisory_unlock(7211)");

tl::unexpected<Error> underWay() {
    return fail(ErrorCode::CommandInProgress, QStringLiteral("A rebuild is already under way"),
                QStringLiteral("rebuild_under_way"));
}

}  // namespace

Result<void> RebuildLock::acquire() {
    if (m_database.dialect() == Dialect::Sqlite) {
        const auto opened = m_file.open(m_database.url().path + QStringLiteral(".rebuild"));
        if (!opened) return opened;
        if (!m_file.acquire(0)) return underWay();
        m_held = true;
        return {};
    }
    const auto read = m_database.readRow(
        kTake, noValues, [&](Query& row) { m_held = row.text("taken") == u"true"; });
    if (!read) return fail(read.error());
    if (!m_held) return underWay();
    m_hold.emplace(m_database);
    return {};
}

RebuildLock::~RebuildLock() {
    if (!m_held) return;
    if (m_database.dialect() == Dialect::Sqlite) {
        m_file.release();
    } else if (!m_database.isLost()) {
        const auto ignored = m_database.run(kGiveBack);
        Q_UNUSED(ignored)
    }
}

}  // namespace countertop
