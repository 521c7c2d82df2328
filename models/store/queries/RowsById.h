// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Conditions.h"

#include <QHash>

namespace countertop {

inline constexpr qsizetype kIdsAtOnce = 50;

/// The rows with these keys in the order of the keys; missing ones are skipped. `read` returns the
/// rows that match its conditions, which are `base` and some of the keys; `key` is the row's member
/// for the key column.
template <class Id, class Read, class Row>
[[nodiscard]] Result<QList<Row>> readRowsOf(const Conditions& base, const QString& column,
                                            const QList<Id>& ids, const Read& read, Id Row::*key) {
    QStringList names;
    for (qsizetype at = 0; at < kIdsAtOnce; ++at) names.append(QStringLiteral(":id_%1").arg(at));
    QHash<Id, Row> found;
    for (qsizetype first = 0; first < ids.size(); first += kIdsAtOnce) {
        Conditions some = base;
        some.add(QStringLiteral("%1 IN (%2)").arg(column, names.join(QStringLiteral(", "))));
        for (qsizetype at = 0; at < kIdsAtOnce; ++at) {
            // The last statement is padded with the list's last id.
            const Id& id = ids[qMin(first + at, ids.size() - 1)];
            if constexpr (std::is_same_v<Id, qint64>) {
                some.value(names[at].toLatin1().constData(), id);
            } else {
                some.value(names[at].toLatin1().constData(), id.text());
            }
        }
        const Result<QList<Row>> rows = read(some);
        if (!rows) return fail(rows.error());
        for (const Row& row : *rows) found.insert(row.*key, row);
    }
    QList<Row> rows;
    for (const Id& id : ids) {
        if (const auto row = found.constFind(id); row != found.cend()) rows.append(*row);
    }
    return rows;
}

}  // namespace countertop
