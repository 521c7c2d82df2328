// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/events/Route.h"
#include "models/projections/DeliveryRow.h"
#include "models/projections/EventRow.h"
#include "models/projections/OrderDetails.h"
#include "models/projections/RevenueRow.h"

#include <QJsonObject>

/// The JSON documents of the command line, and the texts people read instead. Names of fields are
/// a published contract: amounts in minor units end in _minor, times are ISO 8601 UTC, what is
/// absent is null.
namespace countertop::cli {

/// The answer to a command on an order: order_id, number, status, total_minor …
[[nodiscard]] QJsonObject orderAnswer(const CommandResult& result);
/// The answer to a command on anything else; `idField` names what was changed ("sku").
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
/// ISO 8601, or nothing for a time that has not come.
[[nodiscard]] QString timeText(Timestamp at);
/// The order as people read it on a terminal.
[[nodiscard]] QString toText(const OrderDetails& order);

}  // namespace countertop::cli
