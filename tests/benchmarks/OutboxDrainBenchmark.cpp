// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/OutboxDrainBenchmark.h"

#include "tests/benchmarks/NoSink.h"
#include "tests/benchmarks/RawOutbox.h"
#include "tests/benchmarks/SaleScript.h"
#include "tests/benchmarks/WorkerDrain.h"
#include "tests/support/OutboxBacklog.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr int kRepeats = 7;
constexpr int kSlice = 1'000;

/// In each repeat. One slice warms up.
int slicesOf(int messages) { return (messages / kSlice - 1) / kRepeats; }

const QString kDestination = QStringLiteral("log:/dev/null");

// The worker's claims are as large as those of the raw programs.
static_assert(2 * NoSink::kAtOnce == LibpqOutbox::kBatch);
static_assert(2 * NoSink::kAtOnce == SqliteOutbox::kBatch);

std::unique_ptr<TestShop> shopWithBacklog(Dialect dialect, int messages) {
    auto shop = std::make_unique<TestShop>(dialect, NewShop::forPractice());
    fillOutbox(*shop, messages, kDestination);
    const auto database = shop->database(Database::Role::Writer);
    orFatal(database->run(dialect == Dialect::Sqlite ? QStringLiteral("ANALYZE")
                                                     : QStringLiteral("VACUUM ANALYZE")));
    return shop;
}

void runWith(Race& race, WorkerDrain& ours, int messages) {
    race.run(kRepeats, slicesOf(messages), kSlice);
    race.note(QStringLiteral("messages"), messages);
    race.note(QStringLiteral("failed"), ours.failed());
}

Race onSqlite(int messages) {
    const auto shop = shopWithBacklog(Dialect::Sqlite, messages);
    const ShopCopy forUs(*shop);
    const ShopCopy forLimit(*shop);
    WorkerDrain ours(forUs.url(), [] { return std::make_unique<NoSink>(); });
    SqliteOutbox limit(forLimit.url(), kDestination);
    Race race(QStringLiteral("P7"),
              QStringLiteral("outbox drained without a sink, SQLite, synchronous=FULL"));
    race.add(QStringLiteral("Countertop, the outbox worker"),
             [&](int count) { ours.drain(count); });
    race.add(QStringLiteral("C on sqlite3, lease and acknowledgement"),
             [&](int count) { limit.drain(count); });
    runWith(race, ours, messages);
    return race;
}

Race onPostgresql(int messages) {
    const auto shop = shopWithBacklog(Dialect::Postgresql, messages);
    const ShopCopy forUs(*shop);
    const ShopCopy forLease(*shop);
    const ShopCopy forOne(*shop);
    WorkerDrain ours(forUs.url(), [] { return std::make_unique<NoSink>(); });
    LibpqOutbox lease(forLease.url(), kDestination, LibpqOutbox::Form::Lease);
    LibpqOutbox one(forOne.url(), kDestination, LibpqOutbox::Form::OneTransaction);
    Race race(QStringLiteral("P7"),
              QStringLiteral("outbox drained without a sink, PostgreSQL, synchronous_commit=on"));
    race.add(QStringLiteral("Countertop, the outbox worker"),
             [&](int count) { ours.drain(count); });
    race.add(QStringLiteral("libpq, SKIP LOCKED, lease, acknowledgement"),
             [&](int count) { lease.drain(count); });
    race.add(QStringLiteral("libpq, SKIP LOCKED, one open transaction"),
             [&](int count) { one.drain(count); });
    runWith(race, ours, messages);
    return race;
}

}  // namespace

Race outboxDrainOn(Dialect dialect, int messages) {
    const int atLeast = (1 + kRepeats) * kSlice;
    const int enough = std::max(messages, atLeast);
    return dialect == Dialect::Sqlite ? onSqlite(enough) : onPostgresql(enough);
}

}  // namespace countertop
