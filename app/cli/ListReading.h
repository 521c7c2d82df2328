// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "app/cli/CliValues.h"

#include <QList>

#include <limits>
#include <optional>

namespace countertop::cli {

/// Rows fetched per query; a longer list is printed in batches.
inline constexpr int kRowsPerQuery = 500;

/// The --limit of a list; unlimited without it.
[[nodiscard]] inline CliResult<qint64> limitOf(const CliArguments& arguments) {
    const QString limit = QStringLiteral("limit");
    if (!arguments.has(limit)) return std::numeric_limits<qint64>::max();
    return wholeNumberFrom(arguments.value(limit), QStringLiteral("--limit"), 1);
}

[[nodiscard]] inline CliOption limitOption() {
    return {QStringLiteral("limit"), QStringLiteral("N"),
            QStringLiteral("at most this many (default: all)")};
}

/// Reads a list in batches: `fetch(last, count)` returns the rows after `last`, or the first ones
/// if it is empty; `print(row)` prints one.
template <class Row, class Fetch, class Print>
[[nodiscard]] CliResult<> readOnwards(qint64 limit, const Fetch& fetch, const Print& print) {
    std::optional<Row> last;
    while (limit > 0) {
        const int count = static_cast<int>(qMin<qint64>(kRowsPerQuery, limit));
        const auto rows = fetch(last ? &*last : nullptr, count);
        if (!rows) return refused(rows.error());
        for (const Row& row : *rows) print(row);
        if (rows->size() < count) break;
        limit -= rows->size();
        last = rows->last();
    }
    return {};
}

}  // namespace countertop::cli
