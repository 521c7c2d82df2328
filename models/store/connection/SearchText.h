// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/DatabaseUrl.h"

#include <QString>

namespace countertop {

/// What a person typed into a search field, fit for a statement: without spaces at the ends and
/// without characters no text column can hold; longer texts than any name are cut.
[[nodiscard]] QString searchTerm(const QString& typed);

/// A LIKE pattern's constant part: "100%_off!" is looked for as it stands (ESCAPE '!').
[[nodiscard]] QString escapedForLike(QString text);

/// SQL that compares a column with a pattern without regard to the case of a–z, alike on both
/// databases, as "COLUMN LIKE :name ESCAPE '!'".
[[nodiscard]] QString anyCaseLike(Dialect dialect, const QString& column, const QString& name);

/// The text with A–Z as a–z and nothing else changed: lower() of SQLite and of PostgreSQL's "C".
[[nodiscard]] QString asciiLower(QString text);

}  // namespace countertop
