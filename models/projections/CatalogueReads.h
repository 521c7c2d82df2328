// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/Rows.h"
#include "models/projections/ShopSettings.h"

namespace countertop {

/// Read access to products, customers and the shop's settings. Threads and errors as in
/// OrderReads.
class CatalogueReads {
public:
    virtual ~CatalogueReads() = default;

    virtual Result<ShopSettings> settings() = 0;

    /// By name, including archived ones.
    virtual Result<QList<ProductRow>> productsAt(const QString& search, qint64 firstRow,
                                                 int limit) = 0;
    /// The rows after `last`, or the first ones without it. Use it to read a list to its end,
    /// because the cost of a page does not depend on its position.
    virtual Result<QList<ProductRow>> productsAfter(const QString& search, const ProductRow* last,
                                                    int limit) = 0;
    virtual Result<qint64> productCount(const QString& search) = 0;
    /// Best matches first, see SearchRank; without archived ones. An exact barcode comes first,
    /// then an exact SKU.
    virtual Result<QList<ProductRow>> findProducts(const QString& search, int limit) = 0;
    /// The products an exact code can mean: the one with that barcode, in any GTIN form, then the
    /// one with that SKU. Without archived ones. At most two.
    virtual Result<QList<ProductRow>> productsOfCode(const QString& code) = 0;
    /// Products that have a reorder level and no more than that available, by name; without
    /// archived ones. Looks at every product.
    virtual Result<QList<ProductRow>> lowStock(int limit) = 0;
    /// NOT_FOUND names SKUs that differ only in case.
    virtual Result<ProductRow> product(const QString& sku) = 0;

    virtual Result<QList<CustomerRow>> customersAt(const QString& search, qint64 firstRow,
                                                   int limit) = 0;
    virtual Result<QList<CustomerRow>> customersAfter(const QString& search,
                                                      const CustomerRow* last, int limit) = 0;
    virtual Result<qint64> customerCount(const QString& search) = 0;
    /// Best matches first, see SearchRank.
    virtual Result<QList<CustomerRow>> findCustomers(const QString& search, int limit) = 0;
    virtual Result<CustomerRow> customer(const CustomerId& customerId) = 0;
};

}  // namespace countertop
