// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/transfer/StockForecast.h"

#include "models/core/TextForm.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr qsizetype kLongestName = 300;

}  // namespace

void StockForecast::observe(const Invoice& invoice) {
    for (const HistoryLine& line : invoice.lines) {
        Product& product = m_products[line.sku];
        // A line keeps its whole text; a product's name has a limit.
        if (product.name.isEmpty()) product.name = cutAtCharacter(line.description, kLongestName);
        if (product.priceMinor == 0 && !line.price.isNegative()) {
            product.priceMinor = line.price.toMinor(m_currency).value_or(0);
        }
    }
}

void StockForecast::apply(const RecordHistoricOrder& document) {
    const bool isSale = document.kind == OrderKind::Sale;
    if (!isSale && !document.restock) return;
    for (const OrderLine& line : document.lines) {
        move(line.sku, isSale ? -line.quantity : line.quantity);
    }
}

void StockForecast::apply(const CorrectStock& correction) {
    move(correction.sku, correction.change);
}

void StockForecast::move(const QString& sku, qint64 change) {
    Product& product = m_products[sku];
    product.balance += change;
    product.lowest = std::min(product.lowest, product.balance);
}

qint64 StockForecast::openingStock(const QString& sku) const {
    return -m_products.value(sku).lowest;
}

QString StockForecast::nameOf(const QString& sku) const {
    const QString name = m_products.value(sku).name;
    return name.isEmpty() ? sku : name;
}

qint64 StockForecast::priceMinorOf(const QString& sku) const {
    return m_products.value(sku).priceMinor;
}

}  // namespace countertop
