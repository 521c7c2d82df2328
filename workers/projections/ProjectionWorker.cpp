// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/projections/ProjectionWorker.h"

#include "models/store/schema/ShopFile.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <exception>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logProjections, "countertop.projections")

}  // namespace

ProjectionWorker::ProjectionWorker(Options options, const Clock& clock)
    : m_options(std::move(options)),
      m_clock(clock),
      m_projections(asyncProjections()),
      m_timer(this) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProjectionWorker::guardedWork);
}

ProjectionWorker::~ProjectionWorker() = default;

void ProjectionWorker::runOn(WorkerThread& thread) {
    thread.moveHere(this, [this](std::function<void()> done) {
        stop();
        done();
    });
    thread.post([this] { start(); });
}

void ProjectionWorker::start() {
    m_running = true;
    scheduleIn(0);
}

void ProjectionWorker::wake() {
    if (!m_running || m_failures > 0) return;
    for (const auto& runner : m_runners) runner->wake();
    scheduleIn(m_options.gatherMs);
}

void ProjectionWorker::stop() {
    if (!m_running) return;
    m_running = false;
    m_timer.stop();
    // Before the runners say that they stop: it ends with what was shown before.
    m_rebuild.reset();
    for (const auto& runner : m_runners) runner->stop();
    m_runners.clear();
    if (m_seals && !m_database->isLost()) m_seals->stop();
    m_seals.reset();
    m_database.reset();
    emit stopped();
}

void ProjectionWorker::guardedWork() {
    try {
        work();
    } catch (const std::exception& exception) {
        lose(makeError(ErrorCode::Storage, QString::fromLocal8Bit(exception.what()),
                       QStringLiteral("unexpected")));
    }
}

void ProjectionWorker::work() {
    if (!m_running) return;
    if (const auto connected = connectShop(); !connected) return lose(connected.error());
    m_failures = 0;
    qint64 pause = m_options.runner.pollMs;
    for (const auto& runner : m_runners) {
        const ProjectionState before = runner->state();
        const qint64 next = runner->step();
        pause = std::min(pause, next);
        const bool moves = next == 0 || runner->state() == ProjectionState::Rebuilding;
        if (moves || before != runner->state()) emit changed();
    }
    scheduleIn(std::min(pause, m_seals->step()));
}

Result<void> ProjectionWorker::connectShop() {
    // While the server is away it is asked once, not by every runner.
    if (m_database) {
        return m_database->isLost() ? m_database->reconnect() : Result<void>();
    }
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
        runner->rebuildBy([this](const QString& name) { return m_rebuild->make(name); });
        m_runners.push_back(std::move(runner));
    }
    m_seals = std::make_unique<SealRunner>(*m_database, m_clock, m_options.seals);
}

void ProjectionWorker::lose(const Error& error) {
    ++m_failures;
    const quint32 chance = QRandomGenerator::global()->generate();
    m_timer.start(static_cast<int>(m_options.reconnect.delayMs(m_failures, chance)));
    if (m_failures > 1) return;
    qCWarning(logProjections, "The projections cannot reach the shop: %s",
              qUtf8Printable(error.detail));
}

void ProjectionWorker::scheduleIn(qint64 milliseconds) {
    const auto pause = static_cast<int>(std::min<qint64>(milliseconds, m_options.runner.pollMs));
    if (m_timer.isActive() && m_timer.remainingTime() <= pause) return;
    m_timer.start(pause);
}

}  // namespace countertop
