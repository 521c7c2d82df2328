// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "workers/outbox/RoutedPublisher.h"

#include <functional>

namespace countertop {

/// Sends one made-up message along a route, prepared and published as its real ones are. Nothing is
/// stored. Lives on one thread with an event loop; one sample at a time.
class RouteProbe final {
public:
    /// Who sends, as the message says.
    struct Sender {
        QString actor;
        QString till;
        QString currency;
    };
    struct Answer {
        ClaimedMessage message;
        PublishResult result;
        qint64 tookMs = 0;
    };
    using Done = std::function<void(const Result<Answer>&)>;

    /// Database and clock must outlive the probe.
    RouteProbe(Database& database, const Clock& clock, std::unique_ptr<Publisher> publisher);

    /// Calls `done` once, now or later, on this thread; destroying the probe drops it. NOT_FOUND:
    /// no active route has the number, or it takes no event. NOT_ALLOWED ("destination_unserved"):
    /// this computer lacks something to send there. NOT_ALLOWED
    /// ("test_would_charge"): the route requests payments.
    void send(qint64 routeId, const Sender& sender, Done done);

private:
    [[nodiscard]] Result<ClaimedMessage> prepare(qint64 routeId, const Sender& sender);

    Database& m_database;
    const Clock& m_clock;
    RouteDirectory m_directory;
    RoutedPublisher m_publisher;
};

}  // namespace countertop
