// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Customer.h"
#include "models/domain/Product.h"

namespace countertop {

/// A product of the demo shop and how well it sells.
struct DemoProduct {
    AddProduct product;
    int popularity = 1;          ///< weight among all products, 1 … 10
    qint64 largestQuantity = 1;  ///< per line at the till
    qint64 caseSize = 12;        ///< units per delivery
    /// The stock at the end; if not set, whatever the sales leave.
    std::optional<qint64> finalStock;
};

/// The 60 products of a small shop for tea, gifts and kitchenware. Prices in pence.
[[nodiscard]] QList<DemoProduct> demoProducts();

/// Its 20 regular customers, all fictitious.
[[nodiscard]] QList<CustomerDetails> demoCustomers();

/// An EAN-13: the 12 digits plus their check digit (GS1 General Specifications, 7.9).
[[nodiscard]] QString ean13(const QString& twelveDigits);

}  // namespace countertop
