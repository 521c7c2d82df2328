// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/KafkaAddress.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <tl/expected.hpp>

#include <functional>
#include <memory>

namespace countertop {

/// A message in Kafka's terms. Messages with the same key keep their order.
struct KafkaMessage {
    QString topic;
    QByteArray key;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
};

/// An idempotent producer for one Kafka cluster. librdkafka connects, batches and retries on
/// threads of its own; its reports are collected on the event loop of this object's thread.
class KafkaProducer final : public QObject {
    Q_OBJECT

public:
    struct Failure {
        QString error;            ///< an English sentence
        bool isTooLarge = false;  ///< no attempt can succeed
        bool isLocal = false;     ///< the client cannot be used here
    };
    using Report = tl::expected<void, Failure>;
    using Reported = std::function<void(const Report&)>;

    /// A message that is not acknowledged within `messageMs` fails.
    KafkaProducer(KafkaAddress address, int messageMs);
    ~KafkaProducer() override;

    [[nodiscard]] const KafkaAddress& address() const { return m_address; }

    /// `reported` is called once on this thread, unless the producer is destroyed first.
    void send(const KafkaMessage& message, Reported reported);

private:
    class Client;

    /// Creates the client when there is none; false with the reason when its settings are refused.
    tl::expected<void, QString> prepare();
    void collect();
    [[nodiscard]] Failure failureOf(int error) const;

    KafkaAddress m_address;
    int m_messageMs;
    std::unique_ptr<Client> m_client;
    QHash<quintptr, Reported> m_pending;  ///< by the number given to the client
    quintptr m_lastNumber = 0;
    QTimer m_collect;
};

}  // namespace countertop
