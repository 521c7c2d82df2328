// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/CatalogueReads.h"

namespace countertop {

/// Products, customers and settings in memory. Reads return the rows of the lists.
class FakeCatalogue final : public CatalogueReads {
public:
    ShopSettings shop{QStringLiteral("Test shop"), QStringLiteral("GBP"),
                      QStringLiteral("Europe/London"), 0};
    QList<ProductRow> products;
    QList<CustomerRow> customers;
    QStringList searches;  ///< texts passed to findProducts and productsOfCode

    void addProduct(const QString& sku, const QString& name, qint64 priceMinor, qint64 onHand,
                    const QString& barcode = {});
    CustomerId addCustomer(const QString& name, const QString& email = {});
    /// Adds mugs, kettles, teas and a few customers: enough for a sale.
    void fill();

    Result<ShopSettings> settings() override { return shop; }
    Result<QList<ProductRow>> productsAt(const QString& search, qint64 firstRow,
                                         int limit) override;
    Result<QList<ProductRow>> productsAfter(const QString& search, const ProductRow* last,
                                            int limit) override;
    Result<qint64> productCount(const QString& search) override;
    Result<QList<ProductRow>> findProducts(const QString& search, int limit) override;
    Result<QList<ProductRow>> productsOfCode(const QString& code) override;
    Result<QList<ProductRow>> lowStock(int limit) override;
    Result<ProductRow> product(const QString& sku) override;
    Result<QList<CustomerRow>> customersAt(const QString& search, qint64 firstRow,
                                           int limit) override;
    Result<QList<CustomerRow>> customersAfter(const QString& search, const CustomerRow* last,
                                              int limit) override;
    Result<qint64> customerCount(const QString& search) override;
    Result<QList<CustomerRow>> findCustomers(const QString& search, int limit) override;
    Result<CustomerRow> customer(const CustomerId& customerId) override;

private:
    [[nodiscard]] QList<ProductRow> matchingProducts(const QString& search) const;
    [[nodiscard]] QList<CustomerRow> matchingCustomers(const QString& search) const;
};

}  // namespace countertop
