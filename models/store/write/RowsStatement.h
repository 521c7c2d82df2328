// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopTables.h"
#include "models/store/connection/Database.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>

namespace countertop {

/// SQLite: an insert of one or more rows by one statement, because SQLite's own work for a
/// statement costs as much as a row. Its texts are made once for the life of the program.
class RowsStatement {
public:
    static constexpr qsizetype kMostRows = 16;

    /// Rows whose keys are not there yet. OR FAIL, because the rows before a refused one go with
    /// the transaction, so that SQLite need not note how to undo them alone.
    [[nodiscard]] static RowsStatement insertNew(const ProjectedTable& table);
    /// Rows of which some may be there: combined as the columns' roles say.
    [[nodiscard]] static RowsStatement insertOrCombine(const ProjectedTable& table);
    /// `head` ends in VALUES; "#" in a row's placeholders stands for what Query::row() chooses.
    RowsStatement(const QString& head, const QString& row, const QString& tail = {});

    /// `rows`: 1 … kMostRows.
    [[nodiscard]] const QString& text(qsizetype rows) const { return m_texts[rows - 1]; }

private:
    QStringList m_texts;
};

/// Binds the values of a row, column by column, to the placeholders of a table's RowsStatement.
class RowBinder {
public:
    /// Placeholders are named by the place of their column.
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

/// What a statement of rows did.
struct RowsWritten {
    qint64 changed = 0;
    qint64 lastId = 0;
};

/// Writes the items by as few statements as may be; `bindRow` binds one of them.
template <class Items, class BindShared, class BindRow>
[[nodiscard]] Result<RowsWritten> writeRows(Database& database, const RowsStatement& statement,
                                            const Items& items, const BindShared& bindShared,
                                            const BindRow& bindRow) {
    RowsWritten written;
    auto item = items.begin();
    for (qsizetype left = std::ssize(items); left > 0; left -= RowsStatement::kMostRows) {
        const qsizetype rows = std::min(left, RowsStatement::kMostRows);
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

/// The same for described rows; `makeRow` makes one of an item.
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
