// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/KafkaAddress.h"

#include "models/core/Filled.h"
#include "models/core/MaskedAddress.h"
#include "models/events/BrokerNames.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr int kUsualPort = 9092;
constexpr qsizetype kLongestTopic = 249;

tl::unexpected<Error> notAnAddress(const QString& text, const QString& why) {
    return fail(invalidInput(
        QStringLiteral("destination"),
        u"'%1' is not the address of a Kafka cluster: %2; write host:port,host:port or "
        "kafka://host:port?security.protocol=sasl_ssl&sasl.username=…"_s.arg(maskedInput(text),
                                                                             why),
        QStringLiteral("not_a_kafka_address"), {{u"text"_s, maskedInput(text)}}));
}

/// The settings an address may have. A list means that only these values exist.
const QHash<QString, QStringList>& knownSettings() {
    static const QHash<QString, QStringList> kKnown{
        {u"security.protocol"_s, {u"plaintext"_s, u"ssl"_s, u"sasl_plaintext"_s, u"sasl_ssl"_s}},
        {u"sasl.mechanism"_s, {u"PLAIN"_s, u"SCRAM-SHA-256"_s, u"SCRAM-SHA-512"_s}},
        {u"sasl.username"_s, {}},
        {u"sasl.password"_s, {}},
        {u"ssl.ca.location"_s, {}},
        {u"ssl.certificate.location"_s, {}},
        {u"ssl.key.location"_s, {}},
        {u"ssl.key.password"_s, {}},
        {u"ssl.endpoint.identification.algorithm"_s, {u"none"_s, u"https"_s}}};
    return kKnown;
}

/// "host:port" of one server, or nothing when it is malformed.
std::optional<QString> serverOf(const QString& text) {
    const QUrl url(u"kafka://"_s + text, QUrl::StrictMode);
    const bool isPlain = url.isValid() && !url.host().isEmpty() && url.port() != 0 &&
                         url.userInfo().isEmpty() && url.path().isEmpty();
    if (!isPlain) return std::nullopt;
    return shownServer(url.host(), url.port(kUsualPort));
}

/// The value that a percent-encoded text stands for; nothing when other characters are in it.
std::optional<QString> decoded(const QString& text) {
    // Without '@', which would look like the end of a password.
    static const QRegularExpression kEncoded(
        u"\\A(?:[A-Za-z0-9._~!$'()*+,;=:/?-]|%[0-9A-Fa-f]{2})*\\z"_s);
    if (!kEncoded.match(text).hasMatch()) return std::nullopt;
    const QString value = QUrl::fromPercentEncoding(text.toLatin1());
    const bool isText = std::none_of(value.cbegin(), value.cend(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::ReplacementCharacter;
    });
    return isText ? std::optional(value) : std::nullopt;
}

/// Adds one "name=value"; returns why not, or an empty text.
QString addSetting(const QString& text, KafkaAddress& address) {
    const QString name = text.section(u'=', 0, 0);
    const auto known = knownSettings().constFind(name);
    if (known == knownSettings().constEnd()) return u"it has no setting '%1'"_s.arg(name);
    const auto value = decoded(text.section(u'=', 1));
    if (!value) {
        return u"the value of '%1' has characters that need percent encoding"_s.arg(name);
    }
    if (value->isEmpty()) return u"the setting '%1' has no value"_s.arg(name);
    if (!known->isEmpty() && !known->contains(*value, Qt::CaseInsensitive)) {
        return u"the setting '%1' is one of %2"_s.arg(name, known->join(u", "_s));
    }
    if (!address.setting(name).isEmpty()) return u"the setting '%1' is given twice"_s.arg(name);
    address.settings.append({name, *value});
    return {};
}

/// Why a setting would be ignored, so that messages went out without the protection it asks for;
/// or an empty text.
QString ignoredSetting(const KafkaAddress& address) {
    const QString protocol = address.setting(u"security.protocol"_s).toLower();
    for (const auto& [name, value] : address.settings) {
        const QString group = name.section(u'.', 0, 0);
        if ((group != u"ssl" && group != u"sasl") || protocol.contains(group)) continue;
        return u"the setting '%1' needs security.protocol=%2"_s.arg(
            name, group == u"ssl" ? u"ssl or sasl_ssl"_s : u"sasl_ssl or sasl_plaintext"_s);
    }
    return {};
}

}  // namespace

QString KafkaAddress::setting(const QString& name) const {
    const auto found = std::find_if(settings.cbegin(), settings.cend(),
                                    [&](const auto& setting) { return setting.first == name; });
    return found == settings.cend() ? QString() : found->second;
}

Result<KafkaAddress> parseKafkaAddress(const QString& text) {
    const QString scheme = u"kafka://"_s;
    const QString rest = text.startsWith(scheme) ? text.mid(scheme.size()) : text;
    if (rest.contains(u"://"_s)) return notAnAddress(text, u"it does not start with kafka://"_s);
    KafkaAddress address;
    QStringList servers;
    for (const QString& part : rest.section(u'?', 0, 0).split(u',')) {
        const auto server = serverOf(part);
        if (!server) {
            return notAnAddress(text, u"'%1' is not a host with a port"_s.arg(maskedInput(part)));
        }
        servers.append(*server);
    }
    address.servers = servers.join(u',');
    if (rest.contains(u'?')) {
        for (const QString& part : rest.section(u'?', 1).split(u'&')) {
            if (const QString why = addSetting(part, address); !why.isEmpty()) {
                return notAnAddress(text, why);
            }
        }
    }
    if (const QString why = ignoredSetting(address); !why.isEmpty()) {
        return notAnAddress(text, why);
    }
    return address;
}

Result<KafkaTarget> parseKafkaTarget(const QString& address) {
    const bool named = address.contains(u"://"_s);
    KafkaTarget target;
    target.topic = named ? address.section(u'#', 1) : address;
    const auto allowed = [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || u"._-"_s.contains(c));
    };
    const bool isTopic = !target.topic.isEmpty() && target.topic.size() <= kLongestTopic &&
                         target.topic != u"." && target.topic != u".." &&
                         std::all_of(target.topic.cbegin(), target.topic.cend(), allowed);
    if (!isTopic) {
        const QString shown = maskedInput(target.topic);
        return fail(
            invalidInput(QStringLiteral("destination"),
                         filled(u"'%1' is not a Kafka topic: it has the letters a to z, digits, "
                                "'.', '_' and '-', at most %2"_s,
                                shown, kLongestTopic),
                         QStringLiteral("not_a_topic"), {{u"text"_s, shown}}));
    }
    if (!named) return target;
    auto cluster = parseKafkaAddress(address.section(u'#', 0, 0));
    if (!cluster) return fail(cluster.error());
    target.cluster = *std::move(cluster);
    return target;
}

}  // namespace countertop
