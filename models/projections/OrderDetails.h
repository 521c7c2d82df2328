// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Rows.h"
#include "models/projections/SagaRow.h"

namespace countertop {

/// One event of an order as shown in its timeline. `facts` is the event's payload.
struct TimelineEntry {
    qint64 version = 0;
    QString type;
    Timestamp at = 0;
    QString actor;
    QString till;
    QString correlationId;
    QString causationId;
    QJsonObject facts;
};

struct OrderDetails {
    OrderRow row;
    QList<OrderLine> lines;
    QList<PaymentRow> payments;
    QList<TimelineEntry> timeline;
    /// The saga that pays and ships the order automatically, if any: the last one begun.
    std::optional<SagaRow> fulfilment = {};
};

}  // namespace countertop
