// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"
#include "models/projections/OrderProjection.h"
#include "models/projections/ProductProjection.h"
#include "models/store/verify/EventStreams.h"
#include "models/store/verify/StockLedger.h"

namespace countertop {

/// What an order's events alone say about its rows. Payments and stock are everything that ever
/// moved; `day` is what the order counts for now.
struct FoldedOrder {
    OrderRow row;
    QList<OrderLine> lines;
    QList<PaymentRow> payments;
    QList<PaymentDayChange> paymentDays;
    QList<StockMovement> stock;
    QList<OrderFacts> facts;  ///< after each event
    OrderDayChange day;
};

/// The folds of whole streams. DAMAGED, naming the event, when one cannot be read.
[[nodiscard]] Result<FoldedOrder> foldOrder(const EventStream& stream);
/// A product's row and every movement of its stock that is no order's.
struct FoldedProduct {
    ProductRow row;
    QList<StockMovement> stock;
};
[[nodiscard]] Result<FoldedProduct> foldProduct(const EventStream& stream);
[[nodiscard]] Result<CustomerRow> foldCustomer(const EventStream& stream);

/// Every movement of stock in a stream of an order or a product; none in other or unreadable ones.
[[nodiscard]] QList<StockMovement> stockMovementsOf(const EventStream& stream);

}  // namespace countertop
