// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <QByteArray>
#include <QStringList>

#include <variant>

namespace countertop {

/// The conditions of a statement: fragments of constant SQL joined by AND, and the values that they
/// name. The first condition selects the store.
class Conditions {
public:
    /// `storeColumn` qualifies the store's column where several tables have one.
    explicit Conditions(qint64 storeId, const QString& storeColumn = QStringLiteral("store_id"));

    /// No conditions: for a statement that does not filter by store.
    [[nodiscard]] static Conditions none() { return Conditions(); }

    /// Adds a fragment; bind the values it names with value().
    Conditions& add(const QString& sql);
    Conditions& value(const char* name, const QString& text);
    Conditions& value(const char* name, qint64 number);

    [[nodiscard]] QString sql() const;
    void bindTo(Query& query) const;

private:
    Conditions() = default;

    QStringList m_sql;
    QList<std::pair<QByteArray, std::variant<QString, qint64>>> m_values;
};

/// Runs a statement and converts each row of its result with `rowOf`. The statement stays prepared:
/// build its text from constants only.
template <class RowOf>
auto readRows(Database& database, const QString& sql, const Conditions& conditions,
              const RowOf& rowOf) -> Result<QList<std::invoke_result_t<RowOf, Query&>>> {
    QList<std::invoke_result_t<RowOf, Query&>> rows;
    const auto read = database.readRows(
        sql, [&](Query& query) { conditions.bindTo(query); },
        [&](Query& row) { rows.append(rowOf(row)); });
    if (!read) return fail(read.error());
    return rows;
}

/// The column "number" of a statement that returns at most one row; 0 without a row.
[[nodiscard]] Result<qint64> readNumber(Database& database, const QString& sql,
                                        const Conditions& conditions);

}  // namespace countertop
