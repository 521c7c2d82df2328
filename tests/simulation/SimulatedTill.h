// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/KeysInFlight.h"
#include "models/commands/handlers/CatalogueHandlers.h"
#include "models/commands/handlers/OrderHandlers.h"
#include "tests/simulation/MemorySession.h"

namespace countertop::simulation {

/// A till's process: the handlers and bus of a real one, on a session in memory.
class SimulatedTill {
public:
    SimulatedTill(MemoryShop& shop, const Clock& clock, IdSource& ids, const QString& name);

    [[nodiscard]] Result<CommandResult> dispatch(const Command& command, const Intent& intent,
                                                 const QString& correlationId);
    [[nodiscard]] MemorySession& session() { return m_session; }
    [[nodiscard]] const QString& name() const { return m_name; }

private:
    [[nodiscard]] CommandBus::Chain middleware(const Clock& clock);

    QString m_name;
    MemorySession m_session;
    KeysInFlight m_keys;
    OrderLoader m_orders;
    OrderHandlers m_orderHandlers;
    CatalogueHandlers m_catalogueHandlers;
    CommandBus m_bus;
};

}  // namespace countertop::simulation
