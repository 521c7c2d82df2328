// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/GroupCommitBenchmark.h"

#include "app/session/ShopShards.h"
#include "tests/benchmarks/Contestants.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace countertop {

namespace {

constexpr int kCallers = 8;
constexpr int kRepeats = 7;
constexpr int kSlices = 4;
constexpr int kSlice = 10 * kCallers;
constexpr int kSales = (1 + kRepeats * kSlices) * kSlice;

/// Our implementation with several callers: each waits for the
/// result of its sale before it starts the next.
class ProcessorSales {
public:
    ProcessorSales(const DatabaseUrl& url, int callers)
        : m_processor(shopShards(url, m_clock, m_keys), shardOptions(url)), m_callers(callers) {}

    void sell(int count) {
        std::vector<std::thread> callers;
        for (int caller = 1; caller < m_callers; ++caller) {
            callers.emplace_back([this, count] { sellAlone(count / m_callers); });
        }
        sellAlone(count / m_callers);
        for (std::thread& caller : callers) caller.join();
    }
    [[nodiscard]] qint64 failed() const { return m_failed; }
    [[nodiscard]] CommandShard::Counts counts() const { return m_processor.counts(); }

private:
    void sellAlone(int count) {
        for (int sale = 0; sale < count; ++sale) {
            if (!m_processor.sendAndWait({next(), Intent::fresh(), SaleScript::origin()})) {
                ++m_failed;
            }
        }
    }
    SellAtTill next() {
        const std::lock_guard lock(m_mutex);
        return m_script.next();
    }

    SystemClock m_clock;
    KeysInFlight m_keys;
    std::mutex m_mutex;
    SaleScript m_script{kSales};
    std::atomic<qint64> m_failed = 0;
    ShardedProcessor m_processor;
    int m_callers;
};

}  // namespace

Race groupCommitOnSqlite() {
    const TestShop scratch(Dialect::Sqlite);
    SaleScript::prepare(*scratch.session());
    const RecordedSales recorded(scratch.url(), kSales);
    const TestShop shop(Dialect::Sqlite);
    SaleScript::prepare(*shop.session());
    const ShopCopy forLimit(shop);
    const ShopCopy forGroups(shop);
    const ShopCopy forSavepoints(shop);
    const ShopCopy forUs(shop);
    ProcessorSales ours(forUs.url(), kCallers);
    SqliteSales limit(forLimit.url(), recorded);
    SqliteSales groups(forGroups.url(), recorded, kCallers);
    SqliteSales savepoints(forSavepoints.url(), recorded, kCallers,
                           SqliteSales::Savepoints::OneForEachSale);
    Race race(QStringLiteral("P6"),
              QStringLiteral("till sale of 3 lines, SQLite, synchronous=FULL, 8 callers"));
    race.add(QStringLiteral("Countertop, 8 callers of one processor"),
             [&](int count) { ours.sell(count); });
    race.add(QStringLiteral("C on sqlite3, one commit for each sale"),
             [&](int count) { limit.sell(count); });
    // The bounds for any group commit on this disk: fewer flushes, then additional savepoints.
    race.add(QStringLiteral("C on sqlite3, eight sales in one commit"),
             [&](int count) { groups.sell(count); });
    race.add(QStringLiteral("C on sqlite3, eight in one commit, a savepoint for each"),
             [&](int count) { savepoints.sell(count); });
    race.run(kRepeats, kSlices, kSlice);
    race.note(QStringLiteral("failed"), ours.failed());
    race.note(QStringLiteral("shared commits"), ours.counts().sharedCommits);
    race.note(QStringLiteral("sales"), ours.counts().answered);
    return race;
}

Race loneCommandOnSqlite() {
    const TestShop shop(Dialect::Sqlite);
    SaleScript::prepare(*shop.session());
    const ShopCopy forProcessor(shop);
    const ShopCopy forBus(shop);
    ProcessorSales ours(forProcessor.url(), 1);
    CommandBusSales direct(forBus.url(), kSales);
    Race race(QStringLiteral("P6 lone"),
              QStringLiteral("till sale of 3 lines, SQLite, synchronous=FULL, one caller"));
    race.add(QStringLiteral("Countertop, one caller of a processor"),
             [&](int count) { ours.sell(count); });
    race.add(QStringLiteral("Countertop, the command bus itself"),
             [&](int count) { direct.sell(count); });
    race.run(kRepeats, kSlices, kSlice);
    race.note(QStringLiteral("failed"), ours.failed());
    race.note(QStringLiteral("shared commits"), ours.counts().sharedCommits);
    return race;
}

}  // namespace countertop
