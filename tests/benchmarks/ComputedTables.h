// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

namespace countertop {

/// The projections' tables as the database itself makes them from the events: one INSERT … SELECT
/// for each table, into empty twins with the same keys and indexes, each a transaction as durable
/// as ours. Products' own columns, barcodes and customers are copied, because they are few and
/// change seldom; stock is computed. Written for the orders of EventHistory: no drafts, no credit
/// notes, no event of an older form, texts that lower() folds. Nothing is checked or reported on
/// the way and nobody may sell meanwhile, which is what a rebuild does besides.
class ComputedTables {
public:
    explicit ComputedTables(Database& database) : m_database(database) {}

    /// Fills the twins.
    void make();
    /// Of the twins and the shop's tables, the rows that only one of them has. Counters of nothing
    /// and the numbers of movements do not count.
    [[nodiscard]] qint64 differences();
    void remove();

private:
    [[nodiscard]] qint64 rowsBeyond(const QString& table, const QString& columns,
                                    const QString& from, const QString& other);

    Database& m_database;
};

}  // namespace countertop
