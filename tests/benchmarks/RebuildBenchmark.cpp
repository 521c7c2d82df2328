// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/RebuildBenchmark.h"

#include "models/store/connection/Transaction.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/rebuild/ShadowTables.h"
#include "tests/benchmarks/ComputedTables.h"
#include "tests/benchmarks/EventHistory.h"

#include <QFile>

#include <unistd.h>

namespace countertop {

namespace {

constexpr int kRepeats = 5;
/// Resident memory of this process in MiB.
qint64 residentMiB() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return 0;
    const qint64 pages = file.readAll().split(' ').value(1).toLongLong();
    return pages * sysconf(_SC_PAGESIZE) / (1024 * 1024);
}

void copyTables(Database& database) {
    const QStringList tables = projectedTables();
    ShadowTables shadows(database, tables);
    orFatal(shadows.create());
    const QString own = database.dialect() == Dialect::Postgresql
                            ? QStringLiteral("OVERRIDING SYSTEM VALUE ")
                            : QString();
    for (const QString& table : tables) {
        Transaction transaction(database);
        orFatal(transaction.begin());
        orFatal(database.run(QStringLiteral("INSERT INTO %1 %2SELECT * FROM %3")
                                 .arg(ShadowTables::nameOf(table), own, table)));
        orFatal(transaction.commit());
    }
    orFatal(shadows.complete());
    orFatal(shadows.remove());
}

}  // namespace

Race rebuildOn(Dialect dialect, qint64 events) {
    const TestShop shop(dialect);
    const qint64 total = EventHistory::fill(shop, events);
    const auto session = shop.session();
    Database& database = session->database();
    const SystemClock clock;
    const QString name =
        dialect == Dialect::Sqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL");
    Race race(QStringLiteral("P12"),
              QStringLiteral("all projections from %1 events, %2").arg(total).arg(name));
    qint64 longest = 0;
    qint64 differences = -1;
    const qint64 memoryBefore = residentMiB();
    qint64 memory = 0;
    RebuildOptions options;
    options.progress = [&](const RebuildProgress&) {
        // Measure only the first run: later, the contestants share memory that the process keeps.
        if (differences < 0) memory = std::max(memory, residentMiB() - memoryBefore);
    };
    race.add(QStringLiteral("Countertop, rebuild from the events"), [&](int) {
        const auto report = orFatal(rebuildProjections(database, {}, clock, options));
        longest = std::max(longest, report.exclusiveMs);
    });
    race.add(QStringLiteral("INSERT … SELECT computed from the events"), [&](int) {
        ComputedTables computed(database);
        computed.fill();
        // Comparing once is enough, while the contestants warm up.
        if (differences < 0) differences = computed.differences();
        computed.remove();
    });
    race.add(QStringLiteral("INSERT … SELECT of the finished tables"),
             [&](int) { copyTables(database); });
    race.run(kRepeats, 1, static_cast<int>(total));
    race.note(QStringLiteral("longest exclusive step, ms"), longest);
    race.note(QStringLiteral("memory of a rebuild, MiB"), memory);
    race.note(QStringLiteral("rows that differ from the computed ones"), differences);
    return race;
}

}  // namespace countertop
