// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sagas/SqlSagaStore.h"

#include "models/core/Digest.h"
#include "models/core/Json.h"
#include "models/sagas/SagaText.h"
#include "models/store/connection/Transaction.h"
#include "models/store/queries/ProcessQueries.h"
#include "models/store/queries/SagaRows.h"

namespace countertop {

namespace {

const QString kInsertOrder = QStringLiteral(
    "INSERT INTO saga_orders (store_id, order_id, saga_id) VALUES (:store, :order, :saga) "
    "ON CONFLICT DO NOTHING");

const QString kInsert = QStringLiteral(R"(
INSERT INTO sagas (store_id, saga_id, type, order_id, correlation_id, status, current_step, round,
    amount_minor, currency, steps, observed, failure_reason, given_up_by_hand, started_at,
    updated_at, deadline, due_at, version, checksum)
VALUES (:store, :saga, :type, :order, :correlation, :status, :step, :round, :amount, :currency,
    :steps, :observed, :failure, :by_hand, :started, :updated, :deadline, :due, 1, :checksum)
ON CONFLICT (store_id, saga_id) DO NOTHING)");

const QString kUpdate = QStringLiteral(R"(
UPDATE sagas SET order_id = :order, status = :status, current_step = :step, round = :round,
    amount_minor = :amount, steps = :steps, observed = :observed, failure_reason = :failure,
    given_up_by_hand = :by_hand, updated_at = :updated, deadline = :deadline, due_at = :due,
    version = version + 1, checksum = :checksum,
    lease_until = CASE WHEN lease_owner = :owner AND lease_until > :now THEN :until
        ELSE lease_until END
WHERE store_id = :store AND saga_id = :saga AND version = :version)");

const QString kMove = QStringLiteral(R"(
INSERT INTO saga_feed (store_id, position) VALUES (:store, :position)
ON CONFLICT (store_id) DO UPDATE SET position =
    CASE WHEN saga_feed.position < excluded.position THEN excluded.position
         ELSE saga_feed.position END)");

const QString kPosition = QStringLiteral("SELECT position FROM saga_feed WHERE store_id = :store");

const QString kOfOrdersSqlite = QStringLiteral(
    "SELECT order_id, saga_id FROM saga_orders WHERE store_id = :store AND order_id IN "
    "(SELECT value FROM json_each(:orders))");

const QString kOfOrdersPostgresql = QStringLiteral(
    "SELECT order_id, saga_id FROM saga_orders WHERE store_id = :store AND order_id IN "
    "(SELECT jsonb_array_elements_text(CAST(:orders AS jsonb)))");

/// Repeats the predicate of the index of open sagas verbatim; otherwise the planner ignores it.
const QString kDue = QStringLiteral(R"(
SELECT saga_id AS claimed_id FROM sagas
WHERE store_id = :store AND status IN ('running', 'compensating') AND due_at <= :now
    AND lease_until <= :now
ORDER BY due_at, saga_id LIMIT :limit)");

const QString kClaim = QStringLiteral(R"(
WITH due AS MATERIALIZED (%1)
UPDATE sagas SET lease_owner = :owner, lease_until = :until
WHERE store_id = :store AND saga_id IN (SELECT claimed_id FROM due)
RETURNING saga_id)");

const QString kClaimSqlite = kClaim.arg(kDue);

const QString kClaimPostgresql = kClaim.arg(kDue + QStringLiteral(" FOR UPDATE SKIP LOCKED"));

const QString kRelease = QStringLiteral(
    "UPDATE sagas SET lease_until = 0 WHERE store_id = :store AND saga_id = :saga AND "
    "lease_owner = :owner");

const QString kRenew = QStringLiteral(
    "UPDATE sagas SET lease_until = :until WHERE store_id = :store AND "
    "status IN ('running', 'compensating') AND lease_owner = :owner AND lease_until > :now");

const QString kNextDue = QStringLiteral(R"(
SELECT min(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS due FROM sagas
WHERE store_id = :store AND status IN ('running', 'compensating'))");

const QString kStale = QStringLiteral(
    "SELECT saga_id FROM sagas WHERE store_id = :store AND status = 'running' AND "
    "deadline <= :now ORDER BY started_at, saga_id LIMIT :limit");

const QString kWithStatus = QStringLiteral(
    "SELECT saga_id FROM sagas WHERE store_id = :store AND status = :status "
    "ORDER BY started_at, saga_id LIMIT :limit");

QString stepText(const SagaRow& saga) {
    const auto step = saga.currentStep();
    return step ? toText(*step) : QString();
}

QByteArray checksumOf(const SagaRow& saga, qint64 version) {
    const auto number = [](qint64 value) { return QByteArray::number(value); };
    return sha256HexOfAll(
        {saga.sagaId.toUtf8(), saga.type.toUtf8(), saga.orderId.text().toUtf8(),
         saga.correlationId.toUtf8(), toText(saga.status).toUtf8(), stepText(saga).toUtf8(),
         number(saga.round), number(saga.amountMinor), saga.currency.toUtf8(),
         sagaStepsText(saga.steps), sagaPositionsText(saga.observed), saga.failureReason.toUtf8(),
         number(saga.givenUpByHand), number(saga.startedAt), number(saga.updatedAt),
         number(saga.deadline), number(saga.dueAt), number(version)});
}

/// Binds the values that an insert and an update of a saga share.
void bindState(Query& query, const SagaRow& saga, qint64 version) {
    query.bind(":checksum", checksumOf(saga, version))
        .bind(":saga", saga.sagaId)
        .bind(":order", saga.orderId.text())
        .bind(":status", toText(saga.status))
        .bind(":step", stepText(saga))
        .bind(":round", qint64{saga.round})
        .bind(":amount", saga.amountMinor)
        .bind(":steps", sagaStepsText(saga.steps))
        .bind(":observed", sagaPositionsText(saga.observed))
        .bind(":failure", saga.failureReason)
        .bind(":by_hand", qint64{saga.givenUpByHand})
        .bind(":updated", saga.updatedAt)
        .bind(":deadline", saga.deadline)
        .bind(":due", saga.dueAt);
}

}  // namespace

SqlSagaStore::SqlSagaStore(Database& database, const Clock& clock, qint64 storeId,
                           qint64 leaseMilliseconds)
    : m_database(database),
      m_clock(clock),
      m_storeId(storeId),
      m_leaseMilliseconds(leaseMilliseconds),
      m_owner(newUuidV7()) {}

Result<SagaRow> SqlSagaStore::load(const QString& sagaId) {
    return ProcessQueries(m_database, m_storeId).saga(sagaId);
}

Result<QHash<QString, QString>> SqlSagaStore::sagasOfOrders(const QStringList& orderIds) {
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    Conditions conditions(m_storeId);
    conditions.value(":orders",
                     QString::fromUtf8(toJsonText(QJsonArray::fromStringList(orderIds))));
    const auto rows = readRows(
        m_database, isSqlite ? kOfOrdersSqlite : kOfOrdersPostgresql, conditions,
        [](Query& query) { return std::pair(query.text("order_id"), query.text("saga_id")); });
    if (!rows) return fail(rows.error());
    QHash<QString, QString> sagas;
    for (const auto& [orderId, sagaId] : *rows) sagas.insert(orderId, sagaId);
    return sagas;
}

Result<bool> SqlSagaStore::insertOrder(const OrderId& orderId, const QString& sagaId) {
    const auto inserted = m_database.execute(kInsertOrder, [&](Query& query) {
        query.bind(":store", m_storeId).bind(":order", orderId.text()).bind(":saga", sagaId);
    });
    if (!inserted) return fail(inserted.error());
    return *inserted > 0;
}

Result<bool> SqlSagaStore::insert(const SagaRow& saga) {
    const auto done = m_database.execute(kInsert, [&](Query& query) {
        bindState(query, saga, 1);
        query.bind(":store", m_storeId)
            .bind(":type", saga.type)
            .bind(":correlation", saga.correlationId)
            .bind(":currency", saga.currency)
            .bind(":started", saga.startedAt);
    });
    if (!done) return fail(done.error());
    return *done > 0;
}

Result<void> SqlSagaStore::moveTo(qint64 position) {
    if (position <= 0) return {};
    const auto done = m_database.execute(
        kMove, [&](Query& query) { query.bind(":store", m_storeId).bind(":position", position); });
    if (!done) return fail(done.error());
    return {};
}

Result<int> SqlSagaStore::start(const QList<SagaRow>& sagas, qint64 position) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    int started = 0;
    for (const SagaRow& saga : sagas) {
        // A refund's order stays assigned to its fulfilment.
        const auto isNew =
            saga.isRefund() ? Result<bool>(true) : insertOrder(saga.orderId, saga.sagaId);
        if (!isNew) return fail(isNew.error());
        if (!*isNew) continue;
        const auto inserted = insert(saga);
        if (!inserted) return fail(inserted.error());
        if (*inserted) ++started;
    }
    if (auto moved = moveTo(position); !moved) return fail(moved.error());
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return started;
}

Result<void> SqlSagaStore::update(const SagaRow& saga, Lease lease) {
    const auto changed = m_database.execute(kUpdate, [&](Query& query) {
        bindState(query, saga, saga.version + 1);
        query.bind(":store", m_storeId)
            .bind(":version", saga.version)
            .bind(":owner", m_owner)
            .bind(":now", m_clock.now())
            .bind(":until", lease == Lease::Keep ? m_clock.now() + m_leaseMilliseconds : 0);
    });
    if (!changed) return fail(changed.error());
    if (*changed == 1) return {};
    return fail(ErrorCode::VersionConflict,
                QStringLiteral("The saga '%1' was changed by somebody else").arg(saga.sagaId),
                QStringLiteral("saga_changed"),
                {{QStringLiteral("expected_version"), saga.version}});
}

Result<qint64> SqlSagaStore::save(const SagaRow& saga, Lease lease, qint64 position) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    if (auto updated = update(saga, lease); !updated) return fail(updated.error());
    for (const SagaStep& step : saga.steps) {
        // Register an order before it is placed, so that its events do not start another saga.
        const bool places = step.action == SagaAction::ReserveStock && step.round == saga.round &&
                            step.state == SagaStepState::Started;
        if (!places) continue;
        const auto registered = insertOrder(OrderId(step.reference), saga.sagaId);
        if (!registered) return fail(registered.error());
    }
    if (auto moved = moveTo(position); !moved) return fail(moved.error());
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return saga.version + 1;
}

