// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"
#include "models/projections/OrderProjection.h"
#include "models/projections/ProductProjection.h"
#include "models/store/verify/EventStreams.h"
#include "models/store/verify/StockLedger.h"

namespace countertop {

/// The rows of an order derived from its events alone. Payments and stock are all movements; `day`
/// is the order's current contribution to the day counters.
struct FoldedOrder {
    OrderRow row;
    QList<OrderLine> lines;
    QList<PaymentRow> payments;
    QList<PaymentDayChange> paymentDays;
    QList<StockMovement> stock;
    QList<OrderFacts> facts;  ///< after each event
    OrderDayChange day;
};

/// Folds whole streams. DAMAGED, naming the event, when one cannot be read.
[[nodiscard]] Result<FoldedOrder> foldOrder(const EventStream& stream);
/// A product's row and every movement of its stock that does not belong to an order.
struct FoldedProduct {
    ProductRow row;
    QList<StockMovement> stock;
};
[[nodiscard]] Result<FoldedProduct> foldProduct(const EventStream& stream);
[[nodiscard]] Result<CustomerRow> foldCustomer(const EventStream& stream);

/// All stock movements in a stream of an order or a product; none in other or unreadable ones.
[[nodiscard]] QList<StockMovement> stockMovementsOf(const EventStream& stream);

}  // namespace countertop
