// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// Fills the tables of lists by a few statements, for tests and measurements of long lists: rows
/// as a shop would have them, without the events they come from. Ends the program on an error.
class BulkRows {
public:
    static constexpr char kCustomer[] = "01900000-0000-7000-8000-00000000c001";
    static constexpr char kFirstDay[] = "2020-01-01";

    explicit BulkRows(Database& database) : m_database(database) {}

    /// So many orders, `ordersPerDay` on each day from kFirstDay on, of every status; half of
    /// them kCustomer's.
    void addOrders(int count, int ordersPerDay);
    /// A payment of each order there is, taken on its day.
    void addPayments();
    void addProducts(int count);
    void addCustomers(int count);
    /// Messages of which three of four wait.
    void addMessages(int count);
    void addSagas(int count);
    /// Events of the stream "product-LONG", every second one of another stream in between.
    void addEvents(int count);
    /// Lets the server plan with what it has, once for all.
    void analyze();

private:
    void run(const QString& sql);
    /// "(SELECT i FROM …)" of the numbers from 0 on.
    [[nodiscard]] QString numbers(int count) const;
    [[nodiscard]] bool isSqlite() const { return m_database.dialect() == Dialect::Sqlite; }

    Database& m_database;
};

}  // namespace countertop
