// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/JsonReader.h"
#include "models/core/JsonWriter.h"
#include "models/domain/OrderLine.h"

namespace countertop {

/// An order line in event payloads; omits fields that are usually empty or zero.
void writeLine(JsonWriter& json, const OrderLine& line);
void writeLines(JsonWriter& json, const QList<OrderLine>& lines);
[[nodiscard]] OrderLine orderLineFromJson(const JsonFields& json);
/// The lines in the array under this key.
[[nodiscard]] QList<OrderLine> orderLinesFromJson(const JsonFields& json, const char* key);

}  // namespace countertop
