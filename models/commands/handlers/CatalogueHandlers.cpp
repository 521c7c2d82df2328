// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/handlers/CatalogueHandlers.h"

#include "models/commands/handlers/OrderSettings.h"
#include "models/core/TextForm.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"

#include <utility>

namespace countertop {

CatalogueHandlers::CatalogueHandlers(EventStore& events, WriteStore& writes, Catalogue& catalogue,
                                     const Clock& clock, const ShopSettings& settings)
    : m_events(events),
      m_writes(writes),
      m_catalogue(catalogue),
      m_clock(clock),
      m_settings(settings) {}

void CatalogueHandlers::registerOn(CommandBus& bus) {
    registerProducts(bus);
    registerCustomers(bus);
    registerOutbox(bus);
}

void CatalogueHandlers::registerProducts(CommandBus& bus) {
    bus.handle<AddProduct>([this](const Command& command, CommandContext& context) {
        const auto& add = std::get<AddProduct>(command);
        return changeProduct(command, context, add.sku, std::nullopt, [&](const Product& product) {
            return decide::addProduct(product, add, m_settings.currency);
        });
    });
    bus.handle<ChangeProductPrice>([this](const Command& command, CommandContext& context) {
        const auto& change = std::get<ChangeProductPrice>(command);
        return changeProduct(
            command, context, change.sku, change.expectedVersion,
            [&](const Product& product) { return decide::changePrice(product, change); });
    });
    bus.handle<ReceiveStock>([this](const Command& command, CommandContext& context) {
        const auto& receive = std::get<ReceiveStock>(command);
        return changeProduct(
            command, context, receive.sku, std::nullopt,
            [&](const Product& product) { return decide::receiveStock(product, receive); });
    });
    bus.handle<CorrectStock>([this](const Command& command, CommandContext& context) {
        const auto& correct = std::get<CorrectStock>(command);
        return changeProduct(
            command, context, correct.sku, std::nullopt,
            [&](const Product& product) { return decide::correctStock(product, correct); },
            correct.expectedOnHand);
    });
}

void CatalogueHandlers::registerCustomers(CommandBus& bus) {
    bus.handle<AddCustomer>([this](const Command& command, CommandContext& context) {
        const auto& add = std::get<AddCustomer>(command);
        return changeCustomer(command, context, add.customerId, [&](const Customer& customer) {
            return decide::addCustomer(customer, add);
        });
    });
    bus.handle<ChangeCustomer>([this](const Command& command, CommandContext& context) {
        const auto& change = std::get<ChangeCustomer>(command);
        return changeCustomer(command, context, change.customerId, [&](const Customer& customer) {
            return decide::changeCustomer(customer, change);
        });
    });
}

void CatalogueHandlers::registerOutbox(CommandBus& bus) {
    bus.handle<AddRoute>([this](const Command& command, CommandContext& context) {
        const auto& add = std::get<AddRoute>(command);
        Write write = begin(command, context);
        Route route{0, add.events, add.destination, add.transform};
        // Validated before; a filter is only ever read here.
        route.filter = RouteFilter::parse(add.filter).value_or(RouteFilter());
        route.options = add.options;
        write.route = RouteChange{route, {}, 0};
        return commit(write);
    });
    bus.handle<EditRoute>([this](const Command& command, CommandContext& context) {
        Write write = begin(command, context);
        write.route = RouteChange{{}, std::get<EditRoute>(command), 0};
        return commit(write);
    });
    bus.handle<RemoveRoute>([this](const Command& command, CommandContext& context) {
        Write write = begin(command, context);
        write.route = RouteChange{{}, {}, std::get<RemoveRoute>(command).routeId};
        return commit(write);
    });
    bus.handle<RetryDelivery>([this](const Command& command, CommandContext& context) {
        const auto& retry = std::get<RetryDelivery>(command);
        Write write = begin(command, context);
        write.delivery = DeliveryChange{retry.deliveryId, retry.allDead, false, {}};
        return commit(write);
    });
    bus.handle<DiscardDelivery>([this](const Command& command, CommandContext& context) {
        const auto& discard = std::get<DiscardDelivery>(command);
        Write write = begin(command, context);
        write.delivery = DeliveryChange{discard.deliveryId, false, true, discard.reason};
        return commit(write);
    });
    bus.handle<EnableDestination>([this](const Command& command, CommandContext& context) {
        Write write = begin(command, context);
        write.destination =
            DestinationChange{std::get<EnableDestination>(command).destination, std::nullopt};
        return commit(write);
    });
    bus.handle<LimitDestination>([this](const Command& command, CommandContext& context) {
        const auto& limit = std::get<LimitDestination>(command);
        Write write = begin(command, context);
        write.destination = DestinationChange{limit.destination, limit.atOnce};
        return commit(write);
    });
}

Result<void> CatalogueHandlers::reloadSettings() {
    const auto settings = m_catalogue.shopSettings();
    if (!settings) return fail(settings.error());
    const QString before = std::exchange(m_settings, *settings).currency;
    if (before == m_settings.currency) return {};
    return fail(currencyChanged(before, m_settings.currency));
}

Write CatalogueHandlers::begin(const Command& command, const CommandContext& context) const {
    Write write;
    write.record = recordOf(command, context, m_clock.now());
    write.metadata = metadataOf(context);
    return write;
}

Result<CommandResult> CatalogueHandlers::commit(const Write& write) {
    auto done = m_writes.commit(write);
    if (!done) return fail(done.error());
    return std::move(done->result);
}

Result<QList<RecordedEvent>> CatalogueHandlers::productEvents(const QString& sku) {
    auto recorded = m_events.load(productStream(sku));
    const QString canonical = canonicalText(TextKind::Code, sku);
    if (!recorded || !recorded->isEmpty() || canonical == sku) return recorded;
    return m_events.load(productStream(canonical));
}

Result<CommandResult> CatalogueHandlers::changeProduct(const Command& command,
                                                       const CommandContext& context,
                                                       const QString& sku,
                                                       std::optional<qint64> expectedVersion,
                                                       const DecideProduct& decide,
                                                       std::optional<qint64> expectedOnHand) {
    const auto recorded = productEvents(sku);
    if (!recorded) return fail(recorded.error());
    const QString stream = recorded->isEmpty() ? productStream(sku) : recorded->first().streamId;
    Product product;
    for (const RecordedEvent& event : *recorded) {
        const auto domainEvent = productEventFrom(event);
        if (!domainEvent) return fail(domainEvent.error());
        apply(product, *domainEvent);
    }
    const qint64 version = recorded->size();
    if (expectedVersion && product.exists) {
        const auto seen = ExpectedVersion::exactly(*expectedVersion);
        if (auto same = checkExpectedVersion(stream, seen, version); !same) {
            return fail(same.error());
        }
    }
    const auto events = decide(product);
    if (!events && events.error().reason == u"product_not_found") {
        const auto similar = m_catalogue.skusInAnotherCase(sku);
        return fail(productNotFound(sku, similar.value_or(QStringList())));
    }
    if (!events) return fail(events.error());
    Write write = begin(command, context);
    write.result.id = product.exists ? product.sku : sku;
    write.result.version = version + events->size();
    write.result.currency = m_settings.currency;
    if (expectedOnHand) write.expectedOnHand.insert(product.sku, *expectedOnHand);
    if (!events->isEmpty()) {
        write.appends.append({stream,
                              ExpectedVersion::exactly(version),
                              toDrafts(*events, *context.ids),
                              {m_settings.currency, {}, 0}});
        write.products.append(projectProduct(product, *events, write.result.version));
        write.settingsVersion = m_settings.version;
    }
    auto done = commit(write);
    if (done || done.error().reason != kSettingsChanged) return done;
    if (auto known = reloadSettings(); !known) return fail(known.error());
    write.settingsVersion = m_settings.version;
    return commit(write);
}

Result<CommandResult> CatalogueHandlers::changeCustomer(
    const Command& command, const CommandContext& context, const CustomerId& customerId,
    const std::function<Result<CustomerEvents>(const Customer&)>& decide) {
    const QString stream = customerStream(customerId);
    const auto recorded = m_events.load(stream);
    if (!recorded) return fail(recorded.error());
    Customer customer;
    for (const RecordedEvent& event : *recorded) {
        const auto domainEvent = customerEventFrom(event);
        if (!domainEvent) return fail(domainEvent.error());
        apply(customer, *domainEvent);
    }
    const auto events = decide(customer);
    if (!events) return fail(events.error());
    Write write = begin(command, context);
    write.result.id = customerId.text();
    write.result.version = recorded->size() + events->size();
    if (!events->isEmpty()) {
        apply(customer, *events);
        const CustomerDetails& details = customer.details;
        write.appends.append({stream,
                              ExpectedVersion::exactly(recorded->size()),
                              toDrafts(*events, *context.ids),
                              {m_settings.currency, {}, 0}});
        write.customers.append({customerId, details.name, details.email, details.phone,
                                details.address, details.note, write.result.version});
    }
    return commit(write);
}

}  // namespace countertop
