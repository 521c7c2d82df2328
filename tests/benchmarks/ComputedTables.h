// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// The projections' tables computed by the database itself from the events: one INSERT … SELECT per
/// table, into empty shadow tables with the same keys and indexes, each in a transaction as durable
/// as ours. Products' own columns, barcodes and customers are copied, because they are few and
/// seldom change; stock is computed. Limited to the orders of EventHistory: no drafts, no credit
/// notes, no older event schemas, only texts that lower() folds. Unlike a rebuild, it checks and
/// reports nothing on the way, and no sale may run meanwhile.
class ComputedTables {
public:
    explicit ComputedTables(Database& database) : m_database(database) {}

    /// Fills the shadow tables.
    void fill();
    /// The number of rows that only the shadow tables or only the shop's tables have. Zero counters
    /// and the numbers of movements are ignored.
    [[nodiscard]] qint64 differences();
    void remove();

private:
    [[nodiscard]] qint64 rowsBeyond(const QString& table, const QString& columns,
                                    const QString& from, const QString& other);

    Database& m_database;
};

}  // namespace countertop
