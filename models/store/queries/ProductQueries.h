// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// Products as lists and search fields read them. A search finds what contains each of its words
/// in name, SKU or barcodes, as people type them. Lives on the database's thread.
class ProductQueries {
public:
    ProductQueries(Database& database, qint64 storeId) : m_database(database), m_storeId(storeId) {}

    /// By name, archived ones included.
    Result<QList<ProductRow>> window(const QString& search, qint64 firstRow, int limit);
    /// Those behind a row of the same list, or its first ones.
    Result<QList<ProductRow>> behind(const QString& search, const ProductRow* last, int limit);
    Result<qint64> count(const QString& search);
    /// Best matches first, archived ones left out.
    Result<QList<ProductRow>> find(const QString& search, int limit);
    /// By barcode, then by SKU, exactly as written.
    Result<QList<ProductRow>> ofCode(const QString& code);
    /// NOT_FOUND names SKUs that differ in their capitals only.
    Result<ProductRow> product(const QString& sku);

private:
    Result<QList<ProductRow>> bySkuBeginning(const QString& term, int limit);
    Result<QList<ProductRow>> byNameBeginning(const QStringList& words, int limit);
    Result<QList<ProductRow>> ranked(const QStringList& words, int limit);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
