// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DrainRate.h"

#include "tests/support/HttpEndpoint.h"
#include "tests/support/OutboxBacklog.h"
#include "workers/WorkerThread.h"
#include "workers/outbox/OutboxWorker.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace countertop {

namespace {

constexpr int kTimeoutMs = 60'000;

}  // namespace

double DrainRate::measure(Dialect dialect, int waiting, int messages) {
    const TestShop shop(dialect, NewShop::forPractice());
    HttpEndpoint endpoint;
    fillOutbox(shop, waiting, endpoint.destination());
    QEventLoop untilArrived;
    int arrived = 0;
    QElapsedTimer timer;
    qint64 tookMs = 0;
    // The first one starts the clock, so that opening the shop does not count.
    endpoint.setScript([&](const HttpEndpoint::Request&) {
        if (arrived++ == 0) timer.start();
        if (arrived == messages) {
            tookMs = timer.elapsed();
            untilArrived.quit();
        }
        return HttpEndpoint::Answer{};
    });
    const SystemClock clock;
    OutboxWorker::Options options;
    options.url = shop.url();
    WorkerThread thread(QStringLiteral("outbox"));
    auto* worker = new OutboxWorker(options, clock, &PublisherRegistry::withAll);
    QEventLoop untilStopped;
    QObject::connect(worker, &OutboxWorker::stopped, &untilStopped, &QEventLoop::quit);
    worker->runOn(thread);
    QTimer::singleShot(kTimeoutMs, &untilArrived, &QEventLoop::quit);
    untilArrived.exec();
    // The receiver has to answer what is under way.
    QMetaObject::invokeMethod(worker, &OutboxWorker::stop, Qt::QueuedConnection);
    untilStopped.exec();
    return arrived < messages
               ? 0
               : messages * 1000.0 / static_cast<double>(std::max<qint64>(1, tookMs));
}

}  // namespace countertop
