// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/domain/Customer.h"
#include "models/domain/OrderCommands.h"
#include "models/domain/Product.h"
#include "models/domain/Shop.h"
#include "models/events/RouteOptions.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <variant>

namespace countertop {

/// Sends every event whose type matches to a destination. `events` is an exact type
/// ("OrderPlaced"), a prefix pattern ("Order.*") or "*". `transform` is empty (the event
/// unchanged), "charge-payment" or the JSON of a template; `filter` is "FIELD OPERATOR VALUE" or
/// empty.
struct AddRoute {
    QString events;
    QString destination;  ///< "webhook:URL", "log:FILE", "redis-channel:NAME" …
    QString transform = {};
    QString filter = {};
    RouteOptions options = {};
};
/// Changes a route for events from then on; what is not set stays, but for the CA file and the
/// permission for private addresses when the destination is on another server. Messages that wait
/// are sent with the new template and options.
struct EditRoute {
    qint64 routeId = 0;
    std::optional<QString> events = {};
    std::optional<QString> destination = {};
    std::optional<QString> transform = {};
    std::optional<QString> filter = {};
    std::optional<QString> caFile = {};
    std::optional<bool> allowPrivate = {};
    QString addSecret = {};     ///< a reference such as "file:PATH"; empty: none is added
    QString removeSecret = {};  ///< likewise
};
struct RemoveRoute {
    qint64 routeId = 0;
};
/// Requeues a failed or dead message for immediate delivery.
struct RetryDelivery {
    qint64 deliveryId = 0;
    bool allDead = false;
};
struct DiscardDelivery {
    qint64 deliveryId = 0;
    QString reason;
};

/// Resumes the messages to a destination that was disabled because its receiver said it is gone.
struct EnableDestination {
    QString destination;  ///< "KIND:ADDRESS", as in its routes
};
/// Limits how many messages each worker sends to a destination at once.
struct LimitDestination {
    QString destination;
    int atOnce = 0;  ///< 1 … 100; 0: what is usual for its kind
};

/// Every command the shop accepts, all through one bus.
using Command =
    std::variant<CreateOrder, AddLine, ChangeLineQuantity, RemoveLine, SubmitOrder, PlaceOrder,
                 SellAtTill, ConfirmOrder, PayOrder, ShipOrder, DeliverOrder, CompleteOrder,
                 CancelOrder, RefundOrder, RecordHistoricOrder, AddProduct, ChangeProductPrice,
                 ReceiveStock, CorrectStock, AddCustomer, ChangeCustomer, AddRoute, EditRoute,
                 RemoveRoute, RetryDelivery, DiscardDelivery, EnableDestination, LimitDestination,
                 GiveUpRefund, ConfigureShop, RequestCustomerMessage>;

/// "PlaceOrder", "PayOrder" …, as in audit rows and logs.
[[nodiscard]] QString commandType(const Command& command);

/// The command's content as a JSON object. Its fingerprint tells a retry from another command with
/// the same key.
[[nodiscard]] QByteArray toJsonText(const Command& command);
/// The same in two parts for the audit row: without names, addresses and other personal fields, and
/// these alone. The second is empty for most commands.
[[nodiscard]] QByteArray impersonalJsonText(const Command& command);
[[nodiscard]] QByteArray personalJsonText(const Command& command);

/// One intent of a user, created once and kept across retries. A first attempt cannot have been
/// executed before, so its key is not looked up; a repeated one's is.
struct Intent {
    QString key;
    bool repeated = false;

    [[nodiscard]] static Intent fresh() { return {newUuidV7(), false}; }
    [[nodiscard]] static Intent again(const QString& key) { return {key, true}; }
};

/// The result of a command. For orders `id` is the order's id and the rest its state after the
/// command. For products and customers `id` is the SKU or customer id and `version` its version.
struct CommandResult {
    QString id;
    QString number;
    QString status;  ///< the status word; empty except for orders
    qint64 version = 0;
    qint64 totalMinor = 0;
    qint64 paidMinor = 0;
    qint64 changeMinor = 0;  ///< cash change to hand back
    qint64 refundedMinor = 0;
    qint64 dueMinor = 0;        ///< amount still to be paid
    qint64 givenBackMinor = 0;  ///< refunded, or requested from the gateway, by this command
    QString currency;
    bool replayed = false;  ///< the stored result of an earlier attempt with the same key

    bool operator==(const CommandResult&) const = default;
};

/// The result as stored with the command's key. The number comes first, and is omitted when there
/// is none.
[[nodiscard]] QByteArray toJsonText(const CommandResult& result);
[[nodiscard]] CommandResult commandResultFromJson(const QJsonObject& json);

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::Command)
Q_DECLARE_METATYPE(countertop::Intent)
Q_DECLARE_METATYPE(countertop::CommandResult)
