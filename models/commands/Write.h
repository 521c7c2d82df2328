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

/// Events for one stream and the version it must have.
struct StreamAppend {
    QString streamId;
    ExpectedVersion expected = ExpectedVersion::any();
    QList<EventDraft> events;
    OrderFacts order;  ///< for order streams; used in messages made of these events
};

/// Changes to rows that are not projections of an event stream.
struct RouteChange {
    std::optional<Route> added;
    std::optional<EditRoute> edited;
    qint64 removedRouteId = 0;
};
struct DeliveryChange {
    qint64 deliveryId = 0;
    bool allDead = false;
    bool discard = false;
    QString reason;
};

/// Enables a destination, or sets how many messages are sent to it at once.
struct DestinationChange {
    QString destination;
    std::optional<int> atOnce;
};

/// Reason of the VERSION_CONFLICT after which the handler reads the products again.
inline constexpr QLatin1StringView kProductsChanged("products_changed");

/// Reason of the VERSION_CONFLICT when stock has moved since it was counted.
inline constexpr QLatin1StringView kStockMoved("stock_moved");
/// Reason of the VERSION_CONFLICT after which the handler reads the shop's settings again.
inline constexpr QLatin1StringView kSettingsChanged("settings_changed");

/// Everything one command makes durable, as data: all or nothing, in one transaction.
struct Write {
    CommandRecord record;
    EventMetadata metadata;
    QList<StreamAppend> appends;
    /// The till whose counter supplies the order number. The commit puts the number into the
    /// payload of `numberedEvent` (see NumberField.h), into messages made of that event, into the
    /// row of the first order and into the result.
    QString numberFromTill;
    EventId numberedEvent;  ///< empty without a till
    QList<OrderChanges> orders;
    QList<ProductChanges> products;
    QList<CustomerRow> customers;
    std::optional<RouteChange> route;
    std::optional<DeliveryChange> delivery;
    std::optional<DestinationChange> destination;
    std::optional<ShopSettings> shop;  ///< the new settings, with their new version
    /// The version of the shop's settings this was decided from; nullopt skips the check. The
    /// commit refuses with kSettingsChanged when the version has changed.
    std::optional<qint64> settingsVersion;
    /// By SKU, the versions of the remembered products this was decided from. When the write moves
    /// the stock of such a product whose version has changed, it is refused with kProductsChanged.
    QHash<QString, qint64> productVersions;
    /// By SKU, the stock on hand this was decided from; kStockMoved when it has changed.
    QHash<QString, qint64> expectedOnHand;
    CommandResult result;

    [[nodiscard]] bool takesNumber(const EventDraft& event) const {
        return !numberFromTill.isEmpty() && event.eventId == numberedEvent;
    }
};

/// The outcome of a commit. `replayed` results come from the first attempt's record.
struct Commit {
    CommandResult result;
    qint64 lastPosition = 0;  ///< of the events appended; 0 when there are none
};

/// The outcome of an earlier attempt with the same key: its result, or its refusal where refusals
/// are remembered.
struct StoredOutcome {
    CommandResult result;
    std::optional<Error> refusal;
};

/// The only way to write. Implementations live on the thread that created them.
class WriteStore {
public:
    virtual ~WriteStore() = default;

    /// Makes the write durable, then returns. OUT_OF_STOCK names the product and the amount left.
    /// Also VERSION_CONFLICT and IDEMPOTENCY_KEY_REUSED. An Error with outcomeUnknown means that
    /// the reply to the commit was lost.
    virtual Result<Commit> commit(const Write& write) = 0;

    /// The stored outcome of a key, if there is one. IDEMPOTENCY_KEY_REUSED when it was stored with
    /// other content. Expired records count as absent.
    virtual Result<std::optional<StoredOutcome>> findOutcome(const CommandRecord& record) = 0;

    /// Stores a refusal under the record's key, so that a repeat gets the same answer.
    virtual Result<void> rememberRefusal(const CommandRecord& record, const Error& error) = 0;

    /// Writes one audit row for a command that ended without a write.
    virtual Result<void> audit(const CommandRecord& record, const EventMetadata& metadata,
                               const Error& error) = 0;
};

/// What handlers read from the catalogue and the shop.
class Catalogue {
public:
    virtual ~Catalogue() = default;
    /// The products with these SKUs; unknown ones are missing from the result. One query.
    virtual Result<QList<ProductRow>> productsBySku(const QStringList& skus) = 0;
    /// The same, but from memory where this session has read them before, so that a sale needs no
    /// read. Name, price, tax and version may be outdated, and stock figures are meaningless. A
    /// write decided from them lists them in Write::productVersions.
    virtual Result<QList<ProductRow>> rememberedProducts(const QStringList& skus) = 0;
    /// Drops the remembered products; called after kProductsChanged.
    virtual void forgetProducts() = 0;
    virtual Result<std::optional<CustomerRow>> customerById(const CustomerId& customerId) = 0;
    /// SKUs that differ from an unknown one only in case or marks, a few at most; for suggestions.
    virtual Result<QStringList> skusInAnotherCase(const QString& sku) = 0;
    virtual Result<ShopSettings> shopSettings() = 0;
};

}  // namespace countertop
