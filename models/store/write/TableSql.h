// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/ProjectedTable.h"
#include "models/store/connection/DatabaseUrl.h"

#include <QStringList>

#include <functional>

/// Parts of statements that are generated from a table's description.
namespace countertop::tablesql {

/// "store_id, order_id, …"
[[nodiscard]] QString columnNames(const ProjectedTable& table);

/// "sum = known.sum + …" for each column that changes when its key exists already; `source` returns
/// the new value's expression for the column with that index.
[[nodiscard]] QStringList changes(const ProjectedTable& table, Dialect dialect,
                                  const std::function<QString(qsizetype)>& source);

/// " ON CONFLICT …" of an insert into a table named `known`; empty without a key.
[[nodiscard]] QString onConflict(const ProjectedTable& table, Dialect dialect);

/// PostgreSQL, rows from a document: "order_id TEXT, version BIGINT, …" and the values of its
/// record x, "x.order_id, nullif(x.number, ''), …".
[[nodiscard]] QString recordTypes(const ProjectedTable& table);
[[nodiscard]] QString recordValues(const ProjectedTable& table);

}  // namespace countertop::tablesql
