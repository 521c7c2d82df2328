// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/projections/ProjectionWorker.h"

#include "models/store/schema/ShopFile.h"

#include <algorithm>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logProjections, "countertop.projections")

}  // namespace

ProjectionWorker::ProjectionWorker(const Options& options, const Clock& clock)
    : PollingWorker(
          {"The projections' shop", &logProjections, options.reconnect, options.gatherMs}),
      m_options(options),
      m_clock(clock),
      m_projections(asyncProjections()) {}

ProjectionWorker::~ProjectionWorker() = default;

Result<void> ProjectionWorker::open() {
    // While the server is unavailable, reconnect once instead of once per runner.
    if (m_database) return m_database->isLost() ? m_database->reconnect() : Result<void>();
    auto database = openShop(m_options.url, Database::Role::Worker);
    if (!database) return fail(database.error());
    m_database = *std::move(database);
    makeRunners();
    return {};
}

void ProjectionWorker::makeRunners() {
    m_rebuild = std::make_unique<BackgroundRebuild>(m_options.url, m_clock,
                                                    m_options.runner.follow.storeId);
    for (const auto& projection : m_projections) {
        auto runner =
            std::make_unique<ProjectionRunner>(*m_database, *projection, m_clock, m_options.runner);
        runner->onPoison([this](const PoisonEventRow& poison) {
            emit eventLeftOut(poison.projection, poison.position, poison.reason);
        });
        runner->rebuildBy([this](const QString& name) { return m_rebuild->startOrPoll(name); });
        m_runners.push_back(std::move(runner));
    }
    m_seals = std::make_unique<SealRunner>(*m_database, m_clock, m_options.seals);
}

Result<qint64> ProjectionWorker::work() {
    qint64 pause = m_options.runner.pollMs;
    for (const auto& runner : m_runners) {
        const ProjectionState before = runner->state();
        const qint64 next = runner->step();
        pause = std::min(pause, next);
        const bool moves = next == 0 || runner->state() == ProjectionState::Rebuilding;
        if (moves || before != runner->state()) emit changed();
    }
    return std::min(pause, m_seals->step());
}

void ProjectionWorker::noteWake() {
    for (const auto& runner : m_runners) runner->wake();
}

void ProjectionWorker::close() {
    // Stop it before the runners report that they stop: on ending it restores the previous state.
    m_rebuild.reset();
    for (const auto& runner : m_runners) runner->stop();
    m_runners.clear();
    if (!m_database->isLost()) m_seals->stop();
    m_seals.reset();
    m_database.reset();
}

}  // namespace countertop
