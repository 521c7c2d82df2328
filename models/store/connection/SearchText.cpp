// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SearchText.h"

#include "models/core/TextForm.h"

namespace countertop {

namespace {

constexpr qsizetype kLongestTerm = 200;

}  // namespace

QString searchTerm(const QString& typed) {
    QString term = cutAtCharacter(typed, kLongestTerm);
    term.remove(QChar(u'\0'));
    return term.trimmed();
}

QString escapedForLike(QString text) {
    return text.replace(u'!', QStringLiteral("!!"))
        .replace(u'%', QStringLiteral("!%"))
        .replace(u'_', QStringLiteral("!_"));
}

QString anyCaseLike(Dialect dialect, const QString& column, const QString& name) {
    // SQLite's LIKE folds a–z by itself; ILIKE with collation "C" does exactly the same.
    return dialect == Dialect::Sqlite
               ? QStringLiteral("%1 LIKE %2 ESCAPE '!'").arg(column, name)
               : QStringLiteral("%1 COLLATE \"C\" ILIKE %2 ESCAPE '!'").arg(column, name);
}

QString asciiLower(QString text) {
    for (QChar& letter : text) {
        if (letter >= u'A' && letter <= u'Z') letter = QChar(letter.unicode() + (u'a' - u'A'));
    }
    return text;
}

}  // namespace countertop
