// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/Planner.h"
#include "tests/simulation/SimulatedTill.h"

#include <array>
#include <memory>

namespace countertop::simulation {

/// The outcome of the schedules.
struct SimulationReport {
    qint64 commands = 0;
    qint64 acknowledged = 0;
    qint64 repeated = 0;
    qint64 crashes = 0;
    QByteArray digest;     ///< of every event's bytes: equal seeds give equal digests
    QStringList problems;  ///< empty when every promise was kept
};

/// One random schedule of a shop with two tills: commands, repeats of answered and unanswered ones,
/// reused keys, commits that fail, lose their reply or crash the process, and a till that commits
/// between another's decision and its commit. Everything depends on the seed alone.
class Simulation {
public:
    explicit Simulation(quint64 seed);

    [[nodiscard]] SimulationReport run();

private:
    struct Asked {
        Command command;
        QString key;
        std::optional<CommandResult> answer;
    };

    void step();
    /// Sends a new command from a till, or repeats one.
    void ask(int till, Asked& asked, bool isRepeat);
    void askNew(int till);
    void askAgain(int till);
    void useKeyForAnother(int till);
    void takeAnswer(Asked& asked, const Result<CommandResult>& result);
    void planTrouble(int till);
    void restart(int till);
    void settleEverything();
    void problem(const QString& text);

    quint64 m_seed;
    SeededChoice m_choice;
    SeededIds m_ids;
    FixedClock m_clock;
    MemoryShop m_shop;
    Planner m_planner;
    std::array<std::unique_ptr<SimulatedTill>, 2> m_tills;
    QList<std::shared_ptr<Asked>> m_asked;
    SimulationReport m_report;
};

/// Runs `count` schedules from firstSeed on; every 20th runs twice and must give the same bytes.
/// Calls `progress` after each schedule.
[[nodiscard]] SimulationReport simulate(
    quint64 firstSeed, int count,
    const std::function<void(const SimulationReport& all)>& progress = {});

}  // namespace countertop::simulation
