// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/PlaceWhileDrainingBenchmark.h"

#include "tests/benchmarks/Contestants.h"
#include "tests/benchmarks/NoSink.h"
#include "tests/support/Waiting.h"
#include "workers/outbox/OutboxWorker.h"

#include <algorithm>
#include <atomic>

namespace countertop {

namespace {

using namespace std::chrono_literals;

constexpr int kSlice = 100;
/// The script starts over after so many sales.
constexpr int kSales = 10'000;
constexpr int kUsualFigures = 6;

/// A worker on its own thread that hears of each commit.
class Drain {
public:
    explicit Drain(const DatabaseUrl& url) {
        OutboxWorker::Options options;
        options.url = url;
        m_worker = new OutboxWorker(options, m_clock, [] { return std::make_unique<NoSink>(); });
        QObject::connect(
            m_worker, &OutboxWorker::delivered, m_worker,
            [this](int count) {
                m_delivered += count;
                ++m_batches;
            },
            Qt::DirectConnection);
        QObject::connect(
            m_worker, &OutboxWorker::deliveryFailed, m_worker, [this] { ++m_failed; },
            Qt::DirectConnection);
        m_worker->runOn(m_thread);
    }

    void announce() {
        QMetaObject::invokeMethod(m_worker, &OutboxWorker::announce, Qt::QueuedConnection);
    }
    [[nodiscard]] qint64 delivered() const { return m_delivered; }
    [[nodiscard]] qint64 batches() const { return m_batches; }
    [[nodiscard]] qint64 failed() const { return m_failed; }

private:
    SystemClock m_clock;
    std::atomic<qint64> m_delivered = 0;
    std::atomic<qint64> m_batches = 0;
    std::atomic<qint64> m_failed = 0;
    OutboxWorker* m_worker;  ///< owned by the thread
    WorkerThread m_thread{QStringLiteral("outbox")};
};

/// Sells with a worker beside it. Waits after each slice until all is delivered, which is not
/// measured, so that the worker rests while the other contestant sells.
class DrainedSales {
public:
    explicit DrainedSales(const DatabaseUrl& url) : m_sales(url, kSales), m_drain(url) {}

    Race::Seconds sell(int count) {
        const qint64 failedBefore = m_sales.failed();
        const Race::Seconds took = Race::timed([&] {
            for (int sale = 0; sale < count; ++sale) {
                m_sales.sell(1);
                m_drain.announce();
            }
        });
        m_sold += count - (m_sales.failed() - failedBefore);
        m_left = std::max(m_left, m_sold - m_drain.delivered());
        if (!waiting::until([this] { return m_drain.delivered() >= m_sold; })) {
            qFatal("%lld messages were not delivered", m_sold - m_drain.delivered());
        }
        return took;
    }
    void addNotes(Race& race) const {
        race.note(QStringLiteral("sales with a worker"), m_sold);
        race.note(QStringLiteral("failed sales"), m_sales.failed());
        race.note(QStringLiteral("repeated attempts of sales"), m_sales.retried());
        race.note(QStringLiteral("failed deliveries"), m_drain.failed());
        race.note(QStringLiteral("batches of deliveries"), m_drain.batches());
        race.note(QStringLiteral("most messages that waited after a slice"), m_left);
    }

private:
    CommandBusSales m_sales;
    Drain m_drain;
    qint64 m_sold = 0;
    qint64 m_left = 0;
};

}  // namespace

Race placeWhileDrainingOn(Dialect dialect, int minutes) {
    const TestShop shop(dialect);
    SaleScript::prepare(*shop.session());
    const ShopCopy forDrained(shop);
    const ShopCopy forAlone(shop);
    DrainedSales drained(forDrained.url());
    CommandBusSales alone(forAlone.url(), kSales);
    Race race(QStringLiteral("P9"),
              QStringLiteral("till sale of 3 lines, %1, %2")
                  .arg(dialect == Dialect::Sqlite ? QStringLiteral("SQLite")
                                                  : QStringLiteral("PostgreSQL"),
                       minutes > 0 ? QStringLiteral("each figure of a minute")
                                   : QStringLiteral("each figure of ten seconds")));
    race.addTimed(QStringLiteral("Countertop, while the worker delivers"),
                  [&](int count) { return drained.sell(count); });
    race.add(QStringLiteral("Countertop, without a worker"), [&](int count) { alone.sell(count); });
    if (minutes > 0) {
        race.runFor(minutes, 60s, kSlice);
    } else {
        race.runFor(kUsualFigures, 10s, kSlice);
    }
    drained.addNotes(race);
    return race;
}

}  // namespace countertop
