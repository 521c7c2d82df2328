// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/core/Timestamp.h"

#include <QString>

#include <optional>

namespace countertop {

/// Written by the commits themselves, or following behind them.
enum class ProjectionKind { Transaction, Asynchronous };
[[nodiscard]] QString toText(ProjectionKind kind);

enum class ProjectionState { Stopped, CatchingUp, Running, Paused, Rebuilding, Faulted };
[[nodiscard]] QString toText(ProjectionState state);
[[nodiscard]] std::optional<ProjectionState> projectionStateFromText(QStringView text);

/// How one projection does. Positions are those of events.
struct ProjectionStatus {
    QString name;
    ProjectionKind kind = ProjectionKind::Asynchronous;
    ProjectionState state = ProjectionState::Stopped;
    qint64 checkpoint = 0;       ///< the last position it shows
    qint64 lag = 0;              ///< positions behind the last event; 0 for one of the commits' own
    qint64 eventsPerSecond = 0;  ///< when it last had something to do
    qint64 poisonEvents = 0;     ///< left out, see PoisonEventRow
    int attempts = 0;            ///< failed ones in a row
    QString error;               ///< an English sentence; empty when all is well
    qint64 rebuiltEvents = 0;    ///< while it is rebuilt: done …
    qint64 rebuildEvents = 0;    ///< … of this many; 0 when it is not
    Timestamp updatedAt = 0;     ///< 0: never run

    bool operator==(const ProjectionStatus&) const = default;
};

/// An event that a projection could not take and went on without.
struct PoisonEventRow {
    QString projection;
    qint64 position = 0;
    QString eventId;
    QString streamId;
    QString type;
    QString reason;  ///< stable, for example "unreadable_event"
    QString detail;  ///< an English sentence
    Timestamp foundAt = 0;
    QString orderNumber = {};  ///< when lists show it; empty without one

    /// Empty when it is no order's event.
    [[nodiscard]] OrderId orderId() const;

    bool operator==(const PoisonEventRow&) const = default;
};

}  // namespace countertop
