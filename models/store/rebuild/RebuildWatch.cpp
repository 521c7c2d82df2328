// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/RebuildWatch.h"

#include <algorithm>

namespace countertop {

RebuildWatch::RebuildWatch(Database& database, const QStringList& names, const Clock& clock,
                           const RebuildOptions& options, qint64 totalEvents)
    : m_records(database, options.storeId),
      m_names(names),
      m_clock(clock),
      m_options(options),
      m_total(totalEvents) {
    for (const QString& name : m_names) {
        const auto record = m_records.read(name);
        const bool isKnown = record && record->state != ProjectionState::Rebuilding;
        m_before.insert(name, isKnown ? record->state : ProjectionState::Stopped);
    }
    m_time.start();
}

RebuildWatch::~RebuildWatch() {
    for (const QString& name : m_names) show(name, m_before.value(name), 0, 0);
}

Result<void> RebuildWatch::advance(qint64 events) {
    m_done += events;
    // Sales during the rebuild add events.
    m_total = std::max(m_total, m_done);
    const qint64 now = m_time.elapsed();
    if (m_options.progress && (now - m_reportedAt >= 100 || m_done == m_total)) {
        m_reportedAt = now;
        const qint64 rate = m_done * 1000 / std::max<qint64>(1, now);
        m_options.progress({m_names.join(QStringLiteral(", ")), m_done, m_total, rate,
                            rate > 0 ? (m_total - m_done + rate - 1) / rate : 0});
    }
    if (now - m_shownAt >= 1000) {
        m_shownAt = now;
        for (const QString& name : m_names) {
            show(name, ProjectionState::Rebuilding, m_done, m_total);
        }
    }
    if (!m_options.cancelled || !m_options.cancelled->load()) return {};
    return fail(ErrorCode::Cancelled, QStringLiteral("The rebuild was cancelled"),
                QStringLiteral("cancelled"));
}

void RebuildWatch::show(const QString& name, ProjectionState state, qint64 done, qint64 total) {
    // Only for display: the rebuild itself fails with the same fault.
    const auto shown = m_records.setRebuild(name, state, done, total, m_clock.now());
    Q_UNUSED(shown)
}

}  // namespace countertop
