// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/workers/ManualPublisher.h"
#include "tests/workers/OutboxFixture.h"
#include "workers/outbox/OutboxRelay.h"

namespace countertop {

/// A relay with its own connection, as in a separate process.
struct RelayProcess {
    explicit RelayProcess(OutboxFixture& shop, const Clock& clock, const RelayOptions& options = {},
                          qint64 leaseMs = 60'000)
        : database(shop.database()),
          store(*database, clock, 1, leaseMs),
          relay(store, publisher, clock, withoutPauses(options)) {}

    static RelayOptions withoutPauses(RelayOptions options) {
        options.freeEveryMs = 0;
        options.correctEveryMs = 0;
        options.cheapLookMs *= 1'000;
        return options;
    }

    std::unique_ptr<Database> database;
    OutboxStore store;
    ManualPublisher publisher;
    OutboxRelay relay;
};

}  // namespace countertop
