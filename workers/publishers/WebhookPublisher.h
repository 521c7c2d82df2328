// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

#include <QNetworkAccessManager>
#include <QObject>

QT_BEGIN_NAMESPACE
class QNetworkReply;
QT_END_NAMESPACE

namespace countertop {

/// POSTs messages as JSON to "webhook:URL" with the headers of Standard Webhooks
/// (https://www.standardwebhooks.com): `webhook-id`, the same for every attempt, and
/// `webhook-timestamp`. Only a 2xx response counts as delivered; redirects are not followed.
class WebhookPublisher final : public QObject, public Publisher {
    Q_OBJECT

public:
    static constexpr int kTimeoutMs = 10'000;

    explicit WebhookPublisher(int timeoutMs = kTimeoutMs);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;

private:
    [[nodiscard]] PublishResult resultOf(QNetworkReply& reply) const;

    QNetworkAccessManager m_network;
    int m_timeoutMs;
};

/// The pause of a Retry-After header, in seconds or as an HTTP date (RFC 9110 §10.2.3), in
/// milliseconds from `now`; nothing when it cannot be parsed.
[[nodiscard]] std::optional<qint64> retryAfterMs(const QByteArray& header, Timestamp now);

}  // namespace countertop
