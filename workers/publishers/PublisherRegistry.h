// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/BrokerSettings.h"
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

    /// A registry with every publisher of this build, for the brokers of the environment.
    [[nodiscard]] static std::unique_ptr<Publisher> withAll();
    [[nodiscard]] static std::unique_ptr<Publisher> withBrokers(const BrokerSettings& brokers);

private:
    [[nodiscard]] Publisher* publisherFor(const QString& destination) const;

    std::map<QString, std::unique_ptr<Publisher>> m_publishers;
};

}  // namespace countertop
