// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/CommandMetrics.h"
#include "models/commands/KeysInFlight.h"
#include "models/commands/handlers/CatalogueHandlers.h"
#include "models/commands/handlers/OrderHandlers.h"
#include "models/commands/handlers/ShopHandlers.h"
#include "models/commands/middleware/AuthorisationMiddleware.h"
#include "models/projections/ShopSettings.h"
#include "models/store/schema/ShopFile.h"
#include "models/store/streams/SqlCatalogue.h"
#include "models/store/streams/SqlEventStore.h"
#include "models/store/streams/SqlSnapshotStore.h"
#include "models/store/write/ExpiredKeys.h"
#include "models/store/write/SqlWriteStore.h"

namespace countertop {

/// How a session handles commands.
struct SessionOptions {
    Database::Role role = Database::Role::Writer;
    qint64 storeId = 1;
    qint64 commandTimeoutMs = 30'000;
    bool rememberRefusals = false;
    OrderLoader::Options orders;
    /// Gateway and carrier that override the shop's settings; taken from the environment if not
    /// given.
    std::optional<OrderHandlers::Services> services;
    AuthorisationMiddleware::Rule authorisation;
    /// An additional middleware just before the handlers, for tests.
    std::function<std::unique_ptr<Middleware>()> innermost;
};

/// One connection to a shop with a command bus on it. The window's command thread, the command
/// line, importers and tests use it to change the shop. Belongs to the thread that opened it.
class ShopSession {
public:
    /// `clock` and `keys` must outlive the session; sessions in one process share `keys`.
    [[nodiscard]] static Result<std::unique_ptr<ShopSession>> open(const DatabaseUrl& url,
                                                                   const Clock& clock,
                                                                   KeysInFlight& keys,
                                                                   const SessionOptions& options);

    [[nodiscard]] Database& database() { return *m_database; }
    [[nodiscard]] EventStore& events() { return m_events; }
    [[nodiscard]] SnapshotStore& snapshots() { return m_snapshots; }
    [[nodiscard]] OrderLoader& orders() { return m_orders; }
    [[nodiscard]] WriteStore& writes() { return m_writes; }
    [[nodiscard]] Catalogue& catalogue() { return m_catalogue; }
    [[nodiscard]] CommandBus& bus() { return m_bus; }
    /// As of the opening of the session or the last reload.
    [[nodiscard]] const ShopSettings& settings() const { return m_settings; }
    Result<void> reloadSettings();
    [[nodiscard]] const CommandMetrics& metrics() const { return m_metrics; }

    /// Call it after rolling back a transaction around several commands: clears the caches, since
    /// another session may reuse the same versions for other content.
    void forget();
    /// Deletes a batch of expired idempotency records: call it now and then.
    Result<qint64> removeExpiredKeys() { return m_expiredKeys.removeSome(m_clock.now()); }

private:
    ShopSession(std::unique_ptr<Database> database, ShopSettings settings, const Clock& clock,
                KeysInFlight& keys, const SessionOptions& options);
    /// In their documented order.
    [[nodiscard]] CommandBus::Chain middleware(KeysInFlight& keys, const SessionOptions& options);

    const Clock& m_clock;
    std::unique_ptr<Database> m_database;
    ShopSettings m_settings;
    CommandMetrics m_metrics;
    SqlEventStore m_events;
    SqlSnapshotStore m_snapshots;
    OrderLoader m_orders;
    SqlWriteStore m_writes;
    SqlCatalogue m_catalogue;
    ExpiredKeys m_expiredKeys;
    OrderHandlers m_orderHandlers;
    CatalogueHandlers m_catalogueHandlers;
    ShopHandlers m_shopHandlers;
    UuidV7Source m_ids;
    CommandBus m_bus;
};

}  // namespace countertop