Result<qint64> SqlSagaStore::position() {
    const auto rows = readRows(m_database, kPosition, Conditions(m_storeId),
                               [](Query& query) { return query.integer("position"); });
    if (!rows) return fail(rows.error());
    return rows->isEmpty() ? 0 : rows->first();
}

Result<QStringList> SqlSagaStore::ids(const QString& sql, const std::function<void(Query&)>& bind) {
    QStringList found;
    const auto read =
        m_database.readRows(sql, bind, [&](Query& row) { found.append(row.text("saga_id")); });
    if (!read) return fail(read.error());
    return found;
}

Result<QStringList> SqlSagaStore::claim(int limit) {
    // A check is cheap; claiming takes the write lock that tills need for their sales.
    const auto due = nextDueAt();
    if (!due) return fail(due.error());
    const Timestamp now = m_clock.now();
    if (!*due || **due > now) return QStringList();
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    const bool isSqlite = m_database.dialect() == Dialect::Sqlite;
    auto claimed = ids(isSqlite ? kClaimSqlite : kClaimPostgresql, [&](Query& query) {
        query.bind(":store", m_storeId)
            .bind(":now", now)
            .bind(":limit", qint64{limit})
            .bind(":owner", m_owner)
            .bind(":until", now + m_leaseMilliseconds);
    });
    if (!claimed) return claimed;
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return claimed;
}

