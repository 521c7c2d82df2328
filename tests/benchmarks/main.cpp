// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/EventStoreBenchmark.h"
#include "tests/benchmarks/ExportBenchmark.h"
#include "tests/benchmarks/GroupCommitBenchmark.h"
#include "tests/benchmarks/ImportBenchmark.h"
#include "tests/benchmarks/OutboxDrainBenchmark.h"
#include "tests/benchmarks/PlaceBenchmark.h"
#include "tests/benchmarks/PlaceWhileDrainingBenchmark.h"
#include "tests/benchmarks/RebuildBenchmark.h"
#include "tests/benchmarks/RedisBenchmark.h"
#include "tests/benchmarks/RedisStreamBenchmark.h"
#include "tests/benchmarks/SearchBenchmark.h"
#include "tests/benchmarks/WebhookLatencyBenchmark.h"
#include "tests/support/TestShop.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <functional>
#include <optional>
#include <variant>

namespace countertop {

namespace {

using Outcome = std::variant<Race, LatencyRace>;
using Outcomes = QList<Outcome>;

/// Something to measure. One that is measured on each database also has a name for each of them.
struct Benchmark {
    QString name;
    QString about;
    /// What runs on one database; called for each of them that is asked for.
    std::function<Outcomes(Dialect dialect, int count)> onDatabase;
    std::function<Outcomes(int count)> once = {};
    /// When the command line gives no number; nothing: it takes none.
    std::optional<int> usualCount = {};
    QString countName = {};
};

Benchmark onEach(const QString& name, const QString& about,
                 const std::function<Outcomes(Dialect)>& run) {
    return {name, about, [run](Dialect dialect, int) { return run(dialect); }};
}

Outcomes asOutcomes(const QList<Race>& races) { return {races.cbegin(), races.cend()}; }

Outcomes webhookLatencies(Dialect dialect) {
    Outcomes outcomes{webhookLatencyOn(dialect)};
    if (dialect == Dialect::Postgresql) outcomes.append(noticedWebhookLatency());
    return outcomes;
}

Outcomes redisStreams() {
    if (!RedisBenchmark::isInstalled() || qEnvironmentVariableIsEmpty("COUNTERTOP_TEST_REDIS")) {
        QTextStream(stderr) << "P10 needs redis-benchmark and a Redis server\n";
        return {};
    }
    Outcomes outcomes{redisStreamSink()};
    if (TestShop::isAvailable(Dialect::Postgresql)) outcomes.append(redisStreamOutbox());
    return outcomes;
}

QList<Benchmark> benchmarks() {
    using namespace Qt::StringLiterals;
    return {
        onEach(u"place"_s, u"P1 and P5: a sale through the command bus and its limits"_s,
               [](Dialect dialect) {
                   return Outcomes{dialect == Dialect::Sqlite ? placeOnSqlite()
                                                              : placeOnPostgresql()};
               }),
        {u"group-commit"_s,
         u"P6: eight callers who share durable commits"_s,
         {},
         [](int) {
             return Outcomes{groupCommitOnSqlite(), loneCommandOnSqlite()};
         }},
        {u"outbox-drain"_s,
         u"P7: MESSAGES claimed and acknowledged"_s,
         [](Dialect dialect, int messages) { return Outcomes{outboxDrainOn(dialect, messages)}; },
         {},
         400'000,
         u"MESSAGES"_s},
        onEach(u"webhook-latency"_s, u"P8: from a sale's commit to its webhook"_s,
               &webhookLatencies),
        {u"place-while-draining"_s,
         u"P9: sales beside a busy outbox worker, for MINUTES; else one minute"_s,
         [](Dialect dialect, int minutes) {
             return Outcomes{placeWhileDrainingOn(dialect, minutes)};
         },
         {},
         0,
         u"MINUTES"_s},
        {u"redis-stream"_s,
         u"P10: messages to a Redis stream"_s,
         {},
         [](int) { return redisStreams(); }},
        {u"event-store"_s,
         u"P11: appends, and an order of 10,000 events"_s,
         {},
         [](int) {
             return Outcomes{appendOnSqlite(1), appendOnSqlite(100), loadFromSnapshot()};
         }},
        {u"rebuild"_s,
         u"P12: all projections from EVENTS events"_s,
         [](Dialect dialect, int events) { return Outcomes{rebuildOn(dialect, events)}; },
         {},
         150'000,
         u"EVENTS"_s},
        onEach(u"export"_s, u"P15: a range of 100,000 orders and ranges of 10,000"_s,
               [](Dialect dialect) { return asOutcomes(exportsOn(dialect)); }),
        {u"import"_s,
         u"a history on PostgreSQL and on SQLite"_s,
         {},
         [](int) {
             return TestShop::isAvailable(Dialect::Postgresql) ? Outcomes{importOnBoth()}
                                                               : Outcomes{};
         }},
        onEach(u"search"_s, u"CAT-2: what a clerk types, in 100,000 products"_s,
               [](Dialect dialect) { return asOutcomes(searchesOn(dialect)); }),
    };
}

QString suffixOf(Dialect dialect) {
    return dialect == Dialect::Sqlite ? QStringLiteral("-sqlite") : QStringLiteral("-postgresql");
}

constexpr Dialect kDialects[] = {Dialect::Postgresql, Dialect::Sqlite};

bool isCalled(const Benchmark& benchmark, const QString& name) {
    if (name == benchmark.name) return true;
    return benchmark.onDatabase &&
           std::any_of(std::begin(kDialects), std::end(kDialects),
                       [&](Dialect dialect) { return name == benchmark.name + suffixOf(dialect); });
}

int usage() {
    QTextStream err(stderr);
    err << "usage: countertop_bench [NAME] [COUNT] [--json]\n";
    for (const Benchmark& benchmark : benchmarks()) {
        err << "  " << benchmark.name;
        if (benchmark.onDatabase) err << "[-sqlite|-postgresql]";
        if (benchmark.usualCount) err << " [" << benchmark.countName << "]";
        err << "   " << benchmark.about << "\n";
    }
    return 2;
}

Outcomes outcomesOf(const Benchmark& benchmark, const QString& name, int count) {
    if (!benchmark.onDatabase) return benchmark.once(count);
    Outcomes outcomes;
    for (const Dialect dialect : kDialects) {
        if (name != benchmark.name && name != benchmark.name + suffixOf(dialect)) continue;
        if (!TestShop::isAvailable(dialect)) {
            QTextStream(stderr) << TestShop::kNoServer << "\n";
            continue;
        }
        outcomes.append(benchmark.onDatabase(dialect, count));
    }
    return outcomes;
}

void show(const Outcomes& outcomes, bool asJson) {
    QJsonArray results;
    for (const Outcome& outcome : outcomes) {
        if (asJson) {
            results.append(std::visit([](const auto& race) { return race.toJson(); }, outcome));
        } else {
            std::visit([](const auto& race) { race.print(); }, outcome);
        }
    }
    if (asJson) QTextStream(stdout) << QJsonDocument(results).toJson();
}

int run(QStringList arguments) {
    const bool json = arguments.removeAll(QStringLiteral("--json")) > 0;
    const QString name = arguments.value(1, QStringLiteral("place"));
    const QList<Benchmark> all = benchmarks();
    const auto asked = std::find_if(all.cbegin(), all.cend(), [&](const Benchmark& benchmark) {
        return isCalled(benchmark, name);
    });
    if (asked == all.cend()) return usage();
    int count = asked->usualCount.value_or(0);
    if (arguments.size() > 2) {
        bool isNumber = false;
        count = arguments[2].toInt(&isNumber);
        if (!asked->usualCount || !isNumber || count < 1 || arguments.size() > 3) return usage();
    }
    show(outcomesOf(*asked, name, count), json);
    return 0;
}

}  // namespace

}  // namespace countertop

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return countertop::run(application.arguments());
}
