// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Conditions.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <optional>

namespace countertop {

/// The folded words of what a person typed; all of them must be found.
[[nodiscard]] QStringList searchWords(const QString& typed);

/// "(search_text LIKE … AND …)" for every word, with its values; empty without words.
[[nodiscard]] QString containsWords(Conditions& conditions, const QStringList& words,
                                    const QString& column = QStringLiteral("search_text"));

/// The same within the name that search_text begins with.
[[nodiscard]] QString nameContainsWords(Conditions& conditions, const QStringList& words,
                                        Dialect dialect, const QString& column);

/// Narrows to rows whose column search_text contains every word.
void addWords(Conditions& conditions, const QStringList& words);

/// An expression to sort matches by, and its values. Low first: the name itself, a code or e-mail
/// address itself, the beginning of the name, of a code, a whole word of the name, the beginning of
/// one, all words within the name, the rest (a phone, an address, the middle of a code). For the
/// layout of search_text see models/projections/SearchableText.h.
[[nodiscard]] QString searchRank(Conditions& conditions, const QStringList& words, Dialect dialect);

/// Narrows to rows whose name begins with the words, by the index on the beginning of search_text,
/// and gives the expression of that index to sort by. The name itself comes first. Nothing when the
/// words are longer than what is indexed.
[[nodiscard]] std::optional<QString> addNamePrefix(Conditions& conditions, const QStringList& words,
                                                   Dialect dialect);

/// Appends the rows that are not there yet, until there are `limit`.
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
