// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/sagas/SagaStore.h"
#include "models/store/connection/Database.h"

namespace countertop {

/// The checksum of a stored saga is sha256HexOfAll() over these values, in this order. The lease is
/// left out because it changes all the time.
inline constexpr char kSagaChecksumColumns[] =
    "saga_id, type, order_id, correlation_id, status, current_step, round, amount_minor, currency, "
    "steps, observed, failure_reason, given_up_by_hand, started_at, updated_at, deadline, due_at, "
    "version";

/// The sagas of one store of a database. Lives on the database's thread.
class SqlSagaStore final : public SagaStore {
public:
    /// `clock` must outlive the store; it determines when leases end.
    SqlSagaStore(Database& database, const Clock& clock, qint64 storeId = 1,
                 qint64 leaseMilliseconds = 60'000);

    Result<SagaRow> load(const QString& sagaId) override;
    Result<QHash<QString, QString>> sagasOfOrders(const QStringList& orderIds) override;
    Result<int> start(const QList<SagaRow>& sagas, qint64 position) override;
    Result<qint64> save(const SagaRow& saga, Lease lease, qint64 position) override;
    Result<qint64> position() override;
    Result<QStringList> claim(int limit) override;
    Result<void> release(const QStringList& sagaIds) override;
    Result<void> renewLeases() override;
    Result<std::optional<Timestamp>> nextDueAt() override;
    Result<QStringList> stale(int limit) override;
    Result<QStringList> withStatus(SagaStatus status, int limit) override;

private:
    Result<bool> insertOrder(const OrderId& orderId, const QString& sagaId);
    /// False when the saga exists already.
    Result<bool> insert(const SagaRow& saga);
    Result<void> update(const SagaRow& saga, Lease lease);
    Result<void> moveTo(qint64 position);
    Result<QStringList> ids(const QString& sql, const std::function<void(Query&)>& bind);

    Database& m_database;
    const Clock& m_clock;
    qint64 m_storeId;
    qint64 m_leaseMilliseconds;
    QString m_owner;
};

}  // namespace countertop
