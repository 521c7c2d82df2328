// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ImportedNumber.h"
#include "models/domain/OrderCommands.h"

namespace countertop {

/// The order 1 of an imported history: one unit of the SKU for 1.00.
[[nodiscard]] inline RecordHistoricOrder importedOrder(const OrderId& id, const QString& sku) {
    RecordHistoricOrder command;
    command.orderId = id;
    command.number = importedNumber(importSources().first(), QStringLiteral("1"));
    OrderLine line;
    line.lineNumber = 1;
    line.sku = sku;
    line.name = QStringLiteral("Mug");
    line.quantity = 1;
    line.unitPriceMinor = 100;
    line.totalMinor = 100;
    command.lines = {line};
    command.placedAt = 1'700'000'000'000;
    return command;
}

}  // namespace countertop
