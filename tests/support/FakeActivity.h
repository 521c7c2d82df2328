// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ActivityReads.h"

namespace countertop {

/// Events and commands in memory. Reads return the rows of the list.
class FakeActivity final : public ActivityReads {
public:
    QList<ActivityRow> rows;      ///< oldest first; ids count up across events and commands
    QList<ActivityFilter> asked;  ///< filters passed to before()

    /// The window never calls this.
    Result<QList<EventRow>> events(const EventFilter& /*filter*/) override {
        return QList<EventRow>();
    }
    Result<ActivitySpan> before(const ActivityFilter& filter,
                                const std::optional<ActivityPlace>& place, int limit) override;
    Result<ActivitySpan> after(const ActivityFilter& filter, const ActivityPlace& place,
                               int limit) override;
    Result<QList<ActivityRow>> flow(const QString& correlationId, Timestamp near,
                                    const QString& streamId) override;

private:
    /// Place of the last row.
    [[nodiscard]] ActivityPlace newest() const;
};

}  // namespace countertop
