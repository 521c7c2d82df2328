// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/projections/ProjectionRunner.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <limits>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logProjections, "countertop.projections")

/// Another process has handled these events and will most likely handle the next ones too.
constexpr qint64 kOvertakenMs = 500;

/// A rebuild that has not reported progress for this long has died.
constexpr qint64 kRebuildSilenceMs = 30'000;

/// The interval between two checks of our own rebuild.
constexpr qint64 kRebuildLookMs = 500;

}  // namespace

ProjectionRunner::ProjectionRunner(Database& database, const AsyncProjection& projection,
                                   const Clock& clock, const Options& options)
    : m_projection(projection),
      m_clock(clock),
      m_options(options),
      m_records(database, options.follow.storeId),
      m_follower(database, projection, clock, options.follow) {}

qint64 ProjectionRunner::step() {
    if (m_stopped) return std::numeric_limits<int>::max();
    const Timestamp now = m_clock.now();
    if (now < m_dueAt) return m_dueAt - now;
    return follow();
}

void ProjectionRunner::wake() {
    if (m_attempts == 0 && m_transient == 0) m_dueAt = 0;
}

void ProjectionRunner::stop() {
    if (m_stopped) return;
    m_stopped = true;
    if (m_state != ProjectionState::Faulted) show(ProjectionState::Stopped);
}

bool ProjectionRunner::staysFaulted() const {
    return m_options.maximumFaults > 0 && m_attempts >= m_options.maximumFaults;
}

qint64 ProjectionRunner::follow() {
    const auto record = m_records.read(name());
    if (!record) return reject(record.error());
    if (m_state == ProjectionState::Faulted && record->state != ProjectionState::Faulted &&
        m_shown.state == ProjectionState::Faulted) {
        m_attempts = 0;  // a user has restarted it
    }
    m_version = record->version == 0 ? m_projection.version() : record->version;
    m_isRebuilt = record->state == ProjectionState::Rebuilding &&
                  m_clock.now() - record->updatedAt < kRebuildSilenceMs;
    if (staysFaulted()) return callAgainIn(m_options.pollMs);
    if (record->isPaused) {
        show(ProjectionState::Paused);
        return callAgainIn(m_options.pollMs);
    }
    if (m_rebuild && record->isOlderThan(m_projection.version())) return rebuild();
    if (m_version != m_projection.version()) return reject(outdated());
    const Timestamp began = m_clock.now();
    const auto step = m_follower.advance();
    return step ? accept(*step, m_clock.now() - began) : reject(step.error());
}

qint64 ProjectionRunner::rebuild() {
    // Another process is rebuilding it.
    if (m_isRebuilt && !m_isOurRebuild) return callAgainIn(m_options.pollMs);
    const std::optional<Result<void>> ended = m_rebuild(name());
    m_isOurRebuild = !ended;
    const bool isElsewhere =
        ended && !*ended && ended->error().code == ErrorCode::CommandInProgress;
    if (ended && !*ended && !isElsewhere) return reject(ended->error());
    m_attempts = 0;
    m_transient = 0;
    // The rebuild itself reports its progress to the shop.
    m_state = ProjectionState::Rebuilding;
    m_error.clear();
    m_shownAt = -1;
    if (ended && *ended) {
        qCInfo(logProjections, "%s was made anew for this version", qUtf8Printable(name()));
        return callAgainIn(0);
    }
    return callAgainIn(isElsewhere ? m_options.pollMs : kRebuildLookMs);
}

qint64 ProjectionRunner::accept(const FollowStep& step, qint64 milliseconds) {
    m_attempts = 0;
    m_transient = 0;
    for (const PoisonEventRow& poison : step.poison) {
        qCWarning(logProjections, "%s leaves an event out: %s", qUtf8Printable(name()),
                  qUtf8Printable(poison.detail));
        if (m_listener) m_listener(poison);
    }
    measure(step, milliseconds);
    show(step.mayBeMore ? ProjectionState::CatchingUp : ProjectionState::Running);
    if (step.isOvertaken) return callAgainIn(kOvertakenMs);
    return callAgainIn(step.mayBeMore ? 0 : m_options.pollMs);
}

qint64 ProjectionRunner::reject(const Error& error) {
    const quint32 random = QRandomGenerator::global()->generate();
    if (error.transient) {
        ++m_transient;
        if (m_transient == 1) {
            qCInfo(logProjections, "%s waits: %s", qUtf8Printable(name()),
                   qUtf8Printable(error.detail));
        }
        return callAgainIn(m_options.pauses.delayMs(m_transient, random));
    }
    ++m_attempts;
    qCWarning(logProjections, "%s is faulted: %s", qUtf8Printable(name()),
              qUtf8Printable(error.detail));
    show(ProjectionState::Faulted, error.detail);
    return callAgainIn(staysFaulted() ? m_options.pollMs
                                      : m_options.pauses.delayMs(m_attempts, random));
}

Error ProjectionRunner::outdated() const {
    return makeError(
        ErrorCode::Storage,
        QStringLiteral("The rows of '%1' were made by another version of the program; rebuild it")
            .arg(name()),
        QStringLiteral("projection_outdated"), {{QStringLiteral("projection"), name()}});
}

void ProjectionRunner::measure(const FollowStep& step, qint64 milliseconds) {
    m_burstEvents += step.events;
    m_burstMs += milliseconds;
    if (m_burstEvents > 0) {
        m_eventsPerSecond = m_burstEvents * 1000 / std::max<qint64>(1, m_burstMs);
    }
    if (step.mayBeMore) return;
    m_burstEvents = 0;
    m_burstMs = 0;
}

void ProjectionRunner::show(ProjectionState state, const QString& error) {
    m_state = state;
    m_error = error;
    if (m_isRebuilt) return;
    ProjectionRecord record;
    record.version = m_version;
    record.state = state;
    record.attempts = m_attempts;
    record.error = error;
    record.eventsPerSecond = m_eventsPerSecond;
    const Timestamp now = m_clock.now();
    const bool same = record.state == m_shown.state && record.attempts == m_shown.attempts &&
                      record.error == m_shown.error;
    if (same && m_shownAt >= 0 && now - m_shownAt < m_options.heartbeatMs) return;
    if (const auto saved = m_records.save(name(), record, now); !saved) {
        // Only for display; the work itself reports the same fault.
        return;
    }
    m_shown = record;
    m_shownAt = now;
}

qint64 ProjectionRunner::callAgainIn(qint64 milliseconds) {
    m_dueAt = milliseconds == 0 ? 0 : m_clock.now() + milliseconds;
    return milliseconds;
}

}  // namespace countertop
