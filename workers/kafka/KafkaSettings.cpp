// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/kafka/KafkaSettings.h"

#include <QFileInfo>

namespace countertop {

using namespace Qt::StringLiterals;

tl::expected<KafkaConfiguration, QString> kafkaConfiguration(
    const KafkaAddress& address, const QList<QPair<QString, QString>>& further) {
    KafkaConfiguration conf(RdKafka::Conf::create(RdKafka::Conf::CONF_GLOBAL));
    QList<QPair<QString, QString>> settings{
        {u"bootstrap.servers"_s, address.servers},
        {u"client.id"_s, u"countertop"_s},
        // A broker that comes back is found soon; connecting in vain costs little.
        {u"reconnect.backoff.max.ms"_s, u"2000"_s}};
    // The default of some builds of the client is to accept a certificate of any host.
    const QString identification = u"ssl.endpoint.identification.algorithm"_s;
    if (address.setting(u"security.protocol"_s).contains(u"ssl"_s, Qt::CaseInsensitive)) {
        settings.append({identification, u"https"_s});
    }
    settings += address.settings + further;
    for (const auto& [name, value] : settings) {
        std::string why;
        if (conf->set(name.toStdString(), value.toStdString(), why) != RdKafka::Conf::CONF_OK) {
            return tl::unexpected(
                u"The Kafka client does not accept the value of '%1'"_s.arg(name));
        }
    }
    return conf;
}

std::optional<QString> kafkaFileProblem(const KafkaAddress& address) {
    for (const auto& [name, value] : address.settings) {
        if (!name.endsWith(u".location"_s) || QFileInfo(value).isReadable()) continue;
        return u"The file '%1' that Kafka's setting '%2' names cannot be read here"_s.arg(value,
                                                                                          name);
    }
    return std::nullopt;
}

void KafkaEvents::event_cb(RdKafka::Event& event) {
    if (event.type() != RdKafka::Event::EVENT_ERROR) return;
    if (event.fatal()) m_failedForGood = true;
    // That all brokers are down says less than why the last of them is.
    if (event.err() == RdKafka::ERR__ALL_BROKERS_DOWN) {
        m_unreachable = true;
    } else {
        m_latestError = QString::fromStdString(event.str());
    }
}

}  // namespace countertop
