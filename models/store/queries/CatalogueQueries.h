// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/CatalogueReads.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// Products and customers for lists and search fields, and the settings. A search finds rows that
/// contain each of its words as typed: in a product's name, SKU or barcodes; in a customer's name,
/// e-mail, phone or address, with a telephone number in any notation. Lives on the database's
/// thread.
class CatalogueQueries final : public CatalogueReads {
public:
    explicit CatalogueQueries(Database& database, qint64 storeId = 1)
        : m_database(database), m_storeId(storeId) {}

    Result<ShopSettings> settings() override;

    // CatalogueProducts.cpp
    Result<QList<ProductRow>> productsAt(const QString& search, qint64 firstRow,
                                         int limit) override;
    Result<QList<ProductRow>> productsAfter(const QString& search, const ProductRow* last,
                                            int limit) override;
    Result<qint64> productCount(const QString& search) override;
    Result<QList<ProductRow>> findProducts(const QString& search, int limit) override;
    Result<QList<ProductRow>> productsOfCode(const QString& code) override;
    Result<QList<ProductRow>> lowStock(int limit) override;
    Result<ProductRow> product(const QString& sku) override;

    // CatalogueCustomers.cpp
    Result<QList<CustomerRow>> customersAt(const QString& search, qint64 firstRow,
                                           int limit) override;
    Result<QList<CustomerRow>> customersAfter(const QString& search, const CustomerRow* last,
                                              int limit) override;
    Result<qint64> customerCount(const QString& search) override;
    Result<QList<CustomerRow>> findCustomers(const QString& search, int limit) override;
    Result<CustomerRow> customer(const CustomerId& customerId) override;

private:
    Result<QList<ProductRow>> productsBySkuBeginning(const QString& term, int limit);
    Result<QList<ProductRow>> productsByNameBeginning(const QStringList& words, int limit);
    Result<QList<ProductRow>> rankedProducts(const QStringList& words, int limit);
    Result<QList<CustomerRow>> customersByNameBeginning(const QStringList& words, int limit);
    Result<void> addCustomerSearch(Conditions& conditions, const QString& search);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
