// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/RecordedEvent.h"
#include "models/projections/OrderProjection.h"
#include "models/projections/ProductProjection.h"
#include "models/projections/ProjectedTable.h"

namespace countertop::rebuild {

/// The tables that the commits write, as a rebuild writes them, and the rows of their changes.
[[nodiscard]] const ProjectedTable& orders();
[[nodiscard]] const ProjectedTable& orderLines();
[[nodiscard]] const ProjectedTable& payments();
[[nodiscard]] const ProjectedTable& orderDays();
[[nodiscard]] const ProjectedTable& paymentDays();
[[nodiscard]] const ProjectedTable& customers();
[[nodiscard]] const ProjectedTable& products();
[[nodiscard]] const ProjectedTable& productBarcodes();
[[nodiscard]] const ProjectedTable& stockMovements();
/// The stock of products that are there.
[[nodiscard]] const ProjectedTable& stockLevels();

[[nodiscard]] ProjectedRow rowOf(const OrderRow& row);
[[nodiscard]] ProjectedRow rowOf(const OrderId& orderId, const OrderLine& line);
[[nodiscard]] ProjectedRow rowOf(const PaymentRow& row);
[[nodiscard]] ProjectedRow rowOf(const OrderDayChange& change);
[[nodiscard]] ProjectedRow rowOf(const PaymentDayChange& change);
[[nodiscard]] ProjectedRow rowOf(const CustomerRow& row);
[[nodiscard]] ProjectedRow rowOf(const ProductRow& row);
[[nodiscard]] ProjectedRow rowOf(const StockChange& change, const EventMetadata& metadata);
[[nodiscard]] ProjectedRow levelOf(const StockChange& change);

}  // namespace countertop::rebuild
