// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Product.h"
#include "models/projections/Rows.h"

namespace countertop {

/// The changes of one product's new events. `row` has no stock: only `stock` moves it.
struct ProductChanges {
    ProductRow row;
    QStringList newBarcodes;  ///< those the product did not have before
    QList<StockChange> stock;
};

/// Folds events into row changes. Pure.
[[nodiscard]] ProductChanges projectProduct(const Product& before, const ProductEvents& events,
                                            qint64 version);

}  // namespace countertop
