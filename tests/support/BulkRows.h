// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// Fills the tables behind lists with a few bulk statements, for tests
/// and benchmarks of long lists. Writes the rows a shop would have,
/// without the events behind them. Ends the program on an error.
class BulkRows {
public:
    static constexpr char kCustomer[] = "01900000-0000-7000-8000-00000000c001";
    static constexpr char kFirstDay[] = "2020-01-01";

    explicit BulkRows(Database& database) : m_database(database) {}

    /// Adds `count` orders in every status, `ordersPerDay` on each day from kFirstDay on. Half of
    /// them belong to kCustomer.
    void addOrders(int count, int ordersPerDay);
    /// Adds one payment per existing order, taken on the order's day.
    void addPayments();
    void addProducts(int count);
    void addCustomers(int count);
    /// Adds messages, three quarters of them still waiting.
    void addMessages(int count);
    void addSagas(int count);
    /// Adds events of the stream "product-LONG"; every second event belongs to another stream.
    void addEvents(int count);
    /// Updates the planner's statistics once, after the rows are in.
    void analyze();

private:
    void run(const QString& sql);
    /// SQL for "(SELECT i FROM …)" with the numbers from 0 on.
    [[nodiscard]] QString numbers(int count) const;
    [[nodiscard]] bool isSqlite() const { return m_database.dialect() == Dialect::Sqlite; }

    Database& m_database;
};

}  // namespace countertop
