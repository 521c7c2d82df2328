// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

#include <map>
#include <memory>

namespace countertop {

/// Sends each message to the publisher of its destination's kind. What nobody can deliver, or is
/// no JSON, fails for good with the reason.
class PublisherRegistry final : public Publisher {
public:
    /// `kind` is the destination's prefix, for example "webhook".
    void add(const QString& kind, std::unique_ptr<Publisher> publisher);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;

    /// Every publisher this build has.
    [[nodiscard]] static std::unique_ptr<Publisher> withAll();

private:
    [[nodiscard]] Publisher* publisherFor(const QString& destination) const;

    std::map<QString, std::unique_ptr<Publisher>> m_publishers;
};

}  // namespace countertop
