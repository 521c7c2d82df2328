// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/http/HttpSender.h"
#include "workers/publishers/AwsSettings.h"
#include "workers/publishers/Publisher.h"

#include <QDeadlineTimer>
#include <QHash>

namespace countertop {

/// Publishes each message to the topic of "sns:ARN" through the HTTP API of Amazon SNS, with the
/// message attributes id and type. Works with any service of the same API (AWS_ENDPOINT_URL). While
/// the service refuses the keys or the clock of this program, its messages are left to others.
class SnsPublisher final : public Publisher {
public:
    static constexpr int kTimeoutMs = 10'000;

    explicit SnsPublisher(AwsSettings settings, int timeoutMs = kTimeoutMs);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override;

private:
    struct Refusal {
        QString reason;
        QDeadlineTimer until{0};
        int count = 0;
    };

    void note(const QString& destination, const PublishResult& result);

    AwsSettings m_settings;
    QHash<QString, Refusal> m_refusals;  ///< by destination
    HttpSender m_sender;
};

/// The form that publishes a message to a topic.
[[nodiscard]] QByteArray snsForm(const TopicArn& topic, const ClaimedMessage& message);

}  // namespace countertop
