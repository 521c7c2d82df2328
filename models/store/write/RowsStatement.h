// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopTables.h"
#include "models/store/connection/Database.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>

namespace countertop {

/// SQLite: inserts one or more rows with one statement, because SQLite's overhead per statement is
/// as high as the cost of a row. The texts are built once for the life of the program.
class RowsStatement {
public:
    static constexpr qsizetype kMaximumRows = 16;

    /// Inserts rows whose keys do not exist yet. OR FAIL: the rows before a refused one are rolled
    /// back with the transaction, so SQLite need not keep a statement journal.
    [[nodiscard]] static RowsStatement insertNew(const ProjectedTable& table);
    /// Inserts rows; existing ones are combined by the columns' roles.
    [[nodiscard]] static RowsStatement insertOrCombine(const ProjectedTable& table);
    /// `head` ends in VALUES; "#" in a row's placeholders stands for the index of Query::row().
    RowsStatement(const QString& head, const QString& row, const QString& tail = {});

    /// `rows`: 1 … kMaximumRows.
    [[nodiscard]] const QString& text(qsizetype rows) const { return m_texts[rows - 1]; }

private:
    QStringList m_texts;
};

/// Binds the values of a row, column by column, to the placeholders of a table's RowsStatement.
class RowBinder {
public:
    /// Placeholders are named by the index of their column.
    static constexpr std::array<const char*, 32> kPlaceholders{
        ":c0",  ":c1",  ":c2",  ":c3",  ":c4",  ":c5",  ":c6",  ":c7",  ":c8",  ":c9",  ":c10",
        ":c11", ":c12", ":c13", ":c14", ":c15", ":c16", ":c17", ":c18", ":c19", ":c20", ":c21",
        ":c22", ":c23", ":c24", ":c25", ":c26", ":c27", ":c28", ":c29", ":c30", ":c31"};

    RowBinder(Query& query, qsizetype row) : m_query(query), m_row(row) {}

    template <class Value>
    void operator()(Role, const char*, const Value& value) {
        m_query.row(m_row).bind(next(), stored(value));
    }
    template <class Value>
    void orNull(Role, const char*, const Value& value) {
        const auto& text = stored(value);
        if (text.isEmpty()) {
            m_query.row(m_row).bindNull(next());
        } else {
            m_query.row(m_row).bind(next(), text);
        }
    }
    template <class Value>
    void shared(Role, const char*, const Value& value) {
        const char* const name = next();
        if (m_row == 0) m_query.row(-1).bind(name, stored(value));
    }
    template <class Make>
    void derived(Role, const char*, const Make& make) {
        m_query.row(m_row).bind(next(), stored(make()));
    }
    template <class Value>
    void kept(const char*, const Value&) {}

private:
    const char* next() { return kPlaceholders.at(m_next++); }

    Query& m_query;
    qsizetype m_row;
    std::size_t m_next = 0;
};

/// The result of writeRows().
struct RowsWritten {
    qint64 changed = 0;
    qint64 lastId = 0;
};

/// Writes the items with as few statements as possible; `bindRow` binds one of them.
template <class Items, class BindShared, class BindRow>
[[nodiscard]] Result<RowsWritten> writeRows(Database& database, const RowsStatement& statement,
                                            const Items& items, const BindShared& bindShared,
                                            const BindRow& bindRow) {
    RowsWritten written;
    auto item = items.begin();
    for (qsizetype left = std::ssize(items); left > 0; left -= RowsStatement::kMaximumRows) {
        const qsizetype rows = std::min(left, RowsStatement::kMaximumRows);
        auto query = database.query(statement.text(rows));
        if (!query) return fail(query.error());
        bindShared(**query);
        for (qsizetype row = 0; row < rows; ++row, ++item) bindRow(**query, row, *item);
        if (auto done = (*query)->execute(); !done) return fail(done.error());
        written.changed += (*query)->affectedRows();
        written.lastId = (*query)->lastInsertId();
    }
    return written;
}

/// The same for rows with a table description; `makeRow` converts an item to its row.
template <class Items, class MakeRow>
[[nodiscard]] Result<RowsWritten> writeRows(Database& database, qint64 storeId,
                                            const RowsStatement& statement, const Items& items,
                                            const MakeRow& makeRow) {
    return writeRows(
        database, statement, items, [&](Query& query) { query.bind(":store", storeId); },
        [&](Query& query, qsizetype row, const auto& item) {
            RowBinder binder(query, row);
            const auto& described = makeRow(item);
            describe(binder, described);
        });
}

}  // namespace countertop
