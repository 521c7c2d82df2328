// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/transfer/HistoryPlanner.h"

#include <QHash>

namespace countertop {

/// How a history changes the stock of each product, and its product data: determines the opening
/// stock with which no sale runs out of stock. Memory grows with the number of products only.
class StockForecast {
public:
    explicit StockForecast(QString currency) : m_currency(std::move(currency)) {}

    /// Names and prices; the first ones found are used.
    void observe(const Invoice& invoice);
    void apply(const RecordHistoricOrder& document);
    void apply(const CorrectStock& correction);

    /// The stock that is needed before the first line.
    [[nodiscard]] qint64 openingStock(const QString& sku) const;
    /// The first name found, otherwise the SKU.
    [[nodiscard]] QString nameOf(const QString& sku) const;
    /// The first price above zero, rounded; otherwise 0.
    [[nodiscard]] qint64 priceMinorOf(const QString& sku) const;
    [[nodiscard]] QStringList skus() const { return m_products.keys(); }

private:
    struct Product {
        QString name;
        qint64 priceMinor = 0;
        qint64 balance = 0;
        qint64 lowest = 0;
    };

    void move(const QString& sku, qint64 change);

    QString m_currency;
    QHash<QString, Product> m_products;
};

}  // namespace countertop
