// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/BrokerService.h"

#include "app/session/DeliveryMeans.h"
#include "models/core/MaskedAddress.h"
#include "workers/publishers/SecretStore.h"

#include <QRegularExpression>

#include <utility>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

Error secretMissing(const QString& sentence) {
    return invalidInput(u"secret"_s, sentence, QStringLiteral("broker_secret_missing"));
}

/// Carries out one change.
class BrokerWriter {
public:
    BrokerWriter(const BrokerChange& change, SavedBrokers now, KeychainSecrets& keychain)
        : m_change(change), m_saved(std::move(now)), m_keychain(keychain) {}

    Result<SavedBrokers> write() {
        const auto written = writePart();
        if (!written) return fail(written.error());
        return m_saved;
    }

private:
    Result<void> writePart() {
        switch (m_change.kind) {
            case BrokerKind::Redis:
                return writeRedis();
            case BrokerKind::Kafka:
                return writeKafka();
            case BrokerKind::Aws:
                break;
        }
        return writeAws();
    }

    /// The secret that the broker is to have: the new one, or the one that is kept.
    Result<QString> secretFor(const QString& entry, bool isKept) const {
        if (m_change.secret) return *m_change.secret;
        if (!isKept) return QString();
        const auto kept = m_keychain.ask(entry);
        if (!kept) return fail(kept.error());
        return QString::fromUtf8(*kept);
    }

    Result<void> keep(const QString& entry) const {
        if (!m_change.secret || m_change.secret->isEmpty()) return {};
        return m_keychain.store(entry, m_change.secret->toUtf8());
    }

    /// Removes a secret that is no longer used. Without a keychain there is none to remove.
    Result<void> forget(const QString& entry) const {
        auto removed = m_keychain.remove(entry);
        const bool isThere = removed || !hasProblem(removed.error(), u"keychain_missing");
        return isThere ? removed : Result<void>();
    }

    /// Keeps the password of a broker that has one, and removes one that is no longer used.
    Result<void> settle(const QString& entry, bool hadPassword, bool hasPassword) const {
        if (hasPassword) return keep(entry);
        return hadPassword ? forget(entry) : Result<void>();
    }

    Result<void> writeRedis() {
        const QString address = m_change.values.redis.address;
        if (address.isEmpty()) {
            m_saved.redis.clear();
            return settle(kRedisPasswordEntry, std::exchange(m_saved.hasRedisPassword, false),
                          false);
        }
        const auto password = secretFor(kRedisPasswordEntry, m_saved.hasRedisPassword);
        if (!password) return fail(password.error());
        const auto read = redisAddressWith(address, *password);
        if (!read) return fail(atField(read.error(), u"address"_s));
        m_saved.redis = address;
        const bool hasPassword = !password->isEmpty();
        return settle(kRedisPasswordEntry, std::exchange(m_saved.hasRedisPassword, hasPassword),
                      hasPassword);
    }

    Result<void> writeKafka() {
        const BrokerValues::Kafka& wanted = m_change.values.kafka;
        if (wanted.servers.isEmpty()) {
            m_saved.kafka.clear();
            return settle(kKafkaPasswordEntry, std::exchange(m_saved.hasKafkaPassword, false),
                          false);
        }
        const bool hasLogin = wanted.protocol.startsWith(u"sasl");
        auto password = secretFor(kKafkaPasswordEntry, m_saved.hasKafkaPassword && hasLogin);
        if (!password) return fail(password.error());
        if (hasLogin && (password->isEmpty() || wanted.user.isEmpty())) {
            return fail(atField(secretMissing(u"A login to Kafka has a user and a password"_s),
                                wanted.user.isEmpty() ? u"user"_s : u"secret"_s));
        }
        if (!hasLogin) password->clear();
        const QString text = kafkaText(wanted);
        const auto read = kafkaAddressWith(text, *password);
        if (!read) return fail(atField(read.error(), u"servers"_s));
        if (const QString file = read->setting(u"ssl.ca.location"_s); !file.isEmpty()) {
            const auto authorities = secrets::authorities(file);
            if (!authorities) return fail(authorities.error());
        }
        m_saved.kafka = text;
        return settle(kKafkaPasswordEntry, std::exchange(m_saved.hasKafkaPassword, hasLogin),
                      hasLogin);
    }

    static QString kafkaText(const BrokerValues::Kafka& wanted) {
        const QList<QPair<QString, QString>> settings{{u"security.protocol"_s, wanted.protocol},
                                                      {u"sasl.mechanism"_s, wanted.mechanism},
                                                      {u"sasl.username"_s, wanted.user},
                                                      {u"ssl.ca.location"_s, wanted.caFile}};
        QString text = wanted.servers + kafkaSettingsText(settings);
        if (!wanted.others.isEmpty()) text += (text.contains(u'?') ? u'&' : u'?') + wanted.others;
        return text;
    }

