// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ShopSession.h"

#include "models/commands/middleware/AuditMiddleware.h"
#include "models/commands/middleware/CausationMiddleware.h"
#include "models/commands/middleware/CorrelationMiddleware.h"
#include "models/commands/middleware/IdempotencyMiddleware.h"
#include "models/commands/middleware/LoggingMiddleware.h"
#include "models/commands/middleware/MetricsMiddleware.h"
#include "models/commands/middleware/RecoveryMiddleware.h"
#include "models/commands/middleware/RetryMiddleware.h"
#include "models/commands/middleware/StoreMiddleware.h"
#include "models/commands/middleware/TimeoutMiddleware.h"
#include "models/commands/middleware/ValidationMiddleware.h"
#include "models/events/Upcasters.h"
#include "models/store/streams/SettingsRow.h"

namespace countertop {

namespace {

OrderHandlers::Services servicesOfEnvironment() {
    return {qEnvironmentVariable("COUNTERTOP_PAYMENT_GATEWAY"),
            qEnvironmentVariable("COUNTERTOP_CARRIER")};
}

}  // namespace

Result<std::unique_ptr<ShopSession>> ShopSession::open(const DatabaseUrl& url, const Clock& clock,
                                                       KeysInFlight& keys,
                                                       const SessionOptions& options) {
    if (auto whole = eventUpcasters().check(); !whole) return fail(whole.error());
    auto database = openShop(url, options.role);
    if (!database) return fail(database.error());
    auto settings = readSettings(**database, options.storeId);
    if (!settings) return fail(settings.error());
    return std::unique_ptr<ShopSession>(
        new ShopSession(*std::move(database), *std::move(settings), clock, keys, options));
}

ShopSession::ShopSession(std::unique_ptr<Database> database, ShopSettings settings,
                         const Clock& clock, KeysInFlight& keys, const SessionOptions& options)
    : m_clock(clock),
      m_database(std::move(database)),
      m_settings(std::move(settings)),
      m_events(*m_database, options.storeId),
      m_snapshots(*m_database, clock, options.storeId),
      m_orders(m_events, m_snapshots, options.orders),
      m_writes(*m_database),
      m_catalogue(*m_database, options.storeId),
      m_expiredKeys(*m_database, options.storeId),
      m_orderHandlers(m_orders, m_writes, m_catalogue, clock, m_settings,
                      options.services.value_or(servicesOfEnvironment())),
      m_catalogueHandlers(m_events, m_writes, m_catalogue, clock, m_settings),
      m_shopHandlers(m_catalogue, m_writes, clock),
      m_bus(clock, m_ids, middleware(keys, options)) {
    m_orderHandlers.registerOn(m_bus);
    m_catalogueHandlers.registerOn(m_bus);
    m_shopHandlers.registerOn(m_bus);
    m_shopHandlers.onConfigured([this](const ShopSettings& changed) {
        m_settings = changed;
        m_orderHandlers.useSettings(changed);
        m_catalogueHandlers.useSettings(changed);
    });
    m_bus.setAudit(&m_writes);
}

Result<void> ShopSession::reloadSettings() {
    const auto settings = m_catalogue.shopSettings();
    if (!settings) return fail(settings.error());
    m_settings = *settings;
    return {};
}

void ShopSession::forget() {
    m_catalogue.forgetProducts();
    m_writes.forgetRoutes();
}

CommandBus::Chain ShopSession::middleware(KeysInFlight& keys, const SessionOptions& options) {
    IdempotencyMiddleware::Options idempotency;
    idempotency.rememberRefusals = options.rememberRefusals;
    CommandBus::Chain chain;
    chain.push_back(std::make_unique<RecoveryMiddleware>());
    chain.push_back(std::make_unique<LoggingMiddleware>());
    chain.push_back(std::make_unique<CorrelationMiddleware>());
    chain.push_back(std::make_unique<CausationMiddleware>());
    chain.push_back(std::make_unique<StoreMiddleware>(options.storeId));
    chain.push_back(std::make_unique<AuthorisationMiddleware>(options.authorisation));
    chain.push_back(std::make_unique<ValidationMiddleware>());
    chain.push_back(std::make_unique<IdempotencyMiddleware>(m_writes, m_clock, keys, idempotency));
    chain.push_back(std::make_unique<TimeoutMiddleware>(m_clock, options.commandTimeoutMs));
    chain.push_back(std::make_unique<RetryMiddleware>(m_writes, m_clock));
    chain.push_back(std::make_unique<MetricsMiddleware>(m_metrics));
    chain.push_back(std::make_unique<AuditMiddleware>(m_writes, m_clock));
    if (options.innermost) chain.push_back(options.innermost());
    return chain;
}

}  // namespace countertop
