// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/SagaRow.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace countertop {

/// Where sagas are kept: written before each effect and after each answer. Any number of programs
/// share a store; a lease lets one of them at a time go on with a saga, and the version of a saga
/// keeps a save from undoing another one. Lives on the thread that made it.
class SagaStore {
public:
    virtual ~SagaStore() = default;

    /// NOT_FOUND for an unknown id.
    virtual Result<SagaRow> load(const QString& sagaId) = 0;

    /// The saga of each order that has one, by order id. Orders of earlier rounds count too.
    virtual Result<QHash<QString, QString>> sagasOfOrders(const QStringList& orderIds) = 0;

    /// Makes the sagas whose orders have none yet, and refunds that are not there yet, and moves
    /// the position in the events to `position`, in one transaction. Answers how many were made.
    virtual Result<int> start(const QList<SagaRow>& sagas, qint64 position) = 0;

    /// What becomes of the lease with a save: a holder goes on, or lets others take the saga. Saves
    /// of others leave the lease as it is.
    enum class Lease { Keep, Release };

    /// Replaces the saga that still has saga.version, and registers the orders it places. Answers
    /// its new version. VERSION_CONFLICT (reason "saga_changed") when somebody else saved it in
    /// between. A position above 0 is moved to in the same transaction.
    virtual Result<qint64> save(const SagaRow& saga, Lease lease, qint64 position = 0) = 0;

    /// How far the events were read.
    virtual Result<qint64> position() = 0;

    /// Leases open sagas that are due and not leased to anybody, earliest first. Their ids.
    virtual Result<QStringList> claim(int limit) = 0;
    /// Gives leases of this store back.
    virtual Result<void> release(const QStringList& sagaIds) = 0;
    /// Prolongs every lease of this store that has not ended.
    virtual Result<void> renewLeases() = 0;
    /// When the next saga can be claimed; may lie in the past.
    virtual Result<std::optional<Timestamp>> nextDueAt() = 0;

    /// Running sagas whose deadline is over, oldest first. Their ids.
    virtual Result<QStringList> stale(int limit) = 0;
    /// The ids of the sagas with a status, oldest first.
    virtual Result<QStringList> withStatus(SagaStatus status, int limit) = 0;
};

}  // namespace countertop
