// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <variant>

namespace countertop {

/// A column of a projection's table, and how a new row is merged into an existing one.
struct ProjectedColumn {
    enum class Role {
        Key,     ///< identifies the row
        Sum,     ///< is added to the existing value
        Newest,  ///< the larger value is kept
        Latest,  ///< replaces the existing value
        First,   ///< the existing value is kept
    };
    QString name;
    Role role = Role::Latest;
    bool isText = false;
    bool emptyIsNull = false;  ///< text only; an empty value is NULL and keeps the old one
    bool isShared = false;     ///< the same in all rows written by one statement of a commit

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

/// A table as its projection sees it; the store adds its own column. Without a key every row is a
/// new one.
struct ProjectedTable {
    QString name;
    QList<ProjectedColumn> columns;
    bool updatesOnly = false;  ///< only existing rows are updated, none are inserted

    [[nodiscard]] bool hasKey() const { return columns.first().role == ProjectedColumn::Role::Key; }
};

/// A column's value: a number or a text.
using ProjectedValue = std::variant<qint64, QString>;

/// One row: a value for each column, in order.
using ProjectedRow = QList<ProjectedValue>;

[[nodiscard]] QString textOf(const ProjectedValue& value);

/// True when the value is stored as NULL in that column.
[[nodiscard]] bool isNull(const ProjectedColumn& column, const ProjectedValue& value);

/// The key values of a row, joined so that different keys never collide.
[[nodiscard]] QString keyOf(const ProjectedTable& table, const ProjectedRow& row);

/// Merges `row` into `sum`, column by column according to their roles.
void combine(const ProjectedTable& table, ProjectedRow& sum, const ProjectedRow& row);

/// Merges rows with equal keys and sorts them by key, which is the order in which their locks are
/// taken. Rows of a table without a key are unchanged.
[[nodiscard]] QList<ProjectedRow> combined(const ProjectedTable& table,
                                           const QList<ProjectedRow>& rows);

}  // namespace countertop
