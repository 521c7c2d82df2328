// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ActivityReads.h"

namespace countertop {

/// Events and commands in memory: what the list holds is what is read.
class FakeActivity final : public ActivityReads {
public:
    QList<ActivityRow> rows;      ///< oldest first; their ids count up over both kinds
    QList<ActivityFilter> asked;  ///< what before() was asked for

    /// The window asks for none.
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
    /// The last row's.
    [[nodiscard]] ActivityPlace newest() const;
};

}  // namespace countertop
