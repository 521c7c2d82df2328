// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/SimulatedTill.h"

#include "models/commands/middleware/AuditMiddleware.h"
#include "models/commands/middleware/CausationMiddleware.h"
#include "models/commands/middleware/CorrelationMiddleware.h"
#include "models/commands/middleware/IdempotencyMiddleware.h"
#include "models/commands/middleware/RecoveryMiddleware.h"
#include "models/commands/middleware/RetryMiddleware.h"
#include "models/commands/middleware/StoreMiddleware.h"
#include "models/commands/middleware/TimeoutMiddleware.h"
#include "models/commands/middleware/ValidationMiddleware.h"

namespace countertop::simulation {

namespace {

/// Frequent enough that schedules include snapshots.
constexpr OrderLoader::Options kSnapshots{3};

}  // namespace

SimulatedTill::SimulatedTill(MemoryShop& shop, const Clock& clock, IdSource& ids,
                             const QString& name)
    : m_name(name),
      m_session(shop),
      m_orders(m_session, m_session, kSnapshots),
      m_orderHandlers(m_orders, m_session, m_session, clock, shop.settings()),
      m_catalogueHandlers(m_session, m_session, m_session, clock, shop.settings()),
      m_bus(clock, ids, middleware(clock)) {
    m_orderHandlers.registerOn(m_bus);
    m_catalogueHandlers.registerOn(m_bus);
}

CommandBus::Chain SimulatedTill::middleware(const Clock& clock) {
    CommandBus::Chain chain;
    chain.push_back(std::make_unique<RecoveryMiddleware>());
    chain.push_back(std::make_unique<CorrelationMiddleware>());
    chain.push_back(std::make_unique<CausationMiddleware>());
    chain.push_back(std::make_unique<StoreMiddleware>(1));
    chain.push_back(std::make_unique<ValidationMiddleware>());
    chain.push_back(std::make_unique<IdempotencyMiddleware>(m_session, clock, m_keys,
                                                            IdempotencyMiddleware::Options()));
    chain.push_back(std::make_unique<TimeoutMiddleware>(clock, 30'000));
    chain.push_back(std::make_unique<RetryMiddleware>(m_session, clock, [](qint64) {}));
    chain.push_back(std::make_unique<AuditMiddleware>(m_session, clock));
    return chain;
}

Result<CommandResult> SimulatedTill::dispatch(const Command& command, const Intent& intent,
                                              const QString& correlationId) {
    CommandOrigin origin;
    origin.actor = QStringLiteral("clerk of ") + m_name;
    origin.till = m_name;
    origin.correlationId = correlationId;
    return m_bus.dispatch(command, intent, origin);
}

}  // namespace countertop::simulation
