// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/workers/OutboxWorkerFixture.h"

#include "workers/publishers/PublisherRegistry.h"

#include <QTest>

namespace countertop {

/// A worker that never polls within a test: it acts only when woken or when a message falls due.
OutboxWorker::Options OutboxWorkerFixture::options() const {
    OutboxWorker::Options options;
    options.url = m_shop->url();
    options.pollMs = 600'000;
    options.relay.backOff = {100, 1000};
    options.reconnect = {50, 200};
    return options;
}

std::unique_ptr<RunningWorker> OutboxWorkerFixture::startWorker(
    const OutboxWorker::Options& options) {
    auto running = std::make_unique<RunningWorker>(options, &PublisherRegistry::ofEnvironment);
    // The first figures show that it has polled once and now waits.
    [&] { QTRY_VERIFY(!running->counts.isEmpty()); }();
    return running;
}

}  // namespace countertop
