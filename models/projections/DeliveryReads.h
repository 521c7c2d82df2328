// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/DeliveryRow.h"

#include <QList>

namespace countertop {

/// Read access to messages to other systems, newest first, without discarded ones. Threads and
/// errors as in OrderReads.
class DeliveryReads {
public:
    virtual ~DeliveryReads() = default;

    virtual Result<QList<DeliveryRow>> rowsAt(std::optional<DeliveryStatus> status, qint64 firstRow,
                                              int limit) = 0;
    /// For reading a long list to its end: the ids, at most `limit`, then the rows of some of them.
    virtual Result<QList<qint64>> ids(std::optional<DeliveryStatus> status, qint64 limit) = 0;
    virtual Result<QList<DeliveryRow>> rowsOf(const QList<qint64>& ids) = 0;
    virtual Result<qint64> count(std::optional<DeliveryStatus> status) = 0;
    virtual Result<DeliverySummary> summary() = 0;
    /// Every destination with waiting messages or attempts, by name.
    virtual Result<QList<DestinationHealth>> destinations() = 0;
    /// Any message by its id; a discarded one is returned as dead.
    virtual Result<DeliveryRow> delivery(qint64 id) = 0;
};

}  // namespace countertop
