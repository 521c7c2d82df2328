// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "app/cli/CliValues.h"

#include <QList>

#include <limits>

namespace countertop::cli {

/// Rows fetched with one query; a longer list is printed part by part.
inline constexpr int kRowsPerQuery = 500;

/// --limit of a list; without it the list has no end.
[[nodiscard]] inline CliResult<qint64> limitOf(const CliArguments& arguments) {
    const QString limit = QStringLiteral("limit");
    if (!arguments.has(limit)) return std::numeric_limits<qint64>::max();
    return wholeNumberFrom(arguments.value(limit), QStringLiteral("--limit"), 1);
}

[[nodiscard]] inline CliOption limitOption() {
    return {QStringLiteral("limit"), QStringLiteral("N"),
            QStringLiteral("at most this many (default: all)")};
}

/// Reads a list block by block: `fetch(firstRow, count)` answers rows, `print(row)` shows one.
template <class Fetch, class Print>
[[nodiscard]] CliResult<> readBlocks(qint64 limit, const Fetch& fetch, const Print& print) {
    for (qint64 first = 0; first < limit;) {
        const int count = static_cast<int>(qMin<qint64>(kRowsPerQuery, limit - first));
        const auto rows = fetch(first, count);
        if (!rows) return refused(rows.error());
        for (const auto& row : *rows) print(row);
        first += rows->size();
        if (rows->size() < count) break;
    }
    return {};
}

}  // namespace countertop::cli
