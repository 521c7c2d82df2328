// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/Rows.h"
#include "models/projections/ShopSettings.h"

namespace countertop {

/// What is kept by hand and every sale refers to: products, customers and the shop's settings.
/// Threads and failures as OrderReads'.
class CatalogueReads {
public:
    virtual ~CatalogueReads() = default;

    virtual Result<ShopSettings> settings() = 0;

    /// By name, archived ones included.
    virtual Result<QList<ProductRow>> productsAt(const QString& search, qint64 firstRow,
                                                 int limit) = 0;
    /// The rows behind `last`, or the first ones without it: lists that are read to their end are
    /// asked for so, because a page then costs the same wherever it lies.
    virtual Result<QList<ProductRow>> productsBehind(const QString& search, const ProductRow* last,
                                                     int limit) = 0;
    virtual Result<qint64> productCount(const QString& search) = 0;
    /// Best matches first, see SearchRank, archived ones left out. A barcode or SKU as it is
    /// written comes before everything, the barcode before the SKU.
    virtual Result<QList<ProductRow>> findProducts(const QString& search, int limit) = 0;
    /// The products that a code can mean, as it is written: the one with that barcode, in whichever
    /// GTIN form, then the one with that SKU. Archived ones are left out. At most two.
    virtual Result<QList<ProductRow>> productsOfCode(const QString& code) = 0;
    /// NOT_FOUND names SKUs that differ in their capitals only.
    virtual Result<ProductRow> product(const QString& sku) = 0;

    virtual Result<QList<CustomerRow>> customersAt(const QString& search, qint64 firstRow,
                                                   int limit) = 0;
    virtual Result<QList<CustomerRow>> customersBehind(const QString& search,
                                                       const CustomerRow* last, int limit) = 0;
    virtual Result<qint64> customerCount(const QString& search) = 0;
    /// Best matches first, see SearchRank.
    virtual Result<QList<CustomerRow>> findCustomers(const QString& search, int limit) = 0;
    virtual Result<CustomerRow> customer(const CustomerId& customerId) = 0;
};

}  // namespace countertop
