// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/DrainRate.h"

#include "models/events/BuiltDestinations.h"
#include "tests/support/HttpEndpoint.h"
#include "tests/support/OutboxBacklog.h"
#include "tests/support/RedisServer.h"
#include "tests/workers/FixedBrokers.h"
#include "workers/WorkerThread.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <algorithm>

namespace countertop {

namespace {

constexpr int kTimeoutMs = 60'000;

}  // namespace

/// Counts messages; the first ones start the clock, so that opening the shop does not count.
class DrainRate::Arrivals {
public:
    explicit Arrivals(int messages) : m_messages(messages) {}

    void add(int count) {
        const bool isFirst = m_arrived == 0;
        m_arrived += count;
        if (isFirst) {
            m_first = count;
            m_timer.start();
        }
        if (m_arrived < m_messages || m_tookMs > 0) return;
        m_tookMs = std::max<qint64>(1, m_timer.elapsed());
        m_measured = m_arrived - m_first;
        m_untilArrived.quit();
    }
    void wait() {
        QTimer::singleShot(kTimeoutMs, &m_untilArrived, &QEventLoop::quit);
        m_untilArrived.exec();
    }
    [[nodiscard]] double perSecond() const {
        return m_tookMs == 0 ? 0 : m_measured * 1000.0 / static_cast<double>(m_tookMs);
    }

private:
    int m_messages;
    int m_arrived = 0;
    int m_first = 0;
    int m_measured = 0;
    qint64 m_tookMs = 0;
    QElapsedTimer m_timer;
    QEventLoop m_untilArrived;
};

bool DrainRate::isAvailable(Receiver receiver) {
    return receiver == Receiver::Webhook ||
           (RedisServer::isInstalled() &&
            builtDestinations().contains(QStringLiteral("redis-stream")));
}

double DrainRate::measure(Dialect dialect, Receiver receiver, int waiting, int messages) {
    const TestShop shop(dialect, NewShop::forPractice());
    return receiver == Receiver::Webhook ? toWebhook(shop, waiting, messages)
                                         : toRedisStream(shop, waiting, messages);
}

double DrainRate::toWebhook(const TestShop& shop, int waiting, int messages) {
    Arrivals arrivals(messages);
    HttpEndpoint endpoint;
    endpoint.setScript([&](const HttpEndpoint::Request&) {
        arrivals.add(1);
        return HttpEndpoint::Answer{};
    });
    fillOutbox(shop, waiting, endpoint.destination());
    drain(shop, Receiver::Webhook, arrivals, &PublisherRegistry::ofEnvironment);
    return arrivals.perSecond();
}

double DrainRate::toRedisStream(const TestShop& shop, int waiting, int messages) {
    Arrivals arrivals(messages);
    const RedisServer server;
    fillOutbox(shop, waiting, QStringLiteral("redis-stream:orders"));
    drain(shop, Receiver::RedisStream, arrivals, [address = server.address()] {
        return PublisherRegistry::withAll(redisAt(address), nullptr);
    });
    return arrivals.perSecond();
}

void DrainRate::drain(const TestShop& shop, Receiver receiver, Arrivals& arrivals,
                      const OutboxWorker::PublisherFactory& publishers) {
    const SystemClock clock;
    OutboxWorker::Options options;
    options.url = shop.url();
    WorkerThread thread(QStringLiteral("outbox"));
    auto* worker = new OutboxWorker(options, clock, publishers);
    QEventLoop untilStopped;
    QObject::connect(worker, &OutboxWorker::stopped, &untilStopped, &QEventLoop::quit);
    // A stream does not say when something arrives: what the outbox has recorded counts.
    if (receiver == Receiver::RedisStream) {
        QObject::connect(worker, &OutboxWorker::delivered, &untilStopped,
                         [&](int count) { arrivals.add(count); });
    }
    worker->runOn(thread);
    arrivals.wait();
    // The receiver has to answer what is under way.
    QMetaObject::invokeMethod(worker, &OutboxWorker::stop, Qt::QueuedConnection);
    untilStopped.exec();
}

}  // namespace countertop
