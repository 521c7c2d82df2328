// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/OrderProjection.h"
#include "models/projections/ProductProjection.h"
#include "models/store/verify/EventStreams.h"

namespace countertop {

/// What an order's events alone say about its rows. Payments and stock are everything that ever
/// moved; `day` is what the order counts for now.
struct FoldedOrder {
    OrderRow row;
    QList<OrderLine> lines;
    QList<PaymentRow> payments;
    QList<PaymentDayChange> paymentDays;
    QList<StockChange> stock;
    OrderDayChange day;
};

/// The folds of whole streams. DAMAGED, naming the event, when one cannot be read.
[[nodiscard]] Result<FoldedOrder> foldOrder(const EventStream& stream);
[[nodiscard]] Result<ProductChanges> foldProduct(const EventStream& stream);
[[nodiscard]] Result<CustomerRow> foldCustomer(const EventStream& stream);

/// Every movement of stock in a stream of an order or a product; none in other or unreadable ones.
[[nodiscard]] QList<StockChange> stockChangesOf(const EventStream& stream);

}  // namespace countertop
