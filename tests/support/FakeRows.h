// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QList>
#include <QString>

#include <algorithm>

/// Helpers shared by the fakes of the read interfaces.
namespace countertop::fake {

inline bool contains(const QString& text, const QString& search) {
    return text.contains(search, Qt::CaseInsensitive);
}

inline tl::unexpected<Error> notFound() {
    return fail(ErrorCode::NotFound, QStringLiteral("There is no such thing"));
}

template <class Row, class Condition>
QList<Row> matching(const QList<Row>& rows, const Condition& matches) {
    QList<Row> found;
    std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(found), matches);
    return found;
}

/// The row whose `member` equals the key; NotFound if there is none.
template <class Row, class Key>
Result<Row> rowOf(const QList<Row>& rows, Key Row::*member, const Key& key) {
    for (const Row& row : rows) {
        if (row.*member == key) return row;
    }
    return notFound();
}

/// Up to `limit` rows after `last`, which is found by its key; from the first row without it.
template <class Row, class Key>
QList<Row> rowsAfter(const QList<Row>& rows, const Row* last, int limit, Key Row::*key) {
    const auto isLast = [&](const Row& row) { return last && row.*key == last->*key; };
    const auto found = std::find_if(rows.cbegin(), rows.cend(), isLast);
    return rows.mid(found == rows.cend() ? 0 : found - rows.cbegin() + 1, limit);
}

}  // namespace countertop::fake
