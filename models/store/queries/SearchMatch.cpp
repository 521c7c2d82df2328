// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SearchMatch.h"

#include "models/projections/SearchableText.h"
#include "models/store/connection/SearchText.h"

namespace countertop {

namespace {

/// Characters of search_text covered by the indexes of migration codes_and_search.
constexpr qsizetype kIndexed = 40;

/// Sorts after every text that begins with a given prefix.
const QString kBehindAll = QString::fromUcs4(U"\U0010FFFF", 1);

QString like(const QString& column, const QString& name) {
    return QStringLiteral("%1 LIKE %2 ESCAPE '!'").arg(column, name);
}

QString wordName(qsizetype at) { return QStringLiteral(":word_%1").arg(at); }

}  // namespace

QStringList searchWords(const QString& typed) {
    return searchText({searchTerm(typed)}).split(u' ', Qt::SkipEmptyParts);
}

QString containsWords(Conditions& conditions, const QStringList& words, const QString& column) {
    QStringList all;
    for (qsizetype at = 0; at < words.size(); ++at) {
        all.append(like(column, wordName(at)));
        conditions.value(wordName(at).toLatin1().constData(),
                         u'%' + escapedForLike(words[at]) + u'%');
    }
    return all.isEmpty() ? QString() : u'(' + all.join(QStringLiteral(" AND ")) + u')';
}

QString nameContainsWords(Conditions& conditions, const QStringList& words, Dialect dialect,
                          const QString& column) {
    const QString place =
        dialect == Dialect::Sqlite ? QStringLiteral("instr") : QStringLiteral("strpos");
    const QString end =
        dialect == Dialect::Sqlite ? QStringLiteral("char(10)") : QStringLiteral("chr(10)");
    QStringList all;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString name = QStringLiteral(":part_%1").arg(at);
        all.append(
            QStringLiteral("%1(%2, %3) BETWEEN 1 AND %1(%2, %4)").arg(place, column, name, end));
        conditions.value(name.toLatin1().constData(), words[at]);
    }
    return all.isEmpty() ? QString() : u'(' + all.join(QStringLiteral(" AND ")) + u')';
}

void addWords(Conditions& conditions, const QStringList& words) {
    const QString sql = containsWords(conditions, words);
    if (!sql.isEmpty()) conditions.add(sql);
}

QString searchRank(Conditions& conditions, const QStringList& words, Dialect dialect) {
    const QString term = escapedForLike(words.join(u' '));
    struct Step {
        const char* name;
        QString pattern;
    };
    const Step steps[] = {
        {":is_name", u' ' + term + QStringLiteral(" \n%")},
        {":is_code", QStringLiteral("%\n") + term + QStringLiteral("\n%")},
        {":begins_name", u' ' + term + u'%'},
        {":begins_code", QStringLiteral("%\n") + term + u'%'},
        {":is_word", QStringLiteral("% ") + term + QStringLiteral(" %")},
        {":begins_word", QStringLiteral("% ") + term + u'%'},
    };
    QString sql = QStringLiteral("CASE");
    int rank = 0;
    for (const auto& [name, pattern] : steps) {
        sql += QStringLiteral(" WHEN %1 THEN %2")
                   .arg(like(QStringLiteral("search_text"), QLatin1StringView(name)))
                   .arg(rank++);
        conditions.value(name, pattern);
    }
    const QString inName =
        nameContainsWords(conditions, words, dialect, QStringLiteral("search_text"));
    return sql + QStringLiteral(" WHEN %1 THEN %2 ELSE %3 END").arg(inName).arg(rank).arg(rank + 1);
}

std::optional<QString> addNamePrefix(Conditions& conditions, const QStringList& words,
                                     Dialect dialect) {
    const QString begin = u' ' + words.join(u' ');
    if (words.isEmpty() || begin.size() > kIndexed) return std::nullopt;
    const QString text =
        dialect == Dialect::Sqlite
            ? QStringLiteral("substr(search_text, 1, %1)").arg(kIndexed)
            : QStringLiteral("(substr(search_text, 1, %1) COLLATE \"C\")").arg(kIndexed);
    conditions.add(QStringLiteral("%1 >= :from_text AND %1 < :to_text").arg(text))
        .value(":from_text", begin)
        .value(":to_text", begin + kBehindAll);
    return text;
}

}  // namespace countertop
