// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/kafka/KafkaProducer.h"

#include "models/core/Filled.h"
#include "workers/kafka/KafkaSettings.h"

#include <QPointer>

#include <vector>

namespace countertop {

namespace {

using namespace Qt::StringLiterals;

constexpr int kCollectMs = 10;
/// The client's reports of lost connections must not pile up while nothing is sent.
constexpr int kIdleMs = 1'000;
/// More than any message has: whether one is too large is for the broker to say.
constexpr int kLargestMessage = 10 * 1024 * 1024;

}  // namespace

/// The librdkafka side. Reports arrive while collect() runs, on its thread.
class KafkaProducer::Client final : public RdKafka::DeliveryReportCb {
public:
    struct Ended {
        quintptr number = 0;
        RdKafka::ErrorCode error = RdKafka::ERR_NO_ERROR;
    };

    tl::expected<void, QString> open(const KafkaAddress& address, int messageMs) {
        const QList<QPair<QString, QString>> settings{
            {u"enable.idempotence"_s, u"true"_s},
            {u"message.timeout.ms"_s, QString::number(messageMs)},
            {u"message.max.bytes"_s, QString::number(kLargestMessage)}};
        auto conf = kafkaConfiguration(address, settings);
        if (!conf) return tl::unexpected(conf.error());
        std::string why;
        (*conf)->set("event_cb", &m_events, why);
        (*conf)->set("dr_cb", this, why);
        m_producer.reset(RdKafka::Producer::create(conf->get(), why));
        if (m_producer) return {};
        return tl::unexpected(
            u"The Kafka client cannot be started: %1"_s.arg(QString::fromStdString(why)));
    }

    ~Client() override {
        // Nobody waits for the messages that are still queued.
        if (m_producer)
            m_producer->purge(RdKafka::Producer::PURGE_QUEUE | RdKafka::Producer::PURGE_INFLIGHT);
    }

    RdKafka::ErrorCode produce(const KafkaMessage& message, quintptr number) {
        std::unique_ptr<RdKafka::Headers> headers(RdKafka::Headers::create());
        for (const auto& [name, value] : message.headers) {
            headers->add(name.toStdString(), value.constData(), static_cast<size_t>(value.size()));
        }
        // The client copies the body and only reads it, whatever the type of its parameter says.
        const auto error = m_producer->produce(
            message.topic.toStdString(), RdKafka::Topic::PARTITION_UA,
            RdKafka::Producer::RK_MSG_COPY, const_cast<char*>(message.body.constData()),
            static_cast<size_t>(message.body.size()),
            // Without a key the messages are spread over the partitions; an empty one is a key.
            message.key.isEmpty() ? nullptr : message.key.constData(),
            static_cast<size_t>(message.key.size()), 0, headers.get(),
            // The client hands the number back and never follows it.
            reinterpret_cast<void*>(number));  // NOLINT(performance-no-int-to-ptr)
        // On success the client owns the headers.
        if (error == RdKafka::ERR_NO_ERROR) static_cast<void>(headers.release());
        return error;
    }

    std::vector<Ended> collect() {
        m_producer->poll(0);
        return std::exchange(m_ended, {});
    }

    [[nodiscard]] const KafkaEvents& events() const { return m_events; }

private:
    void dr_cb(RdKafka::Message& message) override {
        if (message.err() == RdKafka::ERR_NO_ERROR) m_events.clearError();
        m_ended.push_back({reinterpret_cast<quintptr>(message.msg_opaque()), message.err()});
    }

    KafkaEvents m_events;
    std::vector<Ended> m_ended;
    std::unique_ptr<RdKafka::Producer> m_producer;
};

KafkaProducer::KafkaProducer(KafkaAddress address, int messageMs)
    : m_address(std::move(address)), m_messageMs(messageMs) {
    connect(&m_collect, &QTimer::timeout, this, &KafkaProducer::collect);
}

KafkaProducer::~KafkaProducer() = default;

void KafkaProducer::send(const KafkaMessage& message, Reported reported) {
    if (const auto ready = prepare(); !ready) {
        reported(tl::unexpected(Failure{ready.error(), false, true}));
        return;
    }
    const quintptr number = ++m_lastNumber;
    const auto error = m_client->produce(message, number);
    if (error == RdKafka::ERR_MSG_SIZE_TOO_LARGE) {
        // The client itself has measured this message.
        Failure failure = failureOf(error);
        failure.isTooLarge = true;
        reported(tl::unexpected(std::move(failure)));
        return;
    }
    if (error != RdKafka::ERR_NO_ERROR) {
        reported(tl::unexpected(failureOf(error)));
        return;
    }
    m_pending.emplace(number, std::move(reported));
    const bool isSoon = m_collect.isActive() && m_collect.interval() == kCollectMs;
    if (!isSoon) m_collect.start(kCollectMs);
}

tl::expected<void, QString> KafkaProducer::prepare() {
    if (m_client && m_client->events().hasFailedForGood() && m_pending.isEmpty()) m_client.reset();
    if (m_client) return {};
    auto client = std::make_unique<Client>();
    if (auto opened = client->open(m_address, m_messageMs); !opened) return opened;
    m_client = std::move(client);
    return {};
}

void KafkaProducer::collect() {
    if (!m_client) return;
    const QPointer<KafkaProducer> self(this);
    for (const Client::Ended& ended : m_client->collect()) {
        const Reported reported = m_pending.take(ended.number);
        if (ended.error == RdKafka::ERR_NO_ERROR) {
            reported({});
        } else {
            reported(tl::unexpected(failureOf(ended.error)));
        }
        // A receiver of the report may destroy this object.
        if (!self) return;
    }
    if (m_pending.isEmpty() && m_collect.interval() != kIdleMs) m_collect.start(kIdleMs);
}

KafkaProducer::Failure KafkaProducer::failureOf(int error) const {
    const auto code = static_cast<RdKafka::ErrorCode>(error);
    if (code == RdKafka::ERR_MSG_SIZE_TOO_LARGE) {
        // Of a whole batch, in which other messages may be small enough.
        return {u"Kafka at %1 does not take messages of this size"_s.arg(m_address.shown())};
    }
    if (code == RdKafka::ERR__MSG_TIMED_OUT) {
        const QString why = m_client->events().latestError();
        return {filled(u"Kafka at %1 did not take the message within %2 ms%3"_s, m_address.shown(),
                       m_messageMs, why.isEmpty() ? QString() : u": "_s + why)};
    }
    return {u"Kafka at %1 refused the message: %2"_s.arg(
        m_address.shown(), QString::fromStdString(RdKafka::err2str(code)))};
}

}  // namespace countertop
