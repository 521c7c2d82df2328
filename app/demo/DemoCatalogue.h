// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Customer.h"
#include "models/domain/Product.h"

namespace countertop {

/// A product of the demo shop and how it sells.
struct DemoProduct {
    AddProduct product;
    int popularity = 1;          ///< weight among all products, 1 … 10
    qint64 largestQuantity = 1;  ///< of one line at the till
    qint64 caseSize = 12;        ///< units of one delivery
    /// Available in the end; without, whatever the sales leave.
    std::optional<qint64> finalStock;
};

/// The 60 products of a small shop for tea, gifts and kitchen things. Prices in pence.
[[nodiscard]] QList<DemoProduct> demoProducts();

/// Its 20 regular customers. No such person exists.
[[nodiscard]] QList<CustomerDetails> demoCustomers();

/// An EAN-13: the 12 digits and their check digit (GS1 General Specifications, 7.9).
[[nodiscard]] QString ean13(const QString& twelveDigits);

}  // namespace countertop
