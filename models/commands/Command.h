// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"
#include "models/domain/Customer.h"
#include "models/domain/OrderCommands.h"
#include "models/domain/Product.h"
#include "models/domain/Shop.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>

#include <variant>

namespace countertop {

/// Sends every event whose type matches to a destination. `events` is an exact type
/// ("OrderPlaced"), a prefix pattern ("Order.*") or "*". `transform` is empty (the event as it is)
/// or "charge-payment".
struct AddRoute {
    QString events;
    QString destination;  ///< "webhook:URL", "log:FILE", "redis-channel:NAME" …
    QString transform = {};
};
struct RemoveRoute {
    qint64 routeId = 0;
};
/// Puts a failed or dead message back into the queue, at once.
struct RetryDelivery {
    qint64 deliveryId = 0;
    bool allDead = false;
};
struct DiscardDelivery {
    qint64 deliveryId = 0;
    QString reason;
};

/// Everything that can be asked of the shop. One bus takes them all.
using Command =
    std::variant<CreateOrder, AddLine, ChangeLineQuantity, RemoveLine, SubmitOrder, PlaceOrder,
                 SellAtTill, ConfirmOrder, PayOrder, ShipOrder, DeliverOrder, CompleteOrder,
                 CancelOrder, RefundOrder, RecordHistoricOrder, AddProduct, ChangeProductPrice,
                 ReceiveStock, CorrectStock, AddCustomer, ChangeCustomer, AddRoute, RemoveRoute,
                 RetryDelivery, DiscardDelivery, GiveUpRefund, ConfigureShop>;

/// "PlaceOrder", "PayOrder" …: as in audit rows and logs.
[[nodiscard]] QString commandType(const Command& command);

/// The command's content: the fingerprint that tells a retry from another command with the same
/// key, and the text of the audit row: a JSON object.
[[nodiscard]] QByteArray toJsonText(const Command& command);

/// One intent of a user, made once and kept over retries. A first attempt cannot have been carried
/// out before, so nothing is looked up for it; a repeated one is looked up first.
struct Intent {
    QString key;
    bool repeated = false;

    [[nodiscard]] static Intent fresh() { return {newUuidV7(), false}; }
    [[nodiscard]] static Intent again(const QString& key) { return {key, true}; }
};

/// What a command did. For orders `id` is the order's id and the rest its state after the command;
/// for products and customers `id` is the SKU or the customer's id and `version` its version.
struct CommandResult {
    QString id;
    QString number;
    QString status;  ///< the status word; empty for anything but orders
    qint64 version = 0;
    qint64 totalMinor = 0;
    qint64 paidMinor = 0;
    qint64 changeMinor = 0;  ///< cash to give back
    qint64 refundedMinor = 0;
    qint64 dueMinor = 0;        ///< what is still to be paid
    qint64 givenBackMinor = 0;  ///< what this command gave back, or asked the gateway to
    QString currency;
    bool replayed = false;  ///< the stored answer of an earlier attempt with the same key

    bool operator==(const CommandResult&) const = default;
};

/// As it is stored with the command's key. The number comes first, or not at all while there is
/// none.
[[nodiscard]] QByteArray toJsonText(const CommandResult& result);
[[nodiscard]] CommandResult commandResultFromJson(const QJsonObject& json);

}  // namespace countertop

Q_DECLARE_METATYPE(countertop::Command)
Q_DECLARE_METATYPE(countertop::Intent)
Q_DECLARE_METATYPE(countertop::CommandResult)
Q_DECLARE_METATYPE(countertop::Error)
