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
    auto query = m_database.query(kTake);
    if (!query) return fail(query.error());
    if (auto ran = (*query)->execute(); !ran) return ran;
    m_held = (*query)->next() && (*query)->text("taken") == u"true";
    (*query)->finish();
    if (!m_held) return underWay();
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
