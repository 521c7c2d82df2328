// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/DatabaseUrl.h"

#include "models/core/Filled.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace countertop {

namespace {

tl::unexpected<Error> badUrl(const QString& sentence, const QString& text) {
    return fail(invalidInput(QStringLiteral("database"), sentence, QStringLiteral("not_a_database"),
                             {{QStringLiteral("text"), text}}));
}

/// Removes everything that may be a password: the text between the scheme and the last @, and the
/// options.
QString shown(const QString& text) {
    QString plain = text;
    const qsizetype at = plain.lastIndexOf(u'@');
    const qsizetype scheme = plain.indexOf(u':');
    if (at >= 0) {
        plain = scheme >= 0 && scheme < at
                    ? plain.left(scheme + 1) + QStringLiteral("//") + plain.mid(at + 1)
                    : plain.mid(at + 1);
    }
    return plain.section(u'?', 0, 0);
}

tl::unexpected<Error> badServer(const QString& text) {
    return badUrl(QStringLiteral("'%1' is not a database; use sqlite:PATH or "
                                 "postgresql://user:password@host:port/name")
                      .arg(shown(text)),
                  shown(text));
}

/// The absolute path of a file. Everything after "sqlite:" is its name, including question marks.
Result<QString> filePath(const QString& text) {
    if (text.isEmpty()) return badServer(QStringLiteral("sqlite:"));
    if (text.startsWith(u':') || text.startsWith(QLatin1StringView("file:"))) {
        return badUrl(
            QStringLiteral("'sqlite:%1' is no file; a shop is kept in a file, sqlite:PATH")
                .arg(text),
            text);
    }
    QString path = text;
    if (path.startsWith(QLatin1StringView("~/"))) {
        path.replace(0, 1, QDir::homePath());
    } else if (path.startsWith(u'~')) {
        return badUrl(QStringLiteral("'sqlite:%1' begins with ~; write sqlite:~/NAME for a file in "
                                     "your home folder, or sqlite:./%1")
                          .arg(text),
                      text);
    }
    if (path.endsWith(u'/')) {
        return badUrl(QStringLiteral("'sqlite:%1' is a folder; name a file").arg(text), text);
    }
    return QFileInfo(path).absoluteFilePath();
}

}  // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString& text) {
    DatabaseUrl result;
    if (text.startsWith(QLatin1StringView("sqlite:"))) {
        const auto path = filePath(text.mid(7));
        if (!path) return fail(path.error());
        result.path = *path;
        return result;
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool isPostgresql = url.scheme() == u"postgresql" || url.scheme() == u"postgres";
    const bool isWhole =
        url.isValid() && text.contains(QLatin1StringView("://")) && !url.hasFragment();
    // A second @ or / comes from an unescaped password.
    const QString name = url.path(QUrl::FullyEncoded).mid(1);
    const bool isName = !name.isEmpty() && !name.contains(u'/') && !name.contains(u'@');
    if (!isPostgresql || !isWhole || !isName) return badServer(text);
    const auto options = serverOptions(QUrlQuery(url));
    if (!options) return fail(options.error());
    result.dialect = Dialect::Postgresql;
    result.host = url.host();
    result.port = url.port(5432);
    result.name = url.path(QUrl::FullyDecoded).mid(1);
    result.user = url.userName(QUrl::FullyDecoded);
    result.password = url.password(QUrl::FullyDecoded);
    result.options = *options;
    return result;
}

QString DatabaseUrl::display() const {
    if (dialect == Dialect::Sqlite) return path;
    return filled(QStringLiteral("%1 on %2:%3"), name, host, port);
}

}  // namespace countertop
