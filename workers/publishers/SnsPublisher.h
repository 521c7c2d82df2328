// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/http/HttpSender.h"
#include "workers/publishers/BrokerDirectory.h"
#include "workers/publishers/Publisher.h"

#include <QDeadlineTimer>
#include <QHash>

namespace countertop {

/// Publishes each message to the topic of "sns:ARN" through the HTTP API of Amazon SNS, with the
/// message attributes id and type. Works with any service of the same API (AWS_ENDPOINT_URL). While
/// the service refuses the keys or the clock of this program, its messages are left to others;
/// other keys are tried at once.
class SnsPublisher final : public Publisher {
public:
    static constexpr int kTimeoutMs = 10'000;

    explicit SnsPublisher(Brokers brokers, int timeoutMs = kTimeoutMs);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override;

private:
    struct Refusal {
        AwsSettings settings = {};  ///< that were refused
        QString reason = {};
        QDeadlineTimer until{0};
        int count = 0;
    };

    /// Why the service is not asked again yet with these settings.
    [[nodiscard]] std::optional<QString> refusal(const QString& destination,
                                                 const AwsSettings& settings) const;
    void note(const QString& destination, const AwsSettings& settings, const PublishResult& result);

    Brokers m_brokers;
    QHash<QString, Refusal> m_refusals;  ///< by destination
    HttpSender m_sender;
};

/// The form that publishes a message to a topic.
[[nodiscard]] QByteArray snsForm(const TopicArn& topic, const ClaimedMessage& message);

}  // namespace countertop
