// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ShopTables.h"
#include "models/store/connection/Query.h"

#include <QStringList>

namespace countertop {

/// A stored or an expected row: the values of named columns as text, NULL as empty. Compared as
/// text, so that a word unknown to any enumeration is found too.
struct StoredRow {
    QStringList columns;
    QStringList values;

    [[nodiscard]] QString text(const char* column) const;
    [[nodiscard]] qint64 integer(const char* column) const { return text(column).toLongLong(); }

    /// "total_minor is 5 but its events say 7"; empty when both are equal.
    [[nodiscard]] QString differenceFrom(const StoredRow& expected) const;

    [[nodiscard]] static StoredRow from(Query& query, const QStringList& columns);
};

/// The names of a table's compared columns.
[[nodiscard]] QStringList columnList(const ProjectedTable& table);

/// "SELECT … FROM … WHERE " for all of them, and the current row of such a query.
[[nodiscard]] QString selectOf(const ProjectedTable& table);
[[nodiscard]] ProjectedRow projectedFrom(Query& query, const ProjectedTable& table);

/// The values of a row as text.
[[nodiscard]] QStringList valueList(const ProjectedRow& row);

/// The row that the events require.
template <class Row>
[[nodiscard]] StoredRow expectedRow(const Row& row) {
    static const QStringList kColumns = columnList(tableOf<Row>());
    return {kColumns, valueList(projected(row))};
}

}  // namespace countertop
