// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/Write.h"
#include "models/domain/OrderDecisions.h"
#include "models/events/OrderLoader.h"

namespace countertop {

/// An order before a command and the resulting events.
struct OrderDecision {
    OrderId orderId;
    Order before;
    qint64 version = 0;
    OrderEvents events;
    QString numberFromTill;
    QHash<QString, qint64> productVersions;
    qint64 eventsFolded = 0;  ///< to load `before`
};

/// Commits what was decided about an order, events and rows, as one write. Belongs to
/// OrderHandlers.
class OrderWriter {
public:
    OrderWriter(OrderLoader& orders, WriteStore& writes, const Clock& clock)
        : m_orders(orders), m_writes(writes), m_clock(clock) {}

    /// Fails with kSettingsChanged or kProductsChanged when the decision was made from outdated
    /// ones.
    Result<CommandResult> commit(const Command& command, const CommandContext& context,
                                 qint64 settingsVersion, const OrderDecision& decision);

private:
    OrderLoader& m_orders;
    WriteStore& m_writes;
    const Clock& m_clock;
};

}  // namespace countertop
