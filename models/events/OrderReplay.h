// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/events/RecordedEvent.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace countertop {

/// How to treat events of types this program does not know.
enum class UnknownEvents {
    Refuse,  ///< DAMAGED, naming stream, type and version
    Skip     ///< one warning for each type; the state follows from the other events
};

/// Where to stop folding, and how to treat unknown events.
struct ReplayOptions {
    std::optional<qint64> toVersion;  ///< inclusive
    /// Stops before the first event recorded later than this. The result is always a state that
    /// existed, even when the clocks of two tills disagreed.
    std::optional<Timestamp> toTime;
    UnknownEvents unknown = UnknownEvents::Refuse;
};

/// An order's state and the version it was folded to.
struct OrderReplay {
    Order order;
    qint64 version = 0;    ///< of the last event, known or not; 0 without any
    QStringList warnings;  ///< English sentences for a log or a terminal
};

/// Called for each event before it is applied, with the state before it.
using OrderReplayStep = std::function<void(const Order& before, const OrderEvent& event,
                                           const RecordedEvent& recorded)>;

/// Folds a stream's events, which must start at version 1. Pure: equal events and options give
/// equal states. DAMAGED when an event cannot be read.
[[nodiscard]] Result<OrderReplay> replayOrder(const QList<RecordedEvent>& events,
                                              const ReplayOptions& options = {},
                                              const OrderReplayStep& step = {});

}  // namespace countertop
