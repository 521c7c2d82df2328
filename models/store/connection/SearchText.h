// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"

#include <QString>

namespace countertop {

/// Text from a search field, made fit for a statement: trimmed, without characters that a text
/// column cannot hold, and cut where it is longer than any name.
[[nodiscard]] QString searchTerm(const QString& typed);

/// The constant part of a LIKE pattern: "100%_off!" is matched literally (ESCAPE '!').
[[nodiscard]] QString escapedForLike(QString text);

/// SQL that compares a column with a pattern ignoring the case of a–z, identically on both
/// databases, as "COLUMN LIKE :name ESCAPE '!'".
[[nodiscard]] QString anyCaseLike(Dialect dialect, const QString& column, const QString& name);

/// Converts A–Z to a–z and changes nothing else, like lower() of SQLite and of PostgreSQL's "C".
[[nodiscard]] QString asciiLower(QString text);

}  // namespace countertop
