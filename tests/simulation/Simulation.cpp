// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/Simulation.h"

#include "tests/simulation/ShopCheck.h"

#include <QCryptographicHash>

namespace countertop::simulation {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSteps = 25;
constexpr int kRunTwiceEvery = 20;
constexpr Timestamp kStart = 1'790'000'000'000;

ShopSettings settings() {
    ShopSettings settings;
    settings.name = u"Simulated shop"_s;
    settings.currency = u"GBP"_s;
    settings.timeZone = u"Europe/London"_s;
    return settings;
}

QByteArray digestOf(const MemoryShop& shop) {
    QCryptographicHash digest(QCryptographicHash::Sha256);
    for (const auto& stream : shop.streams()) {
        for (const RecordedEvent& event : stream) digest.addData(event.hash);
    }
    return digest.result();
}

}  // namespace

Simulation::Simulation(quint64 seed)
    : m_seed(seed),
      m_choice(seed),
      m_ids(m_choice.seed()),
      m_clock(kStart),
      m_shop(settings()),
      m_planner(m_choice, m_ids) {
    for (int till = 0; till < 2; ++till) restart(till);
    m_report.crashes = 0;
}

SimulationReport Simulation::run() {
    for (const Command& command : m_planner.opening()) {
        m_asked.append(std::make_shared<Asked>(Asked{command, m_ids.next(), {}}));
        ask(0, *m_asked.last(), false);
    }
    for (int at = 0; at < kSteps; ++at) step();
    settleEverything();
    QList<Acknowledged> acknowledged;
    for (const auto& asked : std::as_const(m_asked)) {
        if (asked->answer)
            acknowledged.append({commandType(asked->command), asked->key, *asked->answer});
    }
    m_report.acknowledged = acknowledged.size();
    for (const QString& fault : findFaults(m_shop, acknowledged)) problem(fault);
    m_report.digest = digestOf(m_shop);
    return m_report;
}

void Simulation::step() {
    const int till = m_choice.below(2);
    const int kind = m_choice.below(100);
    // A computer's clock may also be set back.
    m_clock.advance(m_choice.inPercent(5) ? -m_choice.below(5000) : m_choice.below(60'000));
    if (kind < 60) return askNew(till);
    if (kind < 85) return askAgain(till);
    if (kind < 92) return useKeyForAnother(till);
    restart(till);
}

void Simulation::askNew(int till) {
    m_asked.append(std::make_shared<Asked>(Asked{m_planner.next(), m_ids.next(), {}}));
    const auto asked = m_asked.last();
    planTrouble(till);
    ask(till, *asked, false);
}

void Simulation::askAgain(int till) {
    const auto asked = m_choice.oneOf(m_asked);
    planTrouble(till);
    ++m_report.repeated;
    // A clerk's program that remembers its first attempt marks the
    // repeat, one that forgot it does not.
    ask(till, *asked, m_choice.inPercent(80));
}

void Simulation::useKeyForAnother(int till) {
    const auto earlier = m_choice.oneOf(m_asked);
    const Command other = m_planner.next();
    if (!earlier->answer || toJsonText(other) == toJsonText(earlier->command)) return;
    const qint64 before = m_shop.lastPosition();
    const auto result = m_tills[till]->dispatch(other, {earlier->key, false}, m_ids.next());
    ++m_report.commands;
    if (result || result.error().code != ErrorCode::IdempotencyKeyReused) {
        // Input that is invalid by itself is refused before the key is checked.
        const bool isRefused = !result && result.error().code == ErrorCode::InvalidInput;
        if (!isRefused) problem(u"a key was taken for another command"_s);
    }
    if (m_shop.lastPosition() != before) problem(u"a refused command recorded events"_s);
}

void Simulation::planTrouble(int till) {
    static constexpr Fault kFaults[]{Fault::Busy, Fault::LostReply, Fault::CrashBefore,
                                     Fault::CrashAfter};
    MemorySession& session = m_tills[till]->session();
    session.failNextCommit(m_choice.inPercent(25) ? kFaults[m_choice.below(4)] : Fault::None);
    if (!m_choice.inPercent(20)) return;
    session.beforeNextCommit([this, other = 1 - till] {
        m_asked.append(std::make_shared<Asked>(Asked{m_planner.next(), m_ids.next(), {}}));
        const auto between = m_asked.last();
        ask(other, *between, false);
    });
}

void Simulation::ask(int till, Asked& asked, bool isRepeat) {
    ++m_report.commands;
    const Intent intent = isRepeat ? Intent::again(asked.key) : Intent{asked.key, false};
    const auto result = m_tills[till]->dispatch(asked.command, intent, asked.key);
    if (m_tills[till]->session().isDead()) {
        ++m_report.crashes;
        return restart(till);
    }
    m_tills[till]->session().failNextCommit(Fault::None);
    m_tills[till]->session().beforeNextCommit({});
    takeAnswer(asked, result);
}

void Simulation::takeAnswer(Asked& asked, const Result<CommandResult>& result) {
    if (!result) {
        if (asked.answer) {
            problem(u"%1 was acknowledged and then refused: %2"_s.arg(commandType(asked.command),
                                                                      result.error().detail));
        }
        return;
    }
    CommandResult answer = *result;
    answer.replayed = false;
    if (!asked.answer) {
        asked.answer = answer;
        return;
    }
    if (!result->replayed) problem(commandType(asked.command) + u" was carried out twice"_s);
    if (*asked.answer != answer) problem(commandType(asked.command) + u" has two answers"_s);
}

void Simulation::restart(int till) {
    const QString name = u"T%1"_s.arg(till + 1);
    m_tills[till] = std::make_unique<SimulatedTill>(m_shop, m_clock, m_ids, name);
}

void Simulation::settleEverything() {
    const auto asked = m_asked;
    for (const auto& one : asked) ask(m_choice.below(2), *one, true);
}

void Simulation::problem(const QString& text) {
    m_report.problems.append(u"seed %1: %2"_s.arg(m_seed).arg(text));
}

SimulationReport simulate(quint64 firstSeed, int count,
                          const std::function<void(const SimulationReport& all)>& progress) {
    SimulationReport all;
    for (int at = 0; at < count; ++at) {
        const quint64 seed = firstSeed + at;
        const SimulationReport one = Simulation(seed).run();
        all.commands += one.commands;
        all.acknowledged += one.acknowledged;
        all.repeated += one.repeated;
        all.crashes += one.crashes;
        all.problems += one.problems;
        if (at % kRunTwiceEvery == 0 && Simulation(seed).run().digest != one.digest) {
            all.problems.append(u"seed %1: two runs differ"_s.arg(seed));
        }
        if (progress) progress(all);
        if (all.problems.size() > 20) break;
    }
    return all;
}

}  // namespace countertop::simulation
