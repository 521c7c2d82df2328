// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/SearchableText.h"
#include "models/store/write/WriteExecutor.h"

#include <QList>

namespace countertop {

/// A write's total demand on one product's stock, over all movements.
struct StockDemand {
    QString sku;
    qint64 onHandChange = 0;
    qint64 reservedChange = 0;
    qint64 productVersion = 0;  ///< 0: any version
};

/// Sums per SKU, sorted by SKU, which is the order in which stock rows are locked everywhere.
[[nodiscard]] QList<StockDemand> stockDemands(const Write& write);

/// Day counters summed by key and sorted by key, which is the order in which they are locked.
[[nodiscard]] QList<OrderDayChange> orderDayChanges(const Write& write);
[[nodiscard]] QList<PaymentDayChange> paymentDayChanges(const Write& write);

/// All movements of a write, orders' first.
[[nodiscard]] QList<StockChange> stockMovements(const Write& write);

/// Whether the order begins with this write, so that none of its lines is stored yet.
[[nodiscard]] bool isNew(const Write& write, const OrderChanges& order);

/// The version of the document's form, which the server's function checks. Raise it with every
/// change that an older function, or an older program, would misread.
inline constexpr int kDocumentForm = 2;

/// The whole write as the document of the PostgreSQL function countertop_commit. Without a routes
/// version the function does not check the routes.
[[nodiscard]] QByteArray writeDocument(const PreparedWrite& prepared);

}  // namespace countertop
