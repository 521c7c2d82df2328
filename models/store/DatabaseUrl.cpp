// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/DatabaseUrl.h"

#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace countertop {

namespace {

tl::unexpected<Error> badUrl(const QString& text) {
    return fail(
        invalidInput(QStringLiteral("database"),
                     QStringLiteral("'%1' is not a database; use sqlite:PATH or "
                                    "postgresql://user:password@host:port/name")
                         .arg(QUrl(text).toString(QUrl::RemovePassword)),
                     QStringLiteral("not_a_database"),
                     {{QStringLiteral("text"), QUrl(text).toString(QUrl::RemovePassword)}}));
}

}  // namespace

Result<DatabaseUrl> DatabaseUrl::parse(const QString& text) {
    DatabaseUrl result;
    if (text.startsWith(QLatin1StringView("sqlite:"))) {
        const QString path = text.mid(7);
        if (path.isEmpty()) return badUrl(text);
        result.path = QFileInfo(path).absoluteFilePath();
        return result;
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool isPostgresql = url.scheme() == u"postgresql" || url.scheme() == u"postgres";
    if (!isPostgresql || !url.isValid() || url.path().size() < 2) return badUrl(text);
    result.dialect = Dialect::Postgresql;
    result.host = url.host();
    result.port = url.port(5432);
    result.name = url.path(QUrl::FullyDecoded).mid(1);
    result.user = url.userName(QUrl::FullyDecoded);
    result.password = url.password(QUrl::FullyDecoded);
    result.sslMode = QUrlQuery(url).queryItemValue(QStringLiteral("sslmode"));
    return result;
}

QString DatabaseUrl::display() const {
    if (dialect == Dialect::Sqlite) return path;
    return QStringLiteral("%1 on %2:%3").arg(name, host).arg(port);
}

}  // namespace countertop
