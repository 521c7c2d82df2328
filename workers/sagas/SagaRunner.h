// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sagas/ProcessManager.h"
#include "workers/sagas/SagaEffects.h"

#include <QObject>
#include <QSet>

namespace countertop {

/// Advances sagas: reads events, compensates stale sagas, leases those that are due, performs their
/// effects one after another and records the answers. Several sagas run in parallel. It has no
/// timer and no thread: its owner calls advance() when there may be work, and again when
/// effectEnded() is emitted.
class SagaRunner final : public QObject {
    Q_OBJECT

public:
    static constexpr int kAtOnce = 20;

    /// All references must outlive the runner.
    SagaRunner(ProcessManager& manager, SagaStore& store, SagaEffects& effects, const Clock& clock)
        : m_manager(manager), m_store(store), m_effects(effects), m_clock(clock) {}

    /// Does the work that is due. True when there may be more at once. An error loses nothing: call
    /// it again later.
    Result<bool> advance();

    /// Starts nothing new: running sagas stay running, and another runner continues them.
    void drain() { m_draining = true; }

    [[nodiscard]] qsizetype underWay() const { return m_inHand.size() - m_ended.size(); }
    [[nodiscard]] bool isIdle() const { return m_inHand.isEmpty(); }
    [[nodiscard]] bool hasEnded() const { return !m_ended.isEmpty(); }

signals:
    /// An effect was answered: advance() has an answer to record.
    void effectEnded();
    /// A saga's state has changed.
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
    QSet<QString> m_inHand;  ///< leased: an effect is in progress or its answer is not recorded yet
    QList<Ended> m_ended;
    Timestamp m_renewedAt = 0;
    bool m_draining = false;
};

}  // namespace countertop