Result<void> SqlSagaStore::release(const QStringList& sagaIds) {
    if (sagaIds.isEmpty()) return {};
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    for (const QString& sagaId : sagaIds) {
        const auto done = m_database.execute(kRelease, [&](Query& query) {
            query.bind(":store", m_storeId).bind(":saga", sagaId).bind(":owner", m_owner);
        });
        if (!done) return fail(done.error());
    }
    return transaction.commit();
}

Result<void> SqlSagaStore::renewLeases() {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    const Timestamp now = m_clock.now();
    const auto done = m_database.execute(kRenew, [&](Query& query) {
        query.bind(":store", m_storeId)
            .bind(":owner", m_owner)
            .bind(":now", now)
            .bind(":until", now + m_leaseMilliseconds);
    });
    if (!done) return fail(done.error());
    return transaction.commit();
}

Result<std::optional<Timestamp>> SqlSagaStore::nextDueAt() {
    const auto rows = readRows(m_database, kNextDue, Conditions(m_storeId), [](Query& query) {
        return query.isNull("due") ? std::optional<Timestamp>()
                                   : std::optional<Timestamp>(query.integer("due"));
    });
    if (!rows) return fail(rows.error());
    return rows->value(0);
}

Result<QStringList> SqlSagaStore::stale(int limit) {
    return ids(kStale, [&](Query& query) {
        query.bind(":store", m_storeId).bind(":now", m_clock.now()).bind(":limit", qint64{limit});
    });
}

Result<QStringList> SqlSagaStore::withStatus(SagaStatus status, int limit) {
    return ids(kWithStatus, [&](Query& query) {
        query.bind(":store", m_storeId)
            .bind(":status", toText(status))
            .bind(":limit", qint64{limit});
    });
}

}  // namespace countertop
