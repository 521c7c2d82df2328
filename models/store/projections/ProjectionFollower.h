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

/// The result of one step.
struct FollowStep {
    qint64 position = 0;  ///< the checkpoint after the step
    qsizetype events = 0;
    QList<PoisonEventRow> poison;  ///< left out in this step, each once
    bool mayBeMore = false;
    bool isOvertaken = false;  ///< another process has handled these events; nothing was written
};

/// Advances one asynchronous projection, a batch of events at a time. Rows and checkpoint move in
/// one transaction, so every event counts once, however many processes follow. An event that cannot
/// be folded or written, or takes longer than its deadline, is left out alone, even within a batch,
/// and stored as a poison event. Lives on the database's thread.
class ProjectionFollower {
public:
    struct Options {
        qint64 storeId = 1;
        int batch = 100;                  ///< events
        qint64 eventDeadlineMs = 10'000;  ///< for one event's fold and rows
        /// For a rebuild: another name for checkpoint and poison events, and another table of the
        /// same shape.
        QString name = {};
        QString tableName = {};
        qint64 toPosition = std::numeric_limits<qint64>::max();  ///< nothing after it
    };

    /// All references must outlive the follower.
    ProjectionFollower(Database& database, const AsyncProjection& projection, const Clock& clock,
                       const Options& options);

    /// Only returns errors of the database, never of an event; transient ones may be retried.
    [[nodiscard]] Result<FollowStep> advance();
    /// The same for events after the checkpoint that the caller has read. `orders`: the orders'
    /// states before and after these events, with every readable event folded. Without it the
    /// follower folds the events itself, as it always does for orders of which it left events out.
    [[nodiscard]] Result<FollowStep> follow(const QList<RecordedEvent>& events,
                                            const OrderSpans* orders);

private:
    Result<FollowStep> followFrom(qint64 position, const QList<RecordedEvent>& events,
                                  const OrderSpans* orders);
    Result<void> applyTogether(const QList<RecordedEvent>& events, const OrderSpans* orders,
                               FollowStep& step);
    Result<void> applyOneByOne(const QList<RecordedEvent>& events, FollowStep& step);
    /// Claims the events for this process; clears the table before the first event.
    Result<void> takeOver(const QList<RecordedEvent>& events, FollowStep& step);
    Result<void> applyAlone(const RecordedEvent& event);
    Result<QList<ProjectedRow>> fold(const RecordedEvent& event);
    Result<QList<ProjectedRow>> foldGuarded(const RecordedEvent& event);
    struct Changes {
        QList<ProjectedRow> rows;
        QList<ProjectedRow> newRows;  ///< their keys do not exist yet
    };
    Result<Changes> foldAll(const QList<RecordedEvent>& events, const OrderSpans* orders);
    /// False when one of the events' orders has left-out events here.
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
    QSet<QString> m_streamsWithLeftOut;  ///< streams with events that follow() left out
};

}  // namespace countertop
