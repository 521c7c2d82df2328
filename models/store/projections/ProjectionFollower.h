// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/projections/AsyncProjection.h"
#include "models/projections/OrderSpan.h"
#include "models/store/projections/OrderStates.h"
#include "models/store/projections/ProjectionRecords.h"
#include "models/store/projections/RowWriter.h"
#include "models/store/streams/CheckpointStore.h"
#include "models/store/streams/SqlEventStore.h"

#include <QSet>

#include <limits>

namespace countertop {

/// What one step did.
struct FollowStep {
    qint64 position = 0;  ///< the checkpoint now
    qsizetype events = 0;
    QList<PoisonEventRow> poison;  ///< left out in this step, each once
    bool mayBeMore = false;
    bool isOvertaken = false;  ///< another process has done this stretch; nothing was written
};

/// Brings one asynchronous projection forward, a batch of events at a time. Rows and checkpoint
/// move in one transaction, so every event counts once, however many processes follow. An event
/// that cannot be folded or written, or takes longer than its deadline, is left out alone, also in
/// the middle of a batch, and kept as poison. Lives on the database's thread.
class ProjectionFollower {
public:
    struct Options {
        qint64 storeId = 1;
        int batch = 100;                  ///< events
        qint64 eventDeadlineMs = 10'000;  ///< of one event's fold and rows
        /// Another name for checkpoint and poison, and another table of the same shape: a rebuild.
        QString name = {};
        QString tableName = {};
        qint64 toPosition = std::numeric_limits<qint64>::max();  ///< nothing after it
    };

    /// All must outlive the follower.
    ProjectionFollower(Database& database, const AsyncProjection& projection, const Clock& clock,
                       const Options& options);

    /// Errors are those of the database, never of an event; transient ones may pass by themselves.
    [[nodiscard]] Result<FollowStep> advance();
    /// The same with the events after the checkpoint already read. `orders`: what they did to the
    /// orders, every readable event folded; without, the follower folds them itself, and so it
    /// does with an order of which it left something out.
    [[nodiscard]] Result<FollowStep> follow(const QList<RecordedEvent>& events,
                                            const OrderSpans* orders);

private:
    Result<FollowStep> followFrom(qint64 position, const QList<RecordedEvent>& events,
                                  const OrderSpans* orders);
    Result<void> applyTogether(const QList<RecordedEvent>& events, const OrderSpans* orders,
                               FollowStep& step);
    Result<void> applyOneByOne(const QList<RecordedEvent>& events, FollowStep& step);
    /// Takes the stretch for this process; begins an empty table at the first event.
    Result<void> takeOver(const QList<RecordedEvent>& events, FollowStep& step);
    Result<void> applyAlone(const RecordedEvent& event);
    Result<QList<ProjectedRow>> fold(const RecordedEvent& event);
    Result<QList<ProjectedRow>> foldGuarded(const RecordedEvent& event);
    struct Changes {
        QList<ProjectedRow> rows;
        QList<ProjectedRow> newRows;  ///< no row has their keys yet
    };
    Result<Changes> foldAll(const QList<RecordedEvent>& events, const OrderSpans* orders);
    /// False for orders of which something was left out here.
    [[nodiscard]] bool areOurs(const QList<RecordedEvent>& events) const;
    [[nodiscard]] static Error failedAt(const RecordedEvent& event, const QString& what);
    [[nodiscard]] Error tooSlow(const RecordedEvent& event) const;
    [[nodiscard]] PoisonEventRow poisonOf(const RecordedEvent& event, const Error& error) const;

    Database& m_database;
    const AsyncProjection& m_projection;
    QString m_name;
    const Clock& m_clock;
    Options m_options;
    SqlEventStore m_events;
    CheckpointStore m_checkpoints;
    ProjectionRecords m_records;
    RowWriter m_rows;
    OrderStates m_states;
    QSet<QString> m_strayed;  ///< streams with events that follow() left out
};

}  // namespace countertop
