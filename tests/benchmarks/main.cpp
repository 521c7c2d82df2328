// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/EventStoreBenchmark.h"
#include "tests/benchmarks/ExportBenchmark.h"
#include "tests/benchmarks/GroupCommitBenchmark.h"
#include "tests/benchmarks/ImportBenchmark.h"
#include "tests/benchmarks/PlaceBenchmark.h"
#include "tests/benchmarks/RebuildBenchmark.h"
#include "tests/benchmarks/SearchBenchmark.h"
#include "tests/support/TestShop.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

namespace countertop {

namespace {

int usage() {
    QTextStream(stderr) << "usage: countertop_bench [NAME] [EVENTS] [--json]\n"
                           "  place   P1 and P5: a sale through the command bus and its limits\n"
                           "  place-sqlite, place-postgresql   one of them\n"
                           "  group-commit   P6: eight callers who share durable commits\n"
                           "  event-store   P11: appends, and an order of 10,000 events\n"
                           "  export   P15: a range of 100,000 orders and ranges of 10,000\n"
                           "  export-sqlite, export-postgresql   one of them\n"
                           "  import   a history on PostgreSQL and on SQLite\n"
                           "  rebuild   P12: all projections from EVENTS events (default 150000)\n"
                           "  rebuild-sqlite, rebuild-postgresql   one of them\n"
                           "  search   CAT-2: what a clerk types, in 100,000 products\n"
                           "  search-sqlite, search-postgresql   one of them\n";
    return 2;
}

constexpr int kUsualEvents = 150'000;

QList<Race> racesOf(const QString& name, int events) {
    QList<Race> races;
    const bool both = name == u"place";
    if (both || name == u"place-postgresql") {
        if (TestShop::isAvailable(Dialect::Postgresql)) {
            races.append(placeOnPostgresql());
        } else {
            QTextStream(stderr) << TestShop::kNoServer << "; P1 is left out\n";
        }
    }
    if (both || name == u"place-sqlite") races.append(placeOnSqlite());
    if (name == u"event-store") {
        races.append({appendOnSqlite(1), appendOnSqlite(100), loadFromSnapshot()});
    }
    const bool bothExported = name == u"export";
    if (bothExported || name == u"export-sqlite") races.append(exportsOn(Dialect::Sqlite));
    if ((bothExported || name == u"export-postgresql") &&
        TestShop::isAvailable(Dialect::Postgresql)) {
        races.append(exportsOn(Dialect::Postgresql));
    }
    if (name == u"import" && TestShop::isAvailable(Dialect::Postgresql)) {
        races.append(importOnBoth());
    }
    if (name == u"group-commit") races.append({groupCommitOnSqlite(), loneCommandOnSqlite()});
    const bool bothRebuilt = name == u"rebuild";
    if (bothRebuilt || name == u"rebuild-sqlite") {
        races.append(rebuildOn(Dialect::Sqlite, events));
    }
    if ((bothRebuilt || name == u"rebuild-postgresql") &&
        TestShop::isAvailable(Dialect::Postgresql)) {
        races.append(rebuildOn(Dialect::Postgresql, events));
    }
    const bool bothSearched = name == u"search";
    if (bothSearched || name == u"search-sqlite") races.append(searchesOn(Dialect::Sqlite));
    if ((bothSearched || name == u"search-postgresql") &&
        TestShop::isAvailable(Dialect::Postgresql)) {
        races.append(searchesOn(Dialect::Postgresql));
    }
    return races;
}

int run(QStringList arguments) {
    const bool json = arguments.removeAll(QStringLiteral("--json")) > 0;
    const QString name = arguments.value(1, QStringLiteral("place"));
    static const QStringList kNames{QStringLiteral("place"),
                                    QStringLiteral("place-sqlite"),
                                    QStringLiteral("place-postgresql"),
                                    QStringLiteral("group-commit"),
                                    QStringLiteral("event-store"),
                                    QStringLiteral("export"),
                                    QStringLiteral("export-sqlite"),
                                    QStringLiteral("export-postgresql"),
                                    QStringLiteral("import"),
                                    QStringLiteral("rebuild"),
                                    QStringLiteral("rebuild-sqlite"),
                                    QStringLiteral("rebuild-postgresql"),
                                    QStringLiteral("search"),
                                    QStringLiteral("search-sqlite"),
                                    QStringLiteral("search-postgresql")};
    const qsizetype most = name.startsWith(QLatin1StringView("rebuild")) ? 3 : 2;
    bool isNumber = true;
    const int events = arguments.size() > 2 ? arguments[2].toInt(&isNumber) : kUsualEvents;
    if (arguments.size() > most || !kNames.contains(name) || !isNumber || events < 1) {
        return usage();
    }
    QJsonArray results;
    for (const Race& race : racesOf(name, events)) {
        if (json) {
            results.append(race.toJson());
        } else {
            race.print();
        }
    }
    if (json) QTextStream(stdout) << QJsonDocument(results).toJson();
    return 0;
}

}  // namespace

}  // namespace countertop

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return countertop::run(application.arguments());
}
