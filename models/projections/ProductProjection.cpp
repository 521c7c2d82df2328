// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/projections/ProductProjection.h"

namespace countertop {

namespace {

std::optional<StockChange> movementOf(const QString& sku, const ProductEvent& event) {
    if (const auto* received = std::get_if<StockReceived>(&event)) {
        return StockChange{sku, received->quantity, 0, MovementReason::Receive, {}, received->note};
    }
    if (const auto* corrected = std::get_if<StockCorrected>(&event)) {
        return StockChange{sku, corrected->change, 0, MovementReason::Correction,
                           {},  corrected->reason};
    }
    return std::nullopt;
}

}  // namespace

ProductChanges projectProduct(const Product& before, const ProductEvents& events, qint64 version) {
    Product product = before;
    apply(product, events);
    ProductChanges changes;
    changes.row.sku = product.sku;
    changes.row.name = product.name;
    changes.row.barcodes = product.barcodes;
    for (const QString& barcode : product.barcodes) {
        if (!before.barcodes.contains(barcode)) changes.newBarcodes.append(barcode);
    }
    changes.row.currency = product.currency;
    changes.row.priceMinor = product.priceMinor;
    changes.row.taxRateMilli = product.taxRateMilli;
    changes.row.reorderLevel = product.reorderLevel;
    changes.row.version = version;
    for (const ProductEvent& event : events) {
        if (const auto movement = movementOf(product.sku, event)) changes.stock.append(*movement);
    }
    return changes;
}

}  // namespace countertop
