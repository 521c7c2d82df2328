// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/BrokerSettings.h"

#include "models/core/MaskedAddress.h"

#include <QUrl>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

tl::unexpected<Error> passwordInAddress(const QString& text) {
    return fail(invalidInput(u"destination"_s,
                             u"'%1' has a password in it; give the password in its own field, "
                             "from where it goes to the keychain"_s.arg(maskedInput(text)),
                             QStringLiteral("password_in_address"),
                             {{u"text"_s, maskedInput(text)}}));
}

}  // namespace

BrokerSettings BrokerSettings::fromEnvironment() {
    return {qEnvironmentVariable("COUNTERTOP_REDIS"), qEnvironmentVariable("COUNTERTOP_KAFKA")};
}

QString kafkaSettingsText(const QList<QPair<QString, QString>>& settings) {
    QString text;
    for (const auto& [name, value] : settings) {
        if (value.isEmpty()) continue;
        text += (text.isEmpty() ? u'?' : u'&') + name + u'=' +
                QString::fromLatin1(QUrl::toPercentEncoding(value));
    }
    return text;
}

Result<RedisAddress> redisAddressWith(const QString& text, const QString& password) {
    const bool hasScheme = text.contains(u"://"_s);
    QUrl url(hasScheme ? text : u"redis://"_s + text, QUrl::StrictMode);
    if (!url.password().isEmpty()) return passwordInAddress(text);
    if (!url.isValid() || password.isEmpty()) return parseRedisAddress(text);
    url.setPassword(password, QUrl::DecodedMode);
    return parseRedisAddress(url.toString(QUrl::FullyEncoded));
}

Result<KafkaAddress> kafkaAddressWith(const QString& text, const QString& password) {
    auto address = parseKafkaAddress(text);
    if (!address) return address;
    for (const auto* secret : {"sasl.password", "ssl.key.password"}) {
        if (!address->setting(QLatin1StringView(secret)).isEmpty()) return passwordInAddress(text);
    }
    if (password.isEmpty()) return address;
    QString added = kafkaSettingsText({{u"sasl.password"_s, password}});
    if (text.contains(u'?')) added.replace(0, 1, u'&');
    return parseKafkaAddress(text + added);
}

}  // namespace countertop
