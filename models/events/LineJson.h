// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/JsonWriter.h"
#include "models/domain/OrderLine.h"

#include <QJsonArray>
#include <QJsonObject>

namespace countertop {

/// An order line in event payloads: fields that are empty or zero by nature are left out.
void writeLine(JsonWriter& json, const OrderLine& line);
void writeLines(JsonWriter& json, const QList<OrderLine>& lines);
[[nodiscard]] OrderLine orderLineFromJson(const QJsonObject& json);
[[nodiscard]] QList<OrderLine> orderLinesFromJson(const QJsonArray& json);

}  // namespace countertop
