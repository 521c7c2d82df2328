// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/events/Route.h"
#include "models/projections/DeliveryRow.h"
#include "models/projections/EventRow.h"
#include "models/projections/OrderDetails.h"
#include "models/projections/RevenueRow.h"

#include <QJsonObject>

/// The JSON documents of the command line, and the texts people read instead. Field names are a
/// published contract: amounts in minor units end in _minor, times are ISO 8601 UTC, absent values
/// are null.
namespace countertop::cli {

/// The result of a command on an order: order_id, number, status, total_minor …
[[nodiscard]] QJsonObject orderAnswer(const CommandResult& result);
/// The result of any other command; `idField` names the field that identifies what changed ("sku").
[[nodiscard]] QJsonObject answer(const CommandResult& result, const QString& idField);

[[nodiscard]] QJsonObject toDocument(const OrderDetails& order);
[[nodiscard]] QJsonObject toDocument(const ProductRow& row);
[[nodiscard]] QJsonObject toDocument(const CustomerRow& row);
/// `period` names the row's own field: "day", "week" or "month".
[[nodiscard]] QJsonObject toDocument(const RevenueRow& row, const QString& period);
[[nodiscard]] QJsonObject toDocument(const DeliveryRow& row);
[[nodiscard]] QJsonObject toDocument(const EventRow& row);
[[nodiscard]] QJsonObject toDocument(const SagaRow& row);
[[nodiscard]] QJsonObject toDocument(const Route& row);

/// "12.50 GBP"
[[nodiscard]] QString moneyText(qint64 minor, const QString& currency);
/// ISO 8601; empty for a time that is not set.
[[nodiscard]] QString timeText(Timestamp at);
/// The order as shown on a terminal.
[[nodiscard]] QString toText(const OrderDetails& order);

}  // namespace countertop::cli
