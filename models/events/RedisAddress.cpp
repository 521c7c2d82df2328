// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/RedisAddress.h"

#include "models/core/MaskedAddress.h"
#include "models/events/BrokerNames.h"

#include <QUrl>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

tl::unexpected<Error> notAnAddress(const QString& text, const QString& why) {
    return fail(
        invalidInput(QStringLiteral("destination"),
                     u"'%1' is not the address of a Redis server: %2; write host:port or "
                     "redis://user:password@host:port/database"_s.arg(maskedInput(text), why),
                     QStringLiteral("not_a_redis_address"), {{u"text"_s, maskedInput(text)}}));
}

std::optional<int> databaseOf(const QString& path) {
    if (path.isEmpty() || path == u"/") return 0;
    bool isNumber = false;
    const QString digits = path.mid(1);
    const int number = digits.toInt(&isNumber);
    // The text must be the number's own: toInt() also accepts "+1" and " 1".
    if (!isNumber || number < 0 || QString::number(number) != digits) return std::nullopt;
    return number;
}

}  // namespace

QString RedisAddress::shown() const { return shownServer(host, port); }

Result<RedisAddress> parseRedisAddress(const QString& text) {
    if (text.startsWith(u"rediss:"_s, Qt::CaseInsensitive)) {
        return fail(invalidInput(QStringLiteral("destination"),
                                 u"This build's Redis client has no TLS, so rediss:// cannot be "
                                 "used; use redis:// on a trusted network or through a tunnel"_s,
                                 QStringLiteral("redis_without_tls"),
                                 {{u"text"_s, maskedInput(text)}}));
    }
    const bool hasScheme = text.contains(u"://"_s);
    const QUrl url(hasScheme ? text : u"redis://"_s + text, QUrl::StrictMode);
    if (!url.isValid()) {
        return notAnAddress(text,
                            u"it is malformed, or the user or password has characters that "
                            "need percent encoding"_s);
    }
    if (url.scheme() != u"redis") return notAnAddress(text, u"it does not start with redis://"_s);
    if (url.host().isEmpty()) return notAnAddress(text, u"it names no host"_s);
    if (url.port() == 0) return notAnAddress(text, u"port 0 does not exist"_s);
    if (url.hasQuery()) return notAnAddress(text, u"it has parameters after '?'"_s);
    if (url.hasFragment()) return notAnAddress(text, u"it has a name after '#'"_s);
    const auto database = databaseOf(url.path());
    if (!database) return notAnAddress(text, u"the database after '/' is not a number"_s);
    RedisAddress address{url.host(), static_cast<quint16>(url.port(6379)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded),
                         *database};
    if (!address.user.isEmpty() && address.password.isEmpty()) {
        return notAnAddress(text, u"it names a user without a password"_s);
    }
    return address;
}

Result<RedisTarget> parseRedisTarget(const QString& address) {
    const bool named = address.contains(u"://"_s);
    RedisTarget target;
    target.name = named ? address.section(u'#', 1) : address;
    if (!isBrokerName(target.name)) return fail(notABrokerName(target.name));
    if (!named) return target;
    auto server = parseRedisAddress(address.section(u'#', 0, 0));
    if (!server) return fail(server.error());
    target.server = *std::move(server);
    return target;
}

}  // namespace countertop
