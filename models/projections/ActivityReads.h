// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/Activity.h"
#include "models/projections/EventRow.h"

#include <optional>

namespace countertop {

/// Read access to events and commands. Threads and errors as in OrderReads.
class ActivityReads {
public:
    virtual ~ActivityReads() = default;

    /// The events of the whole shop, by position.
    virtual Result<QList<EventRow>> events(const EventFilter& filter) = 0;

    /// Events and commands before a place, or the newest ones, newest first, in one short read; see
    /// ActivitySpan. At most 2 × `limit` rows.
    virtual Result<ActivitySpan> before(const ActivityFilter& filter,
                                        const std::optional<ActivityPlace>& place, int limit) = 0;
    /// Rows after a place, newest first, and the last few rows before it again, because they may
    /// have been committed late; `newest` is the place for the next call.
    virtual Result<ActivitySpan> after(const ActivityFilter& filter, const ActivityPlace& place,
                                       int limit) = 0;
    /// The rows of one flow, oldest first: around its beginning and around `near`, and everything
    /// it did to that stream at any time. At most some hundred rows.
    virtual Result<QList<ActivityRow>> flow(const QString& correlationId, Timestamp near,
                                            const QString& streamId) = 0;
};

}  // namespace countertop
