// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/consumers/KafkaTopicConsumer.h"

#include "workers/kafka/KafkaSettings.h"

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr int kPollMs = 20;
constexpr qint64 kAtOnce = 500;

}  // namespace

/// The librdkafka side, which connects and fetches on its own threads.
class KafkaTopicConsumer::Client {
public:
    tl::expected<void, QString> open(const KafkaAddress& cluster, const QString& topic,
                                     const QString& group) {
        const QList<QPair<QString, QString>> settings{
            {u"group.id"_s, group},
            // The client commits what is marked as handled, and tries again after a failure.
            {u"enable.auto.commit"_s, u"true"_s},
            {u"enable.auto.offset.store"_s, u"false"_s},
            {u"auto.commit.interval.ms"_s, u"500"_s},
            {u"auto.offset.reset"_s, u"earliest"_s},
            {u"allow.auto.create.topics"_s, u"true"_s},
            // Partitions of a member that died are given to the others after this time.
            {u"session.timeout.ms"_s, u"10000"_s}};
        auto conf = kafkaConfiguration(cluster, settings);
        if (!conf) return tl::unexpected(conf.error());
        std::string why;
        (*conf)->set("event_cb", &m_events, why);
        m_consumer.reset(RdKafka::KafkaConsumer::create(conf->get(), why));
        if (!m_consumer) {
            return tl::unexpected(
                u"The Kafka client cannot be started: %1"_s.arg(QString::fromStdString(why)));
        }
        const auto error = m_consumer->subscribe({topic.toStdString()});
        if (error == RdKafka::ERR_NO_ERROR) return {};
        return tl::unexpected(QString::fromStdString(RdKafka::err2str(error)));
    }

    /// The next message or error; nothing when none has arrived.
    std::unique_ptr<RdKafka::Message> next() {
        std::unique_ptr<RdKafka::Message> message(m_consumer->consume(0));
        if (!message || message->err() == RdKafka::ERR__TIMED_OUT) return nullptr;
        return message;
    }

    /// A partition that was given to another member meanwhile is that one's to mark.
    void markHandled(const RdKafka::Message& message) {
        std::vector<RdKafka::TopicPartition*> offsets{RdKafka::TopicPartition::create(
            message.topic_name(), message.partition(), message.offset() + 1)};
        m_consumer->offsets_store(offsets);
        RdKafka::TopicPartition::destroy(offsets);
    }

    /// Waits until the broker has what is marked.
    void commit() { m_consumer->commitSync(); }

    void close() { m_consumer->close(); }

    [[nodiscard]] KafkaEvents& events() { return m_events; }

private:
    KafkaEvents m_events;
    std::unique_ptr<RdKafka::KafkaConsumer> m_consumer;
};

namespace {

ConsumedMessage messageFrom(const RdKafka::Message& received, ConsumedMessage message) {
    message.source = u"%1:%2"_s.arg(received.partition()).arg(received.offset());
    if (received.key()) message.orderId = QString::fromStdString(*received.key());
    // The message owns its headers.
    const RdKafka::Headers* headers = const_cast<RdKafka::Message&>(received).headers();
    if (!headers) return message;
    for (const auto& header : headers->get_all()) {
        const QString value = QString::fromUtf8(static_cast<const char*>(header.value()),
                                                static_cast<qsizetype>(header.value_size()));
        if (header.key() == "message-id") message.id = value;
        if (header.key() == "event-type") message.type = value;
        if (header.key() == "correlation-id") message.correlationId = value;
    }
    return message;
}

}  // namespace

KafkaTopicConsumer::KafkaTopicConsumer(KafkaAddress cluster, const QString& topic,
                                       const QString& group, Handler handler, qint64 limit)
    : Consumer(std::move(handler), limit),
      m_cluster(std::move(cluster)),
      m_topic(topic),
      m_group(group) {
    m_poll.setInterval(kPollMs);
    connect(&m_poll, &QTimer::timeout, this, &KafkaTopicConsumer::poll);
}

KafkaTopicConsumer::~KafkaTopicConsumer() = default;

void KafkaTopicConsumer::start() {
    const auto problem = kafkaFileProblem(m_cluster);
    m_client = std::make_unique<Client>();
    const auto opened =
        problem ? tl::unexpected(*problem) : m_client->open(m_cluster, m_topic, m_group);
    if (!opened) {
        m_client.reset();
        emit failed(opened.error());
        emit stopped();
        return;
    }
    m_poll.start();
}

void KafkaTopicConsumer::stop() {
    if (m_client) end();
}

void KafkaTopicConsumer::poll() {
    bool goesOn = true;
    for (qint64 left = kAtOnce; goesOn && left > 0 && wanted(1) > 0; --left) {
        const auto received = m_client->next();
        if (!received) break;
        goesOn = take(*received);
    }
    if (!goesOn || wanted(1) == 0) {
        // No message may outlive the client, so it ends only here.
        end();
        return;
    }
    if (m_client->events().isUnreachable()) {
        m_client->events().clearUnreachable();
        reportTrouble(u"Kafka at %1 cannot be reached: %2"_s.arg(m_cluster.shown(),
                                                                 m_client->events().latestError()));
    }
}

bool KafkaTopicConsumer::take(const RdKafka::Message& received) {
    if (received.err() != RdKafka::ERR_NO_ERROR) {
        reportTrouble(
            u"Kafka at %1: %2"_s.arg(m_cluster.shown(), QString::fromStdString(received.errstr())));
        return true;
    }
    reportRecovery();
    const QByteArray body(static_cast<const char*>(received.payload()),
                          static_cast<qsizetype>(received.len()));
    if (!handle(messageFrom(received, messageFromBody(body)))) return false;
    m_client->markHandled(received);
    return true;
}

void KafkaTopicConsumer::end() {
    m_poll.stop();
    if (!isTroubled()) m_client->commit();
    m_client->close();
    m_client.reset();
    emit stopped();
}

}  // namespace countertop
