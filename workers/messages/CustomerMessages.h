// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/core/Clock.h"
#include "models/events/EventStore.h"
#include "models/store/streams/CheckpointStore.h"
#include "workers/messages/MessageSource.h"

#include <optional>

namespace countertop {

/// Follows the events and asks for a message to the customer when an order was placed, confirmed or
/// shipped: after the commit, because only then the order has its number, and because a sale must
/// not wait for it. Each event's id is the key of its message, so that several programs, and a
/// repeat after a crash, give one.
///
/// No message is asked for without a customer record, for goods handed over at the counter, for
/// imported orders, for a confirmation that came with the placing, and for what happened more than
/// a day ago: it is no news any more. A damaged order is left out.
class CustomerMessages final : public MessageSource {
public:
    /// All references must outlive it.
    CustomerMessages(Database& database, EventStore& events, CommandBus& bus, const Clock& clock,
                     qint64 storeId = 1)
        : m_database(database),
          m_events(events),
          m_bus(bus),
          m_clock(clock),
          m_checkpoints(database, storeId) {}

    Result<qsizetype> step() override;

private:
    [[nodiscard]] Result<bool> deservesMessage(const RecordedEvent& event,
                                               CustomerMessageKind kind);
    Result<void> handle(const RecordedEvent& event);
    Result<void> advance(qint64 from, qint64 to);

    Database& m_database;
    EventStore& m_events;
    CommandBus& m_bus;
    const Clock& m_clock;
    CheckpointStore m_checkpoints;
};

}  // namespace countertop
