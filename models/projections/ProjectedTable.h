// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <variant>

namespace countertop {

/// A column of a table that projections write, and how a row meets one that is there already.
struct ProjectedColumn {
    enum class Role {
        Key,     ///< tells which row it is
        Sum,     ///< is added to what is there
        Newest,  ///< the larger one stays
        Latest,  ///< replaces what is there
        First,   ///< what is there stays
    };
    QString name;
    Role role = Role::Latest;
    bool isText = false;
    bool emptyIsNull = false;  ///< text only; a row without it leaves what is there
    bool isShared = false;     ///< the same in all rows that one statement of a commit writes

    [[nodiscard]] static ProjectedColumn key(const char* name) {
        return {QLatin1StringView(name), Role::Key, true};
    }
    [[nodiscard]] static ProjectedColumn sum(const char* name) {
        return {QLatin1StringView(name), Role::Sum, false};
    }
    [[nodiscard]] static ProjectedColumn newest(const char* name) {
        return {QLatin1StringView(name), Role::Newest, false};
    }
    [[nodiscard]] static ProjectedColumn text(const char* name) {
        return {QLatin1StringView(name), Role::Latest, true};
    }
    [[nodiscard]] static ProjectedColumn number(const char* name) {
        return {QLatin1StringView(name), Role::Latest, false};
    }
};

/// A table as its projection sees it; the store's own column comes on top. Without a key every row
/// is a new one.
struct ProjectedTable {
    QString name;
    QList<ProjectedColumn> columns;
    bool rowsAreThere = false;  ///< nothing is inserted, known rows are changed

    [[nodiscard]] bool hasKey() const { return columns.first().role == ProjectedColumn::Role::Key; }
};

/// A value of a column: a number, or a text.
using ProjectedValue = std::variant<qint64, QString>;

/// One row: a value for each column, in their order.
using ProjectedRow = QList<ProjectedValue>;

[[nodiscard]] QString textOf(const ProjectedValue& value);

/// Whether the value stands as NULL in that column.
[[nodiscard]] bool isNull(const ProjectedColumn& column, const ProjectedValue& value);

/// The key's values of a row, joined so that no two keys are alike.
[[nodiscard]] QString keyOf(const ProjectedTable& table, const ProjectedRow& row);

/// Adds `row` to `sum`, column by column as their roles say.
void combine(const ProjectedTable& table, ProjectedRow& sum, const ProjectedRow& row);

/// Rows with each key once, in the order of the keys: the order in which their locks are taken.
/// Rows of a table without a key stay as they are.
[[nodiscard]] QList<ProjectedRow> combined(const ProjectedTable& table,
                                           const QList<ProjectedRow>& rows);

}  // namespace countertop
