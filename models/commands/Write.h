// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandContext.h"
#include "models/commands/CommandRecord.h"
#include "models/events/EventStore.h"
#include "models/events/Route.h"
#include "models/projections/OrderProjection.h"
#include "models/projections/ProductProjection.h"
#include "models/projections/ShopSettings.h"

#include <QHash>
#include <QList>

#include <optional>

namespace countertop {

/// Events for one stream and the version it must be at.
struct StreamAppend {
    QString streamId;
    ExpectedVersion expected = ExpectedVersion::any();
    QList<EventDraft> events;
    OrderFacts order;  ///< of order streams, for messages made of these events
};

/// Changes to rows that are no projection of an event stream.
struct RouteChange {
    std::optional<Route> added;
    qint64 removedRouteId = 0;
};
struct DeliveryChange {
    qint64 deliveryId = 0;
    bool allDead = false;
    bool discard = false;
    QString reason;
};

/// Reason of the VERSION_CONFLICT that asks the handler to read the products again.
inline constexpr QLatin1StringView kProductsChanged("products_changed");

/// Reason of the VERSION_CONFLICT of a count whose stock has moved since it was taken.
inline constexpr QLatin1StringView kStockMoved("stock_moved");
/// Reason of the VERSION_CONFLICT that asks the handler to read the shop's settings again.
inline constexpr QLatin1StringView kSettingsChanged("settings_changed");

/// Everything one command wants made durable, as data: all of it or nothing, in one transaction.
struct Write {
    CommandRecord record;
    EventMetadata metadata;
    QList<StreamAppend> appends;
    /// The till whose counter gives an order number; the commit puts it into the payload of
    /// `numberedEvent` (see NumberField.h), into messages made of that event, into the row of the
    /// first order and into the result.
    QString numberFromTill;
    EventId numberedEvent;  ///< empty without a till
    QList<OrderChanges> orders;
    QList<ProductChanges> products;
    QList<CustomerRow> customers;
    std::optional<RouteChange> route;
    std::optional<DeliveryChange> delivery;
    std::optional<ShopSettings> shop;  ///< the new ones, of the version after
    /// The version of the shop's settings that this was decided from; none asks for no check. The
    /// commit refuses with kSettingsChanged when they are of another version by now.
    std::optional<qint64> settingsVersion;
    /// By SKU, the versions of remembered products that this was decided from. Where the write
    /// moves such a product's stock and the product has another version by now, the commit refuses
    /// with kProductsChanged.
    QHash<QString, qint64> productVersions;
    /// By SKU, the stock on hand that this was decided from; kStockMoved when it is another.
    QHash<QString, qint64> expectedOnHand;
    CommandResult result;

    [[nodiscard]] bool takesNumber(const EventDraft& event) const {
        return !numberFromTill.isEmpty() && event.eventId == numberedEvent;
    }
};

/// What a commit did. `replayed` results come from the first attempt's record.
struct Commit {
    CommandResult result;
    qint64 lastPosition = 0;  ///< of the events appended; 0 when there are none
};

/// What an earlier attempt with the same key ended with: its result, or its refusal where refusals
/// are remembered.
struct StoredOutcome {
    CommandResult result;
    std::optional<Error> refusal;
};

/// The one way in. Implementations live on the thread that made them.
class WriteStore {
public:
    virtual ~WriteStore() = default;

    /// Makes the write durable, then answers. OUT_OF_STOCK names product and amount left;
    /// VERSION_CONFLICT, IDEMPOTENCY_KEY_REUSED as their names say. An Error with outcomeUnknown
    /// means the reply to the commit was lost.
    virtual Result<Commit> commit(const Write& write) = 0;

    /// The stored outcome of a key, if there is one. IDEMPOTENCY_KEY_REUSED when its content was
    /// another. Expired records count as absent.
    virtual Result<std::optional<StoredOutcome>> findOutcome(const CommandRecord& record) = 0;

    /// Remembers a refusal under the record's key, so that a repeat gets the same answer.
    virtual Result<void> rememberRefusal(const CommandRecord& record, const Error& error) = 0;

    /// One audit row for a command that ended without a write.
    virtual Result<void> audit(const CommandRecord& record, const EventMetadata& metadata,
                               const Error& error) = 0;
};

/// What handlers read of the catalogue and the shop.
class Catalogue {
public:
    virtual ~Catalogue() = default;
    /// The products with these SKUs; unknown ones are missing from the answer. One query.
    virtual Result<QList<ProductRow>> productsBySku(const QStringList& skus) = 0;
    /// The same from memory as far as this session has read them before, so that a sale needs no
    /// read of its own. Name, price, tax and version are those of then, stock figures mean nothing;
    /// what is decided from them names them in Write::productVersions.
    virtual Result<QList<ProductRow>> rememberedProducts(const QStringList& skus) = 0;
    /// After kProductsChanged.
    virtual void forgetProducts() = 0;
    virtual Result<std::optional<CustomerRow>> customerById(const CustomerId& customerId) = 0;
    /// SKUs that differ from an unknown one in capitals or marks only, a few at most: to offer
    /// them.
    virtual Result<QStringList> skusInAnotherCase(const QString& sku) = 0;
    virtual Result<ShopSettings> shopSettings() = 0;
};

}  // namespace countertop
