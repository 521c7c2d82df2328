// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/DeliveryRow.h"
#include "models/projections/RouteRow.h"

#include <QList>

namespace countertop {

/// Read access to messages to other systems, newest first, and to the routes they take. Threads and
/// errors as in OrderReads.
class DeliveryReads {
public:
    virtual ~DeliveryReads() = default;

    virtual Result<QList<DeliveryRow>> rowsAt(const DeliveryFilter& filter, qint64 firstRow,
                                              int limit) = 0;
    /// For reading a long list to its end: the ids, at most `limit`, then the rows of some of them.
    virtual Result<QList<qint64>> ids(const DeliveryFilter& filter, qint64 limit) = 0;
    virtual Result<QList<DeliveryRow>> rowsOf(const QList<qint64>& ids) = 0;
    virtual Result<qint64> count(const DeliveryFilter& filter) = 0;
    virtual Result<DeliverySummary> summary() = 0;
    /// Every destination with a route, messages that are not delivered, or attempts, by name.
    virtual Result<QList<DestinationHealth>> destinations() = 0;
    /// Any message by its id.
    virtual Result<DeliveryRow> delivery(qint64 id) = 0;
    /// The active routes, oldest first.
    virtual Result<QList<RouteRow>> routes() = 0;
};

}  // namespace countertop
