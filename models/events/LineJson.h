// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/OrderLine.h"

#include <QJsonArray>
#include <QJsonObject>

namespace countertop {

/// An order line in event payloads: fields that are empty or zero by nature are left out.
[[nodiscard]] QJsonObject toJson(const OrderLine& line);
[[nodiscard]] OrderLine orderLineFromJson(const QJsonObject& json);
[[nodiscard]] QJsonArray toJson(const QList<OrderLine>& lines);
[[nodiscard]] QList<OrderLine> orderLinesFromJson(const QJsonArray& json);

}  // namespace countertop