    /// What the environment says is shown, but not saved.
    [[nodiscard]] BrokerValues::Aws wantedAws() const {
        BrokerValues::Aws wanted = m_change.values.aws;
        const auto& environment = m_change.values.environment;
        if (environment.contains(u"aws_endpoint"_s)) wanted.endpoint = m_saved.awsEndpoint;
        if (environment.contains(u"aws_region"_s)) wanted.region = m_saved.awsRegion;
        if (environment.contains(u"aws_keys"_s)) wanted.keyId = m_saved.awsKeyId;
        return wanted;
    }

    Result<void> writeAws() {
        const BrokerValues::Aws wanted = wantedAws();
        AwsSettings place;
        place.endpoint = wanted.endpoint;
        place.region = wanted.region;
        if (auto checked = place.checkPlace(); !checked) return checked;
        static const QRegularExpression kKeyId(u"\\A\\w{0,128}\\z"_s);
        if (!kKeyId.match(wanted.keyId).hasMatch()) {
            return fail(invalidInput(u"aws_key_id"_s,
                                     u"An access key has letters, digits and underscores only"_s,
                                     QStringLiteral("not_an_access_key")));
        }
        const bool hadKey = !m_saved.awsKeyId.isEmpty();
        const bool hasKey = !wanted.keyId.isEmpty();
        if (hasKey) {
            const auto secret = secretFor(kAwsSecretEntry, hadKey);
            if (!secret) return fail(secret.error());
            if (secret->isEmpty()) {
                return fail(secretMissing(u"An access key goes with a secret key"_s));
            }
        }
        m_saved.awsEndpoint = wanted.endpoint;
        m_saved.awsRegion = wanted.region;
        m_saved.awsKeyId = wanted.keyId;
        return settle(kAwsSecretEntry, hadKey, hasKey);
    }

    const BrokerChange& m_change;
    SavedBrokers m_saved;
    KeychainSecrets& m_keychain;
};

/// As it is saved, unless somebody wrote a password into the file by hand.
QString shownRedis(const QString& text) {
    const auto read = redisAddressWith(text, u"password"_s);
    const bool hasPassword = !read && hasProblem(read.error(), u"password_in_address");
    return hasPassword ? maskedInput(text) : text;
}

BrokerValues::Kafka kafkaValues(const SavedBrokers& saved) {
    BrokerValues::Kafka values;
    values.hasPassword = saved.hasKafkaPassword;
    const auto address = parseKafkaAddress(saved.kafka);
    if (!address) {
        // Written by hand into the file; the dialog shows it so that it can be put right.
        values.servers = maskedInput(saved.kafka);
        return values;
    }
    values.servers = address->servers;
    values.protocol = address->setting(u"security.protocol"_s);
    values.mechanism = address->setting(u"sasl.mechanism"_s);
    values.user = address->setting(u"sasl.username"_s);
    values.caFile = address->setting(u"ssl.ca.location"_s);
    QList<QPair<QString, QString>> others = address->settings;
    others.removeIf([](const auto& setting) {
        return setting.first == u"security.protocol" || setting.first == u"sasl.mechanism" ||
               setting.first == u"sasl.username" || setting.first == u"ssl.ca.location";
    });
    values.others = kafkaSettingsText(others).mid(1);
    return values;
}

}  // namespace

BrokerService::BrokerService(DeliveryMeans& means, QObject* parent)
    : QObject(parent), m_means(means), m_thread(u"brokers"_s) {}

void BrokerService::save(const BrokerChange& change, const SavedBrokers& now) {
    m_thread.post([this, change, now] {
        const auto written = BrokerWriter(change, now, m_means.secrets()).write();
        if (written) {
            emit saved(*written);
        } else {
            emit refused(written.error());
        }
    });
}

BrokerValues brokerValues(const SavedBrokers& saved) {
    BrokerValues values;
    values.redis = {shownRedis(saved.redis), saved.hasRedisPassword};
    values.kafka = kafkaValues(saved);
    values.aws = {saved.awsEndpoint, saved.awsRegion, saved.awsKeyId, !saved.awsKeyId.isEmpty()};
    const auto note = [&values](const QString& part, Variables names) {
        const QString variable = setVariable(names);
        if (!variable.isEmpty()) values.environment.insert(part, variable);
        return !variable.isEmpty();
    };
    const AwsSettings aws = AwsSettings::fromEnvironment();
    const BrokerSettings brokers = BrokerSettings::fromEnvironment();
    if (note(u"redis"_s, {"COUNTERTOP_REDIS"})) {
        values.redis.address = maskedInput(brokers.redis);
    }
    if (note(u"kafka"_s, {"COUNTERTOP_KAFKA"})) {
        values.kafka = {};
        values.kafka.servers = maskedInput(brokers.kafka);
    }
    if (note(u"aws_endpoint"_s, kAwsEndpointVariables)) {
        values.aws.endpoint = maskedInput(aws.endpoint);
    }
    if (note(u"aws_region"_s, kAwsRegionVariables)) values.aws.region = aws.region;
    if (note(u"aws_keys"_s, {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})) {
        values.aws.keyId = QString::fromUtf8(aws.keys.id);
        values.aws.hasSecret = false;
    }
    return values;
}

}  // namespace countertop
