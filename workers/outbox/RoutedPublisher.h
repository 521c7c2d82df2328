// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/outbox/RouteDirectory.h"
#include "workers/publishers/Publisher.h"

#include <QHash>

#include <memory>

namespace countertop {

/// Prepares each message as its route says, then passes it on: fills the route's template and adds
/// its options. A message that the template does not fit, or whose route is unknown, is held. Lives
/// on its relay's thread.
class RoutedPublisher final : public Publisher {
public:
    /// `routes` must outlive the publisher.
    RoutedPublisher(std::unique_ptr<Publisher> publisher, RouteDirectory& routes);

    void publish(const ClaimedMessage& message, Done done) override;
    [[nodiscard]] int concurrency(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotServe(const QString& destination) const override;
    [[nodiscard]] std::optional<QString> cannotUse(const QString& destination,
                                                   const RouteOptions& options) const override;
    /// Those with a secret or CA file that cannot be read here.
    [[nodiscard]] QList<UnservedRoute> unservedRoutes() const override;

private:
    std::unique_ptr<Publisher> m_publisher;
    RouteDirectory& m_routes;
};

}  // namespace countertop
