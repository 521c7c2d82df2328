// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/http/HttpSender.h"
#include "workers/publishers/Publisher.h"

namespace countertop {

/// POSTs messages as JSON to "webhook:URL" with the headers of Standard Webhooks
/// (https://www.standardwebhooks.com): `webhook-id`, the same for every attempt, and of each
/// attempt `webhook-timestamp` and, when the route has secrets, `webhook-signature`. A message
/// whose secret cannot be read is not sent at all. Only a 2xx response counts as delivered;
/// redirects are not followed. One attempt is one request.
class WebhookPublisher final : public Publisher {
public:
    static constexpr int kTimeoutMs = 10'000;

    explicit WebhookPublisher(int timeoutMs = kTimeoutMs);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;

private:
    HttpSender m_sender;
};

}  // namespace countertop
