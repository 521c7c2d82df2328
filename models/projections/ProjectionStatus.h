// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/core/Timestamp.h"

#include <QString>

#include <optional>

namespace countertop {

/// Written by the commits themselves, or updated after them.
enum class ProjectionKind { Transaction, Asynchronous };
[[nodiscard]] QString toText(ProjectionKind kind);

enum class ProjectionState { Stopped, CatchingUp, Running, Paused, Rebuilding, Faulted };
[[nodiscard]] QString toText(ProjectionState state);
[[nodiscard]] std::optional<ProjectionState> projectionStateFromText(QStringView text);

/// The state of one projection. Positions are those of events.
struct ProjectionStatus {
    QString name;
    ProjectionKind kind = ProjectionKind::Asynchronous;
    ProjectionState state = ProjectionState::Stopped;
    qint64 checkpoint = 0;       ///< the last position it includes
    qint64 lag = 0;              ///< positions behind the last event; 0 if written by commits
    qint64 eventsPerSecond = 0;  ///< when it last had work
    qint64 poisonEvents = 0;     ///< events left out, see PoisonEventRow
    int attempts = 0;            ///< consecutive failures
    QString error;               ///< an English sentence; empty when all is well
    qint64 rebuiltEvents = 0;    ///< during a rebuild: done …
    qint64 rebuildEvents = 0;    ///< … of this many; 0 when not rebuilding
    Timestamp updatedAt = 0;     ///< 0: never run

    bool operator==(const ProjectionStatus&) const = default;
};

/// An event that a projection could not process and skipped.
struct PoisonEventRow {
    QString projection;
    qint64 position = 0;
    QString eventId;
    QString streamId;
    QString type;
    QString reason;  ///< stable, for example "unreadable_event"
    QString detail;  ///< an English sentence
    Timestamp foundAt = 0;
    QString orderNumber = {};  ///< set when lists show it; empty without one

    /// Empty when the event is not about an order.
    [[nodiscard]] OrderId orderId() const;

    bool operator==(const PoisonEventRow&) const = default;
};

}  // namespace countertop
