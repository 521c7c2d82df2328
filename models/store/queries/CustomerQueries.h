// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopQueries.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// Customers by name. A search finds what contains each of its words in name, e-mail, phone or
/// address, as people type them, and a telephone number in whichever form it was written down.
/// Lives on the database's thread.
class CustomerQueries {
public:
    CustomerQueries(Database& database, qint64 storeId)
        : m_database(database), m_storeId(storeId) {}

    Result<QList<CustomerRow>> window(const QString& search, qint64 firstRow, int limit);
    /// Those behind a row of the same list, or its first ones.
    Result<QList<CustomerRow>> behind(const QString& search, const CustomerRow* last, int limit);
    Result<qint64> count(const QString& search);
    /// Best matches first.
    Result<QList<CustomerRow>> find(const QString& search, int limit);
    Result<CustomerRow> customer(const CustomerId& customerId);

private:
    Result<void> addSearch(Conditions& conditions, const QString& search);
    Result<QList<CustomerRow>> byNameBeginning(const QStringList& words, int limit);

    Database& m_database;
    qint64 m_storeId;
};

}  // namespace countertop
