// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"
#include "tests/support/OrFatal.h"

namespace countertop {

/// The value of an SQL expression over the messages of an outbox that fulfil a condition.
[[nodiscard]] inline qint64 outboxNumber(Database& database, const QString& expression,
                                         const QString& condition = QStringLiteral("1 = 1")) {
    qint64 found = -1;
    orFatal(database.readRow(
        QStringLiteral("SELECT %1 AS n FROM outbox WHERE %2").arg(expression, condition), noValues,
        [&](Query& row) { found = row.integer("n"); }));
    return found;
}

}  // namespace countertop
