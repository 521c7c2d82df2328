// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Product.h"
#include "models/projections/Rows.h"

namespace countertop {

/// What one product's new events change. `row` has no stock: stock moves only by `stock`.
struct ProductChanges {
    ProductRow row;
    QStringList newBarcodes;  ///< those the product did not have before
    QList<StockChange> stock;
};

/// The fold from events to row changes. Pure.
[[nodiscard]] ProductChanges projectProduct(const Product& before, const ProductEvents& events,
                                            qint64 version);

}  // namespace countertop
