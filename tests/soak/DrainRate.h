// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/TestShop.h"
#include "workers/outbox/OutboxWorker.h"

namespace countertop {

/// How fast a worker delivers to a receiver that answers at once, while so many messages wait.
class DrainRate {
public:
    enum class Receiver { Webhook, RedisStream };

    /// Whether this build and this machine have what the receiver needs.
    [[nodiscard]] static bool isAvailable(Receiver receiver);

    /// Fills a new shop with `waiting` messages and delivers the first `messages` of them.
    /// Messages in a second; 0 when they did not all arrive within a minute.
    [[nodiscard]] static double measure(Dialect dialect, Receiver receiver, int waiting,
                                        int messages);

private:
    class Arrivals;

    [[nodiscard]] static double toWebhook(const TestShop& shop, int waiting, int messages);
    [[nodiscard]] static double toRedisStream(const TestShop& shop, int waiting, int messages);
    /// Runs a worker until all have arrived.
    static void drain(const TestShop& shop, Receiver receiver, Arrivals& arrivals,
                      const OutboxWorker::PublisherFactory& publishers);
};

}  // namespace countertop
