// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/WebAddress.h"

#include "models/core/MaskedAddress.h"

#include <algorithm>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

/// The user, host and port of an address, as they are written.
QStringView authorityOf(const QString& text) {
    const qsizetype begin = text.indexOf(u"://"_s) + 3;
    const auto isEnd = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    const auto end = std::find_if(text.cbegin() + begin, text.cend(), isEnd);
    return QStringView(text).sliced(begin, (end - text.cbegin()) - begin);
}

bool hasOnlyUrlCharacters(const QString& text) {
    return std::none_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.isSpace() || c.category() == QChar::Other_Control || u"\"<>\\^`{|}"_s.contains(c);
    });
}

QString faultOf(const QString& text, const QUrl& url) {
    if (!text.contains(u"://"_s) ||
        (url.isValid() && url.scheme() != u"http" && url.scheme() != u"https")) {
        return u"it does not start with https:// or http://"_s;
    }
    if (!url.isValid() || !hasOnlyUrlCharacters(text)) {
        return u"it is malformed, or has characters that need percent encoding"_s;
    }
    if (url.host().isEmpty()) return u"it names no host"_s;
    if (url.port() == 0) return u"port 0 does not exist"_s;
    if (text.count(u'@') != authorityOf(text).count(u'@') || text.count(u'@') > 1) {
        return u"an '@' in a password or after the host is written %40"_s;
    }
    if (url.hasFragment()) return u"what follows '#' is never sent"_s;
    return {};
}

}  // namespace

Result<QUrl> parseWebAddress(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const QString fault = faultOf(text, url);
    if (fault.isEmpty()) return url;
    const QString shown = maskedInput(text);
    return fail(invalidInput(QStringLiteral("destination"),
                             u"'%1' is not a web address: %2"_s.arg(shown, fault),
                             QStringLiteral("not_a_web_address"), {{u"text"_s, shown}}));
}

QString meantDestination(const QString& destination) {
    const QString kind = QStringLiteral("webhook:");
    if (!destination.startsWith(kind)) return destination;
    QUrl url = QUrl(destination.mid(kind.size())).adjusted(QUrl::NormalizePathSegments);
    if (!url.isValid()) return destination;
    QString host = url.host(QUrl::FullyEncoded);
    while (host.endsWith(u'.')) host.chop(1);
    url.setHost(host);
    if (url.port() == (url.scheme() == u"http" ? 80 : 443)) url.setPort(-1);
    if (url.path().isEmpty()) url.setPath(QStringLiteral("/"));
    if (url.query().isEmpty()) url.setQuery(QString());
    if (url.userInfo().isEmpty()) url.setUserInfo(QString());
    return kind + url.toString(QUrl::FullyEncoded);
}

}  // namespace countertop
