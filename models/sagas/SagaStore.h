// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/projections/SagaRow.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace countertop {

/// Stores sagas, which are written before each effect and after each answer. Any number of programs
/// share a store: a lease lets one of them at a time continue a saga, and the saga's version keeps
/// a save from overwriting another one. Lives on the thread that created it.
class SagaStore {
public:
    virtual ~SagaStore() = default;

    /// NOT_FOUND for an unknown id.
    virtual Result<SagaRow> load(const QString& sagaId) = 0;

    /// The saga of each order that has one, by order id. Includes orders of earlier rounds.
    virtual Result<QHash<QString, QString>> sagasOfOrders(const QStringList& orderIds) = 0;

    /// Creates the sagas whose orders have none yet, and refund sagas that do not exist yet, and
    /// saves `position`, in one transaction. Returns the number created.
    virtual Result<int> start(const QList<SagaRow>& sagas, qint64 position) = 0;

    /// What a save does with the lease: its holder keeps it to continue, or releases the saga to
    /// others. A save without the lease does not change it.
    enum class Lease { Keep, Release };

    /// Replaces the saga if it still has saga.version, and registers the orders it places. Returns
    /// its new version. VERSION_CONFLICT (reason "saga_changed") when another writer saved it in
    /// between. A `position` above 0 is saved in the same transaction.
    virtual Result<qint64> save(const SagaRow& saga, Lease lease, qint64 position = 0) = 0;

    /// The position up to which events were read.
    virtual Result<qint64> position() = 0;

    /// Leases open sagas that are due and not leased, earliest first. Returns their ids.
    virtual Result<QStringList> claim(int limit) = 0;
    /// Releases leases of this store.
    virtual Result<void> release(const QStringList& sagaIds) = 0;
    /// Extends every lease of this store that has not expired.
    virtual Result<void> renewLeases() = 0;
    /// When the next saga can be claimed; may be in the past.
    virtual Result<std::optional<Timestamp>> nextDueAt() = 0;

    /// The ids of running sagas whose deadline has passed, oldest first.
    virtual Result<QStringList> stale(int limit) = 0;
    /// The ids of the sagas with a status, oldest first.
    virtual Result<QStringList> withStatus(SagaStatus status, int limit) = 0;
};

}  // namespace countertop
