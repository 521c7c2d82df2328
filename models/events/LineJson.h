// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/JsonReader.h"
#include "models/core/JsonWriter.h"
#include "models/domain/OrderLine.h"

namespace countertop {

/// An order line in event payloads: fields that are empty or zero by nature are left out.
void writeLine(JsonWriter& json, const OrderLine& line);
void writeLines(JsonWriter& json, const QList<OrderLine>& lines);
[[nodiscard]] OrderLine orderLineFromJson(const JsonFields& json);
/// The lines in the array of this key.
[[nodiscard]] QList<OrderLine> orderLinesFromJson(const JsonFields& json, const char* key);

}  // namespace countertop
