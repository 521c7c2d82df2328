// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sagas/ProcessManager.h"
#include "workers/sagas/SagaEffects.h"

#include <QObject>
#include <QSet>

namespace countertop {

/// Carries sagas on: reads events, undoes stale sagas, leases those that are due, does their
/// effects one after another and notes the answers. Several sagas go side by side. It has no timer
/// and no thread of its own: its owner calls advance() when there may be something to do, and again
/// when effectEnded() is emitted.
class SagaRunner final : public QObject {
    Q_OBJECT

public:
    static constexpr int kAtOnce = 20;

    /// All must outlive the runner.
    SagaRunner(ProcessManager& manager, SagaStore& store, SagaEffects& effects, const Clock& clock)
        : m_manager(manager), m_store(store), m_effects(effects), m_clock(clock) {}

    /// Does what can be done now. True when there may be more at once. After an error nothing is
    /// lost: call it again later.
    Result<bool> advance();

    /// From now on nothing is begun: running sagas stay running for whoever goes on with them.
    void drain() { m_draining = true; }

    [[nodiscard]] qsizetype underWay() const { return m_inHand.size() - m_ended.size(); }
    [[nodiscard]] bool isIdle() const { return m_inHand.isEmpty(); }
    [[nodiscard]] bool hasEnded() const { return !m_ended.isEmpty(); }

signals:
    /// An effect was answered: advance() has something to note.
    void effectEnded();
    /// A saga stands elsewhere than before.
    void sagaChanged();

private:
    struct Ended {
        QString sagaId;
        QString key;
        SagaAnswer answer;
    };

    Result<void> noteEnded();
    Result<bool> readEvents();
    Result<bool> claim();
    Result<void> renewLeases();
    Result<void> resume(const QString& sagaId);
    void end(const QString& sagaId, const QString& key, const SagaAnswer& answer);

    ProcessManager& m_manager;
    SagaStore& m_store;
    SagaEffects& m_effects;
    const Clock& m_clock;
    QSet<QString> m_inHand;  ///< leased: an effect is under way or its answer is not noted yet
    QList<Ended> m_ended;
    Timestamp m_renewedAt = 0;
    bool m_draining = false;
};

}  // namespace countertop
