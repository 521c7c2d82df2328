// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/RebuildBenchmark.h"

#include "models/store/Transaction.h"
#include "models/store/Verifier.h"
#include "models/store/rebuild/ProjectionRebuild.h"
#include "models/store/rebuild/ShadowTables.h"
#include "tests/benchmarks/SaleScript.h"

namespace countertop {

namespace {

constexpr int kRepeats = 5;
constexpr int kSalesPerCommit = 200;

qint64 lastPosition(Database& database) {
    auto query = database.query(QStringLiteral("SELECT max(position) AS last FROM events"));
    orStop((*query)->execute());
    const qint64 last = (*query)->next() ? (*query)->integer("last") : 0;
    (*query)->finish();
    return last;
}

/// Sales until there are so many events besides those of the products; answers how many there are.
qint64 fill(ShopSession& session, int events) {
    SaleScript script(10 * kSalesPerCommit);
    const qint64 wanted = lastPosition(session.database()) + events;
    while (lastPosition(session.database()) < wanted) {
        Transaction together(session.database());
        orStop(together.begin());
        for (int sale = 0; sale < kSalesPerCommit; ++sale) {
            orStop(session.bus().dispatch(script.next(), Intent::fresh(), SaleScript::origin()));
        }
        orStop(together.commit());
    }
    return lastPosition(session.database());
}

void copyTables(Database& database) {
    const QStringList tables = projectedTables();
    ShadowTables twins(database, tables);
    orStop(twins.create());
    const QString own = database.dialect() == Dialect::Postgresql
                            ? QStringLiteral("OVERRIDING SYSTEM VALUE ")
                            : QString();
    for (const QString& table : tables) {
        Transaction transaction(database);
        orStop(transaction.begin());
        orStop(database.run(QStringLiteral("INSERT INTO %1 %2SELECT * FROM %3")
                                .arg(ShadowTables::nameOf(table), own, table)));
        orStop(transaction.commit());
    }
    orStop(twins.remove());
}

}  // namespace

Race rebuildOn(Dialect dialect, int events) {
    const TestShop shop(dialect);
    const auto session = shop.session();
    SaleScript::prepare(*session);
    const qint64 total = fill(*session, events);
    shop.followAll();
    const SystemClock clock;
    const QString name =
        dialect == Dialect::Sqlite ? QStringLiteral("SQLite") : QStringLiteral("PostgreSQL");
    Race race(QStringLiteral("P12"),
              QStringLiteral("all projections from %1 events, %2").arg(total).arg(name));
    qint64 longest = 0;
    race.add(QStringLiteral("Countertop, rebuild from the events"), [&](int) {
        const auto report = orStop(rebuildProjections(session->database(), {}, clock));
        longest = std::max(longest, report.exclusiveMs);
    });
    race.add(QStringLiteral("INSERT … SELECT of the finished tables"),
             [&](int) { copyTables(session->database()); });
    race.run(kRepeats, 1, static_cast<int>(total));
    race.note(QStringLiteral("longest exclusive step, ms"), longest);
    race.note(QStringLiteral("clean afterwards"),
              orStop(verifyShop(session->database())).isClean());
    return race;
}

}  // namespace countertop
