// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/PlaceBenchmark.h"

#include "tests/benchmarks/Contestants.h"

namespace countertop {

namespace {

constexpr int kRepeats = 7;
constexpr int kSlices = 12;
constexpr int kSlice = 25;
constexpr int kSales = (1 + kRepeats * kSlices) * kSlice;

RecordedSales recordedSales() {
    const TestShop scratch(Dialect::Sqlite);
    SaleScript::prepare(*scratch.session());
    return RecordedSales(scratch.url(), kSales);
}

}  // namespace

Race placeOnSqlite() {
    const RecordedSales recorded = recordedSales();
    const TestShop shop(Dialect::Sqlite);
    SaleScript::prepare(*shop.session());
    const ShopCopy forLimit(shop);
    const ShopCopy forStore(shop);
    const ShopCopy forUs(shop);
    CommandBusSales ours(forUs.url(), kSales);
    StoreSales store(forStore.url(), recorded);
    SqliteSales limit(forLimit.url(), recorded);
    Race race(QStringLiteral("P5"),
              QStringLiteral("till sale of 3 lines, SQLite, synchronous=FULL, one caller"));
    race.add(QStringLiteral("Countertop, SellAtTill through the command bus"),
             [&](int count) { ours.sell(count); });
    race.add(QStringLiteral("C on sqlite3, the same rows"), [&](int count) { limit.sell(count); });
    race.add(QStringLiteral("Countertop's store alone, everything decided"),
             [&](int count) { store.sell(count); });
    race.run(kRepeats, kSlices, kSlice);
    race.note(QStringLiteral("failed"), ours.failed());
    race.note(QStringLiteral("retried"), ours.retried());
    return race;
}

Race placeOnPostgresql() {
    const RecordedSales recorded = recordedSales();
    const TestShop shop(Dialect::Postgresql);
    SaleScript::prepare(*shop.session());
    const ShopCopy forUs(shop);
    const ShopCopy forLimit(shop);
    const ShopCopy forPlainQt(shop);
    CommandBusSales ours(forUs.url(), kSales);
    LibpqSales limit(forLimit.url(), recorded.documents());
    PlainQtSales plain(forPlainQt.url(), recorded);
    Race race(QStringLiteral("P1"),
              QStringLiteral("till sale of 3 lines, PostgreSQL, synchronous_commit=on, one till"));
    race.add(QStringLiteral("Countertop, SellAtTill through the command bus"),
             [&](int count) { ours.sell(count); });
    race.add(QStringLiteral("libpq, one function, the same rows"),
             [&](int count) { limit.sell(count); });
    race.add(QStringLiteral("plain QSqlQuery, prepared each time"),
             [&](int count) { plain.sell(count); });
    race.run(kRepeats, kSlices, kSlice);
    race.note(QStringLiteral("failed"), ours.failed());
    race.note(QStringLiteral("retried"), ours.retried());
    return race;
}

}  // namespace countertop
