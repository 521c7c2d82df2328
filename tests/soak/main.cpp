// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "tests/simulation/Simulation.h"
#include "tests/soak/DrainRate.h"
#include "tests/soak/KillLoop.h"
#include "tests/soak/LastUnitsLoop.h"
#include "tests/soak/SagaKillChild.h"
#include "tests/soak/SagaKillLoop.h"
#include "tests/soak/SumsCheck.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QProcess>
#include <QTextStream>

namespace countertop {

namespace {

constexpr quint32 kSeed = 20'260'101;
constexpr int kWalkSeeds = 500;
constexpr int kSchedules = 10'000;

int usage() {
    QTextStream(stderr) << "usage: countertop_soak NAME [COUNT [SEED]]\n"
                           "  last-units   8 tills fight for the last 40 units, COUNT rounds "
                           "(default 100) on each database\n"
                           "  kill         a placing process is killed COUNT times "
                           "(default 200) on each database\n"
                           "  saga-kill    a process with sagas is killed between every two "
                           "writes, then COUNT times\n"
                           "               (default 100) on each database\n"
                           "  sums         every sum of the real months is compared for COUNT "
                           "random filters\n"
                           "               (default 200) on each database; COUNTERTOP_TEST_HISTORY "
                           "names their file\n"
                           "  drain-rate   COUNT messages (default 2000) go to a webhook "
                           "while 1,000, 10,000\n"
                           "               and 100,000 wait, on each database\n"
                           "  rebuild      all projections are rebuilt COUNT times (default 40) "
                           "while a process places orders\n"
                           "  walk         keys and scans go through every page and dialog of "
                           "the window, with COUNT seeds\n"
                           "               (default 500)\n"
                           "  simulation   COUNT random schedules (default 10000) of a shop in "
                           "memory, from SEED on\n"
                           "               (default 1): COUNT 1 and a seed play one again\n";
    return 2;
}

QString commandLineProgram() {
    const QString folder =
        qEnvironmentVariable("COUNTERTOP_BIN_DIR", QCoreApplication::applicationDirPath());
    return folder + QStringLiteral("/countertop-cli");
}

void printProgress(const SoakReport& report) {
    if (report.rounds % 10 != 0 && report.problems.isEmpty()) return;
    QTextStream(stderr) << "  " << report.rounds << " rounds, " << report.acknowledged
                        << " orders acknowledged, " << report.interrupted << " unanswered\n";
}

SoakReport compareSums(const TestShop& shop, int count) {
    SoakReport report;
    const QString history =
        qEnvironmentVariable("COUNTERTOP_TEST_HISTORY",
                             QStringLiteral("../shared/data/online-retail-2010-12_2011-09.csv.gz"));
    const CliProcess cli(shop.urlText());
    const CliAnswer imported =
        cli.run({QStringLiteral("history"), QStringLiteral("import"), history,
                 QStringLiteral("--format"), QStringLiteral("online-retail")});
    if (imported.exitCode != 0) {
        report.problems.append(QString::fromUtf8(imported.messages));
        return report;
    }
    const auto database = shop.database();
    SqlShopReads reads(*database);
    SumsCheck(reads.all(), shop.urlText(), kSeed).run(count, report, printProgress);
    return report;
}

SoakReport runOn(Dialect dialect, const QString& name, int count) {
    const TestShop shop(dialect, NewShop::forPractice());
    if (name == u"kill") {
        return KillLoop(shop, QCoreApplication::applicationFilePath(), kSeed)
            .run(count, printProgress);
    }
    if (name == u"saga-kill") {
        return SagaKillLoop(shop, QCoreApplication::applicationFilePath(), kSeed)
            .run(count, printProgress);
    }
    if (name == u"rebuild") {
        return KillLoop(shop, QCoreApplication::applicationFilePath(), kSeed)
            .rebuild(count, commandLineProgram(), printProgress);
    }
    if (name == u"sums") return compareSums(shop, count);
    return LastUnitsLoop(shop, commandLineProgram()).run(count, printProgress);
}

/// Runs the loop on both databases; true when every promise was kept on both.
bool runAll(const QString& name, int count) {
    bool good = true;
    QTextStream out(stdout);
    for (const auto& [dialect, database] :
         {std::pair(Dialect::Sqlite, "SQLite"), std::pair(Dialect::Postgresql, "PostgreSQL")}) {
        if (!TestShop::isAvailable(dialect)) {
            out << TestShop::kNoServer << "\n";
            return false;
        }
        const SoakReport report = runOn(dialect, name, count);
        out << name << " on " << database << ": " << report.rounds << " rounds, "
            << report.acknowledged << " orders acknowledged, " << report.interrupted
            << " unanswered, " << report.problems.size() << " problems\n";
        for (const QString& problem : report.problems) out << "  " << problem << "\n";
        out.flush();
        good = good && report.problems.isEmpty();
    }
    return good;
}

/// The walk is a test with a window, so it runs as a separate program.
int walk(int seeds) {
    const QString folder =
        qEnvironmentVariable("COUNTERTOP_BIN_DIR", QCoreApplication::applicationDirPath());
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("COUNTERTOP_WALK_SEEDS"), QString::number(seeds));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(folder + QStringLiteral("/tests/bin/DialogWalkTest"), {});
    const bool isEnded = program.waitForFinished(-1);
    return isEnded && program.exitStatus() == QProcess::NormalExit ? program.exitCode() : 1;
}

/// Prints the rates; false when messages did not arrive.
bool drain(int count) {
    bool good = true;
    QTextStream out(stdout);
    for (const auto& [dialect, database] :
         {std::pair(Dialect::Sqlite, "SQLite"), std::pair(Dialect::Postgresql, "PostgreSQL")}) {
        if (!TestShop::isAvailable(dialect)) {
            out << TestShop::kNoServer << "\n";
            return false;
        }
        for (const int waiting : {1'000, 10'000, 100'000}) {
            const double rate = DrainRate::measure(dialect, waiting, std::min(waiting, count));
            out << "drain-rate on " << database << ": " << qRound(rate) << "/s with " << waiting
                << " waiting\n";
            out.flush();
            good = good && rate > 0;
        }
    }
    return good;
}

int simulateAll(int count, quint64 firstSeed) {
    QLoggingCategory::setFilterRules(QStringLiteral("countertop.*=false"));
    QElapsedTimer timer;
    timer.start();
    const auto report = simulation::simulate(firstSeed, count);
    QTextStream out(stdout);
    out << "simulation: " << count << " schedules from seed " << firstSeed << " in "
        << timer.elapsed() / 1000 << " s, " << report.commands << " commands, "
        << report.acknowledged << " acknowledged, " << report.repeated << " repeated, "
        << report.crashes << " crashes, " << report.problems.size() << " problems\n";
    for (const QString& problem : report.problems) out << "  " << problem << "\n";
    return report.problems.isEmpty() ? 0 : 1;
}

int run(const QStringList& arguments) {
    const QString name = arguments.value(1);
    if (name == u"--place" && arguments.size() == 4) {
        return KillLoop::placeUntilKilled(arguments[2], arguments[3]);
    }
    if (name == u"--saga" && arguments.size() == 6) {
        return SagaKillChild::run({arguments[2], arguments[3], arguments[4], arguments[5].toInt()});
    }
    const bool isSlow = name == u"last-units" || name == u"saga-kill";
    const bool isWalk = name == u"walk";
    const bool isCommon = name == u"kill" || name == u"sums";
    const bool isDrain = name == u"drain-rate";
    const int rounds = isDrain ? 2000 : isCommon ? 200 : name == u"rebuild" ? 40 : isSlow ? 100 : 0;
    const bool isSimulation = name == u"simulation";
    const int usual = isWalk ? kWalkSeeds : isSimulation ? kSchedules : rounds;
    bool isNumber = true;
    const int count = arguments.size() > 2 ? arguments[2].toInt(&isNumber) : usual;
    if (usual == 0 || !isNumber || count < 1 || arguments.size() > 4) return usage();
    bool isSeed = true;
    const quint64 seed = arguments.size() > 3 ? arguments[3].toULongLong(&isSeed) : 1;
    if (!isSeed || (arguments.size() > 3 && !isSimulation)) return usage();
    if (isSimulation) return simulateAll(count, seed);
    if (isWalk) return walk(count);
    if (isDrain) return drain(count) ? 0 : 1;
    return runAll(name, count) ? 0 : 1;
}

}  // namespace

}  // namespace countertop

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return countertop::run(application.arguments());
}
