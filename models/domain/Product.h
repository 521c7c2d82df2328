// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace countertop {

/// The events of a product. Its stream is named by the SKU. Stock movements of orders are not
/// among them: they belong to the order's events.
struct ProductAdded {
    QString sku;
    QString name;
    QStringList barcodes;
    QString currency;
    qint64 priceMinor = 0;
    int taxRateMilli = 0;  ///< thousandths of a percent
    qint64 reorderLevel = 0;
    bool operator==(const ProductAdded&) const = default;
};
struct ProductPriceChanged {
    qint64 priceMinor = 0;
    QString currency = {};  ///< the product's; empty in events of older versions
    bool operator==(const ProductPriceChanged&) const = default;
};
struct StockReceived {
    qint64 quantity = 0;
    QString note;
    bool operator==(const StockReceived&) const = default;
};
struct StockCorrected {
    qint64 change = 0;  ///< added to the stock on hand; may be negative
    QString reason;
    bool operator==(const StockCorrected&) const = default;
};

using ProductEvent = std::variant<ProductAdded, ProductPriceChanged, StockReceived, StockCorrected>;
using ProductEvents = QList<ProductEvent>;

/// A product's state, folded from its events.
struct Product {
    bool exists = false;
    QString sku;
    QString name;
    QStringList barcodes;
    QString currency;
    qint64 priceMinor = 0;
    int taxRateMilli = 0;  ///< thousandths of a percent
    qint64 reorderLevel = 0;

    bool operator==(const Product&) const = default;
};

/// NOT_FOUND; `similar` lists SKUs that differ only in case, as suggestions.
[[nodiscard]] Error productNotFound(const QString& sku, const QStringList& similar = {});

void apply(Product& product, const ProductEvent& event);
void apply(Product& product, const ProductEvents& events);

struct AddProduct {
    QString sku;  ///< 1 … 64 characters, no spaces at the ends, no control characters
    QString name;
    QStringList barcodes = {};
    qint64 priceMinor = 0;
    int taxRateMilli = 0;  ///< thousandths of a percent
    qint64 reorderLevel = 0;
    qint64 openingStock = 0;
    QString openingNote = {};  ///< note on the opening stock; default "opening stock"
};
struct ChangeProductPrice {
    QString sku;
    qint64 priceMinor = 0;
    std::optional<qint64> expectedVersion =
        {};  ///< the version the editor saw; otherwise VERSION_CONFLICT
};
struct ReceiveStock {
    QString sku;
    qint64 quantity = 0;
    QString note = {};
};
struct CorrectStock {
    QString sku;
    qint64 change = 0;
    QString reason;
    /// The stock on hand when it was counted; VERSION_CONFLICT (kStockMoved) with both figures when
    /// it has changed since.
    std::optional<qint64> expectedOnHand = {};
};

namespace decide {

[[nodiscard]] Result<ProductEvents> addProduct(const Product& product, const AddProduct& command,
                                               const QString& currency);
[[nodiscard]] Result<ProductEvents> changePrice(const Product& product,
                                                const ChangeProductPrice& command);
[[nodiscard]] Result<ProductEvents> receiveStock(const Product& product,
                                                 const ReceiveStock& command);
[[nodiscard]] Result<ProductEvents> correctStock(const Product& product,
                                                 const CorrectStock& command);

}  // namespace decide

}  // namespace countertop
