// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/http/HttpSender.h"
#include "workers/publishers/Publisher.h"

namespace countertop {

class KeychainSecrets;

/// POSTs messages as JSON to "webhook:URL" with the headers of Standard Webhooks
/// (https://www.standardwebhooks.com): `webhook-id`, the same for every attempt, and of each
/// attempt `webhook-timestamp` and, when the route has secrets, `webhook-signature`. A message
/// whose secret cannot be read is not sent at all. Only a 2xx response counts as delivered;
/// redirects are not followed. One attempt is one request.
class WebhookPublisher final : public Publisher {
public:
    static constexpr int kTimeoutMs = 10'000;

    /// Without `keychain`, which must outlive the publisher, only secrets in files can be used.
    explicit WebhookPublisher(int timeoutMs = kTimeoutMs, KeychainSecrets* keychain = nullptr);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    /// A secret or CA file that cannot be read.
    [[nodiscard]] std::optional<QString> cannotUse(const QString& destination,
                                                   const RouteOptions& options) const override;

private:
    KeychainSecrets* m_keychain;
    HttpSender m_sender;
};

}  // namespace countertop
