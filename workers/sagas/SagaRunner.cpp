// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/sagas/SagaRunner.h"

#include <QPointer>

#include <exception>

namespace countertop {

namespace {

/// Well within a lease.
constexpr qint64 kRenewEveryMs = 15'000;

}  // namespace

Result<bool> SagaRunner::advance() {
    if (auto noted = noteEnded(); !noted) return fail(noted.error());
    if (m_draining) return false;
    if (auto renewed = renewLeases(); !renewed) return fail(renewed.error());
    const auto more = readEvents();
    if (!more) return more;
    const auto undone = m_manager.sweep();
    if (!undone) return fail(undone.error());
    if (*undone > 0) emit sagaChanged();
    const auto claimed = claim();
    if (!claimed) return claimed;
    return *more || *claimed || hasEnded();
}

Result<void> SagaRunner::noteEnded() {
    while (!m_ended.isEmpty()) {
        const Ended ended = m_ended.first();
        const auto saga = m_manager.record(ended.sagaId, ended.key, ended.answer, !m_draining);
        const bool isTaken = !saga && saga.error().code == ErrorCode::VersionConflict;
        if (!saga && !isTaken) return fail(saga.error());
        m_ended.removeFirst();
        m_inHand.remove(ended.sagaId);
        emit sagaChanged();
        // If another program was faster, it continues the saga.
        if (isTaken || m_draining || !saga->isOpen() || saga->dueAt > m_clock.now()) continue;
        if (auto gone = resume(ended.sagaId); !gone) return gone;
    }
    return {};
}

Result<bool> SagaRunner::readEvents() { return m_manager.consume(); }

Result<void> SagaRunner::renewLeases() {
    if (m_inHand.isEmpty() || m_clock.now() - m_renewedAt < kRenewEveryMs) return {};
    if (auto renewed = m_store.renewLeases(); !renewed) return renewed;
    m_renewedAt = m_clock.now();
    return {};
}

Result<bool> SagaRunner::claim() {
    const auto free = kAtOnce - static_cast<int>(m_inHand.size());
    if (free <= 0) return false;
    const auto claimed = m_store.claim(free);
    if (!claimed) return fail(claimed.error());
    if (m_inHand.isEmpty()) m_renewedAt = m_clock.now();
    for (const QString& sagaId : *claimed) {
        // Our own lease may have expired while this process was suspended: the saga is still in
        // progress.
        if (m_inHand.contains(sagaId)) continue;
        if (auto gone = resume(sagaId); !gone) return fail(gone.error());
    }
    return claimed->size() == free;
}

Result<void> SagaRunner::resume(const QString& sagaId) {
    const auto effect = m_manager.begin(sagaId);
    if (!effect) {
        // Another user or program has just changed it: release it, to be checked again.
        if (effect.error().code != ErrorCode::VersionConflict) return fail(effect.error());
        return m_store.release({sagaId});
    }
    if (!*effect) return m_store.release({sagaId});
    m_inHand.insert(sagaId);
    const QPointer<SagaRunner> self(this);
    const auto done = [self, sagaId, key = (*effect)->key](const SagaAnswer& answer) {
        if (self) self->end(sagaId, key, answer);
    };
    try {
        m_effects.perform(**effect, done);
    } catch (const std::exception& exception) {
        done(SagaAnswer::unanswered(QString::fromLocal8Bit(exception.what())));
    }
    return {};
}

void SagaRunner::end(const QString& sagaId, const QString& key, const SagaAnswer& answer) {
    m_ended.append({sagaId, key, answer});
    emit effectEnded();
}

}  // namespace countertop
