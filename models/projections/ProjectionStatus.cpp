// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/ProjectionStatus.h"

#include "models/events/Streams.h"

namespace countertop {

QString toText(ProjectionKind kind) {
    return kind == ProjectionKind::Transaction ? QStringLiteral("transaction")
                                               : QStringLiteral("asynchronous");
}

QString toText(ProjectionState state) {
    switch (state) {
        case ProjectionState::Stopped:
            return QStringLiteral("stopped");
        case ProjectionState::CatchingUp:
            return QStringLiteral("catching_up");
        case ProjectionState::Running:
            return QStringLiteral("running");
        case ProjectionState::Paused:
            return QStringLiteral("paused");
        case ProjectionState::Rebuilding:
            return QStringLiteral("rebuilding");
        case ProjectionState::Faulted:
            return QStringLiteral("faulted");
    }
    return {};
}

std::optional<ProjectionState> projectionStateFromText(QStringView text) {
    for (const auto state :
         {ProjectionState::Stopped, ProjectionState::CatchingUp, ProjectionState::Running,
          ProjectionState::Paused, ProjectionState::Rebuilding, ProjectionState::Faulted}) {
        if (toText(state) == text) return state;
    }
    return std::nullopt;
}

OrderId PoisonEventRow::orderId() const {
    return streamCategory(streamId) == u"order" ? OrderId(streamSubject(streamId)) : OrderId();
}

}  // namespace countertop
