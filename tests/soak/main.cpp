// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/queries/SqlShopReads.h"
#include "tests/simulation/Simulation.h"
#include "tests/soak/DeliveryLoop.h"
#include "tests/soak/DrainRate.h"
#include "tests/soak/KillLoop.h"
#include "tests/soak/LastUnitsLoop.h"
#include "tests/soak/RedisOutage.h"
#include "tests/soak/SagaKillChild.h"
#include "tests/soak/SagaKillLoop.h"
#include "tests/soak/SecretRotation.h"
#include "tests/soak/SumsCheck.h"
#include "tests/support/ClockAhead.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QLoggingCategory>
#include <QMap>
#include <QProcess>
#include <QTextStream>

#include <algorithm>

namespace countertop {

namespace {

constexpr quint32 kSeed = 20'260'101;
constexpr int kWalkSeeds = 500;
constexpr int kSchedules = 10'000;
constexpr int kKillsOfAMinute = 60;

constexpr int kDrainRounds = 5;
constexpr int kBacklogs[] = {1'000, 10'000, 100'000};

constexpr std::pair<Dialect, const char*> kDatabases[] = {{Dialect::Sqlite, "SQLite"},
                                                          {Dialect::Postgresql, "PostgreSQL"}};

/// How often a loop goes round unless the command line says it.
int usualCount(const QString& name) {
    static const QHash<QString, int> kCounts{{QStringLiteral("last-units"), 100},
                                             {QStringLiteral("saga-kill"), 100},
                                             {QStringLiteral("kill"), 200},
                                             {QStringLiteral("sums"), 200},
                                             {QStringLiteral("rebuild"), 40},
                                             {QStringLiteral("drain-rate"), kBacklogs[0]},
                                             {QStringLiteral("deliveries"), 20'000},
                                             {QStringLiteral("deliveries-plain"), 20'000},
                                             {QStringLiteral("deliveries-killed"), 20'000},
                                             {QStringLiteral("deliveries-clock"), 20'000},
                                             {QStringLiteral("redis-away"), 1'000},
                                             {QStringLiteral("secrets"), 5'000},
                                             {QStringLiteral("walk"), kWalkSeeds},
                                             {QStringLiteral("simulation"), kSchedules}};
    return kCounts.value(name);
}

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
                           "  drain-rate   COUNT messages (default and at most 1000) go to a "
                           "webhook and to a Redis\n"
                           "               stream while 1,000, 10,000 and 100,000 wait, five "
                           "times in turn on each database\n"
                           "  deliveries   two outbox runs and the window deliver COUNT messages "
                           "(default 20000) to\n"
                           "               a webhook that fails, on each database; then the same "
                           "while both outbox runs\n"
                           "               are killed every second for a minute; then with the "
                           "clock of one of them ten\n"
                           "               minutes ahead. For one part: deliveries-plain, "
                           "deliveries-killed, deliveries-clock\n"
                           "  redis-away   orders are sold with COUNT messages (default 1000) to "
                           "a Redis stream and as\n"
                           "               many to a channel, and the server is stopped for 10 "
                           "seconds in the middle,\n"
                           "               on each database\n"
                           "  secrets      COUNT messages (default 5000) are delivered while the "
                           "secret that signs\n"
                           "               them is exchanged again and again, on each database\n"
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

SoakReport deliver(const TestShop& shop, const QString& name, int count) {
    DeliveryLoop::Options options;
    options.messages = count;
    options.withWindow = true;
    options.receiver.seed = kSeed;
    options.kills = name == u"deliveries-killed" ? kKillsOfAMinute : 0;
    options.hasClockAhead = name == u"deliveries-clock";
    return DeliveryLoop(shop, options).run();
}

SoakReport runOn(Dialect dialect, const QString& name, int count) {
    const TestShop shop(dialect, NewShop::forPractice());
    if (name.startsWith(u"deliveries")) return deliver(shop, name, count);
    if (name == u"redis-away") {
        RedisOutage::Options options;
        options.messages = count;
        return RedisOutage(shop, options).run();
    }
    if (name == u"secrets") return SecretRotation(shop).run(count);
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

QString figuresOf(const SoakReport& report) {
    if (!report.figures.isEmpty()) return report.figures;
    return QStringLiteral("%1 rounds, %2 orders acknowledged, %3 unanswered")
        .arg(report.rounds)
        .arg(report.acknowledged)
        .arg(report.interrupted);
}

/// What the loop needs and this machine lacks; empty when it has all.
QString missingFor(const QString& name) {
    if (name == u"deliveries-clock" && !environmentWithClockAhead()) {
        return QStringLiteral("faketime is not installed");
    }
    if (name == u"redis-away" && !DrainRate::isAvailable(DrainRate::Receiver::RedisStream)) {
        return QStringLiteral("no redis-server, or a build without its client");
    }
    if (name == u"secrets" && !SignatureVerifier::isInstalled()) {
        return QStringLiteral("python3 is not installed");
    }
    return {};
}

/// Runs the loop on both databases; true when every promise was kept on both.
bool runAll(const QString& name, int count) {
    bool good = true;
    QTextStream out(stdout);
    if (const QString missing = missingFor(name); !missing.isEmpty()) {
        out << name << ": skipped, " << missing << "\n";
        return true;
    }
    for (const auto& [dialect, database] : kDatabases) {
        if (!TestShop::isAvailable(dialect)) {
            out << TestShop::kNoServer << "\n";
            return false;
        }
        const SoakReport report = runOn(dialect, name, count);
        out << name << " on " << database << ": " << figuresOf(report) << ", "
            << report.problems.size() << " problems\n";
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

double medianOf(QList<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Prints the rates to one receiver and how far their medians are apart; false when messages did
/// not arrive. The backlogs take turns, so that whatever else the machine does slows all of them.
bool drainTo(DrainRate::Receiver receiver, Dialect dialect, const QString& title, int count) {
    QTextStream out(stdout);
    QMap<int, QList<double>> rates;
    for (int round = 0; round < kDrainRounds; ++round) {
        for (const int waiting : kBacklogs) {
            rates[waiting].append(DrainRate::measure(dialect, receiver, waiting, count));
        }
    }
    QList<double> medians;
    for (auto rate = rates.cbegin(); rate != rates.cend(); ++rate) {
        medians.append(medianOf(*rate));
        out << title << ", " << rate.key() << " waiting: " << qRound(medians.last()) << "/s (";
        for (const double each : *rate) out << ' ' << qRound(each);
        out << " )\n";
        if (rate->contains(0)) return false;
    }
    const auto [slowest, fastest] = std::minmax_element(medians.cbegin(), medians.cend());
    out << title << ": the slowest has " << QString::number(100 * *slowest / *fastest, 'f', 0)
        << " % of the fastest\n";
    return true;
}

bool drain(int count) {
    bool good = true;
    QTextStream out(stdout);
    for (const auto& [dialect, database] : kDatabases) {
        if (!TestShop::isAvailable(dialect)) {
            out << TestShop::kNoServer << "\n";
            return false;
        }
        for (const auto& [receiver, name] :
             {std::pair(DrainRate::Receiver::Webhook, "webhook"),
              std::pair(DrainRate::Receiver::RedisStream, "Redis stream")}) {
            const QString title = QStringLiteral("drain-rate on %1, %2")
                                      .arg(QLatin1StringView(database), QLatin1StringView(name));
            if (!DrainRate::isAvailable(receiver)) {
                out << title << ": no redis-server, or a build without its client\n";
                continue;
            }
            good = drainTo(receiver, dialect, title, count) && good;
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
    const int usual = usualCount(name);
    const bool isSimulation = name == u"simulation";
    bool isNumber = true;
    const int count = arguments.size() > 2 ? arguments[2].toInt(&isNumber) : usual;
    if (usual == 0 || !isNumber || count < 1 || arguments.size() > 4) return usage();
    bool isSeed = true;
    const quint64 seed = arguments.size() > 3 ? arguments[3].toULongLong(&isSeed) : 1;
    if (!isSeed || (arguments.size() > 3 && !isSimulation)) return usage();
    if (isSimulation) return simulateAll(count, seed);
    if (name == u"walk") return walk(count);
    if (name == u"drain-rate") return drain(std::min(count, kBacklogs[0])) ? 0 : 1;
    if (name != u"deliveries") return runAll(name, count) ? 0 : 1;
    bool good = true;
    for (const char* part : {"plain", "killed", "clock"}) {
        good = runAll(name + u'-' + QLatin1StringView(part), count) && good;
    }
    return good ? 0 : 1;
}

}  // namespace

}  // namespace countertop

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return countertop::run(application.arguments());
}
