// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Conditions.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace countertop {

/// The folded words of a typed search; a match contains all of them.
[[nodiscard]] QStringList searchWords(const QString& typed);

/// "(search_text LIKE … AND …)" for every word, and binds the words; empty without words.
[[nodiscard]] QString containsWords(Conditions& conditions, const QStringList& words,
                                    const QString& column = QStringLiteral("search_text"));

/// The same within the name, which is the beginning of search_text.
[[nodiscard]] QString nameContainsWords(Conditions& conditions, const QStringList& words,
                                        Dialect dialect, const QString& column);

/// Adds a condition that search_text contains every word.
void addWords(Conditions& conditions, const QStringList& words);

/// An expression to sort matches by, ascending; binds its values. Best first: the exact name, an
/// exact code or e-mail address, the beginning of the name, of a code, a whole word of the name,
/// the beginning of one, all words within the name, the rest (a phone, an address, the middle of a
/// code). For the layout of search_text see models/projections/SearchableText.h.
[[nodiscard]] QString searchRank(Conditions& conditions, const QStringList& words, Dialect dialect);

/// Adds the condition that the name begins with the words, using the index on the beginning of
/// search_text, and returns that index's expression to sort by. The exact name comes first. Nothing
/// when the words are longer than the indexed part.
[[nodiscard]] std::optional<QString> addNamePrefix(Conditions& conditions, const QStringList& words,
                                                   Dialect dialect);

/// Appends rows whose key is new, until there are `limit`.
template <class Row, class KeyOf>
void appendNew(QList<Row>& found, const QList<Row>& more, int limit, const KeyOf& keyOf) {
    for (const Row& row : more) {
        if (found.size() >= limit) return;
        const bool isKnown = std::any_of(found.cbegin(), found.cend(),
                                         [&](const Row& one) { return keyOf(one) == keyOf(row); });
        if (!isKnown) found.append(row);
    }
}

}  // namespace countertop
