// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/RedisStreamBenchmark.h"

#include "tests/benchmarks/RedisBenchmark.h"
#include "tests/benchmarks/SaleScript.h"
#include "tests/benchmarks/WorkerDrain.h"
#include "tests/support/OutboxBacklog.h"
#include "tests/workers/FixedBrokers.h"
#include "workers/publishers/PublisherRegistry.h"

#include <QEventLoop>

namespace countertop {

namespace {

constexpr int kRepeats = 7;
constexpr int kSlices = 5;
constexpr int kSlice = 20'000;

constexpr int kOutboxSlices = 5;
constexpr int kOutboxSlice = 2'000;
constexpr int kOutboxMessages = (1 + kRepeats * kOutboxSlices) * kOutboxSlice;

const QString kDestination = QStringLiteral("redis-stream:countertop-benchmark");

/// "host:port" of the server that ./dev starts.
QString server() { return qEnvironmentVariable("COUNTERTOP_TEST_REDIS"); }

std::unique_ptr<Publisher> publishers() {
    return PublisherRegistry::withAll(redisAt(server()), nullptr);
}

ClaimedMessage message() {
    ClaimedMessage message;
    message.messageId = QStringLiteral("01900000-0000-7000-8000-000000000001");
    message.eventType = QStringLiteral("OrderPlaced");
    message.orderId = QStringLiteral("01900000-0000-7000-8000-000000000002");
    message.destination = kDestination;
    message.correlationId = QStringLiteral("01900000-0000-7000-8000-000000000003");
    message.payload = R"({"number":1,"text":")" + QByteArray(500, 'x') + R"("})";
    return message;
}

/// Our implementation: publishes as the relay does, as many at once as the publisher wants.
class StreamSink {
public:
    void deliver(int count) {
        m_left = count;
        m_underWay = 0;
        start();
        if (m_underWay > 0) m_loop.exec();
    }
    [[nodiscard]] qint64 failed() const { return m_failed; }

private:
    void start() {
        while (m_left > 0 && m_underWay < m_atOnce) {
            --m_left;
            ++m_underWay;
            m_publisher->publish(m_message, [this](const PublishResult& result) {
                if (!result) ++m_failed;
                --m_underWay;
                start();
                if (m_underWay == 0) m_loop.quit();
            });
        }
    }

    std::unique_ptr<Publisher> m_publisher = publishers();
    ClaimedMessage m_message = message();
    int m_atOnce = m_publisher->concurrency(kDestination);
    QEventLoop m_loop;
    int m_left = 0;
    int m_underWay = 0;
    qint64 m_failed = 0;
};

void addLimits(Race& race, const RedisBenchmark& one, const RedisBenchmark& many) {
    race.addTimed(QStringLiteral("redis-benchmark XADD, -c 1 -P 100"),
                  [&one](int count) { return one.append(count); });
    race.addTimed(QStringLiteral("redis-benchmark XADD, -c 50 -P 100"),
                  [&many](int count) { return many.append(count); });
}

}  // namespace

Race redisStreamSink() {
    StreamSink ours;
    const RedisBenchmark one(server(), message(), {1, 100});
    const RedisBenchmark many(server(), message(), {50, 100});
    Race race(QStringLiteral("P10"), QStringLiteral("delivery to a Redis stream, the sink alone"));
    race.add(QStringLiteral("Countertop, the publisher"), [&](int count) { ours.deliver(count); });
    addLimits(race, one, many);
    race.run(kRepeats, kSlices, kSlice);
    race.note(QStringLiteral("failed"), ours.failed());
    return race;
}

Race redisStreamOutbox() {
    const TestShop shop(Dialect::Postgresql, NewShop::forPractice());
    fillOutbox(shop, kOutboxMessages, kDestination);
    WorkerDrain ours(shop.url(), &publishers);
    const RedisBenchmark one(server(), message(), {1, 100});
    const RedisBenchmark many(server(), message(), {50, 100});
    Race race(QStringLiteral("P10 worker"),
              QStringLiteral("delivery to a Redis stream from a PostgreSQL outbox"));
    race.add(QStringLiteral("Countertop, the outbox worker"),
             [&](int count) { ours.drain(count); });
    addLimits(race, one, many);
    race.run(kRepeats, kOutboxSlices, kOutboxSlice);
    race.note(QStringLiteral("failed"), ours.failed());
    return race;
}

}  // namespace countertop
