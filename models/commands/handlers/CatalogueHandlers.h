// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/Write.h"

namespace countertop {

/// Handles commands about products, stock, customers, routes and deliveries. Lives on the bus's
/// thread.
class CatalogueHandlers {
public:
    CatalogueHandlers(EventStore& events, WriteStore& writes, Catalogue& catalogue,
                      const Clock& clock, const ShopSettings& settings);

    /// This object must outlive the bus.
    void registerOn(CommandBus& bus);
    /// Uses these settings from now on; called after this session changed them.
    void useSettings(const ShopSettings& settings) { m_settings = settings; }

private:
    using DecideProduct = std::function<Result<ProductEvents>(const Product&)>;

    Result<CommandResult> changeProduct(const Command& command, const CommandContext& context,
                                        const QString& sku, std::optional<qint64> expectedVersion,
                                        const DecideProduct& decide,
                                        std::optional<qint64> expectedOnHand = {});
    /// The stream of the product with that SKU, as given or in canonical form.
    Result<QList<RecordedEvent>> productEvents(const QString& sku);
    Result<CommandResult> changeCustomer(
        const Command& command, const CommandContext& context, const CustomerId& customerId,
        const std::function<Result<CustomerEvents>(const Customer&)>& decide);
    Result<CommandResult> commit(const Write& write);
    /// Reads the settings again after kSettingsChanged. Refuses when the currency has changed,
    /// because the price was given in the old one.
    Result<void> reloadSettings();
    Write begin(const Command& command, const CommandContext& context) const;

    void registerProducts(CommandBus& bus);
    void registerCustomers(CommandBus& bus);
    void registerOutbox(CommandBus& bus);

    EventStore& m_events;
    WriteStore& m_writes;
    Catalogue& m_catalogue;
    const Clock& m_clock;
    ShopSettings m_settings;
};

}  // namespace countertop
