// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/BrokerDirectory.h"
#include "workers/publishers/Publisher.h"

#include <map>
#include <memory>

namespace countertop {

/// Passes each message to the publisher for its destination's kind. A message that is not JSON or
/// has no publisher fails permanently, with the reason.
class PublisherRegistry final : public Publisher {
public:
    /// `kind` is the destination's prefix, for example "webhook".
    void add(const QString& kind, std::unique_ptr<Publisher> publisher);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotUse(const QString& destination,
                                                   const RouteOptions& options) const override;

    /// A registry with every publisher of this build. `keychain`, which must outlive it, has the
    /// secrets of routes; null: only files have.
    [[nodiscard]] static std::unique_ptr<Publisher> withAll(const Brokers& brokers,
                                                            KeychainSecrets* keychain);
    /// For the brokers of the environment and secrets in files.
    [[nodiscard]] static std::unique_ptr<Publisher> ofEnvironment();

private:
    [[nodiscard]] Publisher* publisherFor(const QString& destination) const;

    std::map<QString, std::unique_ptr<Publisher>> m_publishers;
};

}  // namespace countertop
