// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/projections/ProjectionRecords.h"
#include "models/store/rebuild/ProjectionRebuild.h"

#include <QElapsedTimer>
#include <QHash>

namespace countertop {

/// Reports a rebuild's progress: to the caller often, to the shop once a second, so that every
/// window shows it. Also reports cancellation. Lives on the database's thread.
class RebuildWatch {
public:
    RebuildWatch(Database& database, const QStringList& names, const Clock& clock,
                 const RebuildOptions& options, qint64 totalEvents);
    /// Ends the rebuild's display in the shop.
    ~RebuildWatch();
    Q_DISABLE_COPY_MOVE(RebuildWatch)

    /// Adds events to the progress; CANCELLED when the rebuild was cancelled.
    Result<void> advance(qint64 events);
    [[nodiscard]] qint64 events() const { return m_done; }
    [[nodiscard]] qint64 milliseconds() const { return m_time.elapsed(); }

private:
    void show(const QString& name, ProjectionState state, qint64 done, qint64 total);

    ProjectionRecords m_records;
    QStringList m_names;
    QHash<QString, ProjectionState> m_before;
    const Clock& m_clock;
    const RebuildOptions& m_options;
    qint64 m_total;
    qint64 m_done = 0;
    QElapsedTimer m_time;
    qint64 m_reportedAt = -1000;
    qint64 m_shownAt = -1000;
};

}  // namespace countertop
