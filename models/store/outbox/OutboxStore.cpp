// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/outbox/OutboxStore.h"

#include "models/core/BackOff.h"
#include "models/core/Identifier.h"
#include "models/core/Json.h"
#include "models/core/TextForm.h"
#include "models/store/connection/Conditions.h"
#include "models/store/connection/Transaction.h"
#include "models/store/outbox/OutboxSql.h"

#include <QMap>

#include <algorithm>

namespace countertop {

namespace {

const QString kCounts = QStringLiteral(R"(
SELECT (SELECT count(*) FROM outbox WHERE store_id = :store
        AND (status = 'pending' OR status = 'processing' OR status = 'failed')) AS waiting,
    (SELECT count(*) FROM outbox WHERE store_id = :store AND status = 'dead') AS dead)");

const QString kIsAnyClaimed = QStringLiteral(
    "SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE store_id = :store "
    "AND status = 'processing') THEN 1 ELSE 0 END AS number");

constexpr qsizetype kLongestError = 1000;

constexpr qint64 kNoteSuccessEveryMs = 1'000;

/// A lease that ends this many leases from now was set before the server's clock was put back.
constexpr qint64 kLeasesAhead = 10;

/// A receiver's words in a form that both databases store: the JSON of PostgreSQL refuses U+0000
/// and half a surrogate pair, and one such answer would keep every later outcome unwritten.
QString storableError(const QString& error) {
    return cutAtCharacter(withoutControls(error, u' '), kLongestError);
}

QString statusAfter(Settlement::Kind kind) {
    switch (kind) {
        case Settlement::Kind::Delivered:
            return QStringLiteral("delivered");
        case Settlement::Kind::Failed:
        case Settlement::Kind::Gone:
        case Settlement::Kind::Held:
            return QStringLiteral("failed");
        case Settlement::Kind::Dead:
            return QStringLiteral("dead");
        case Settlement::Kind::Released:
            return QStringLiteral("pending");
    }
    Q_UNREACHABLE();
}

QJsonObject settlementRow(const Settlement& settlement) {
    const bool released = settlement.kind == Settlement::Kind::Released;
    return {{QStringLiteral("id"), settlement.id},
            {QStringLiteral("status"), statusAfter(settlement.kind)},
            {QStringLiteral("tried"), released ? 0 : 1},
            {QStringLiteral("error"), storableError(settlement.error)},
            {QStringLiteral("pause"), settlement.pauseMs},
            {QStringLiteral("held"),
             settlement.kind == Settlement::Kind::Held ? QStringLiteral("transform") : QString()},
            {QStringLiteral("log"), QString::fromUtf8(settlement.attemptLog)}};
}

/// What the attempts of one transaction say about a destination.
struct Health {
    bool ok = false;
    QString error;  ///< the last one
    QString gone;
};

}  // namespace

OutboxStore::OutboxStore(Database& database, const Clock& clock, qint64 storeId,
                         qint64 leaseMilliseconds)
    : m_database(database),
      m_clock(clock),
      m_sql(outboxSql(database.dialect())),
      m_storeId(storeId),
      m_leaseMilliseconds(leaseMilliseconds),
      m_personalKeys(database, storeId),
      m_owner(isSqlite() ? QString() : newUuidV7()) {}

void OutboxStore::bindCommon(Query& query) const {
    query.bind(":store", m_storeId);
    if (isSqlite()) query.bind(":now", m_clock.now());
}

void OutboxStore::leaveOut(const QSet<qint64>& routeIds) {
    m_leftOut = routeIds.isEmpty() ? QByteArray() : idList(routeIds);
}

Result<void> OutboxStore::inOneCommit(const std::function<Result<void>()>& work) {
    if (isSqlite()) {
        if (auto owned = ensureOwner(); !owned) return owned;
    }
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    if (auto done = work(); !done) return done;
    return transaction.commit();
}

Result<QList<WaitingDestination>> OutboxStore::waiting() {
    QList<WaitingDestination> found;
    const auto read = m_database.readRows(
        m_leftOut.isEmpty() ? m_sql.waiting : m_sql.waitingExcept,
        [this](Query& query) {
            bindCommon(query);
            if (!m_leftOut.isEmpty()) query.bind(":left_out", m_leftOut);
        },
        [&](Query& row) {
            found.append({row.text("destination"), row.integer("due_in"),
                          row.integer("disabled_at") != 0, static_cast<int>(row.integer("at_once")),
                          row.isNull("due_in"), row.integer("has_timed") != 0});
        });
    if (!read) return fail(read.error());
    return found;
}

Result<QSet<qint64>> OutboxStore::settle(const QList<Settlement>& settlements) {
    if (settlements.isEmpty()) return QSet<qint64>();
    QJsonArray rows;
    QSet<qint64> ids;
    for (const Settlement& settlement : settlements) {
        rows.append(settlementRow(settlement));
        ids.insert(settlement.id);
    }
    Transaction transaction(m_database, Transaction::Nested::Joined);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    QHash<qint64, QString> destinations;
    const auto done = m_database.readRows(
        m_sql.settle,
        [&](Query& query) {
            bindCommon(query);
            query.bind(":rows", toJsonText(rows)).bind(":owner", m_owner);
            if (!isSqlite()) query.bind(":ids", idList(ids));
        },
        [&](Query& row) {
            destinations.insert(row.integer("outbox_id"), row.text("destination"));
        });
    if (!done) return fail(done.error());
    if (auto noted = noteHealth(settlements, destinations); !noted) return fail(noted.error());
    if (auto saved = transaction.commit(); !saved) return fail(saved.error());
    return QSet<qint64>(destinations.keyBegin(), destinations.keyEnd());
}

Result<void> OutboxStore::noteHealth(const QList<Settlement>& settlements,
                                     const QHash<qint64, QString>& destinations) {
    // Sorted, so that two workers lock the rows in the same order.
    QMap<QString, Health> healths;
    for (const Settlement& settlement : settlements) {
        // Neither says anything about the receiver.
        if (settlement.kind == Settlement::Kind::Released) continue;
        if (settlement.kind == Settlement::Kind::Held) continue;
        const auto destination = destinations.find(settlement.id);
        if (destination == destinations.end()) continue;
        const bool isSuccess = settlement.kind == Settlement::Kind::Delivered;
        if (isSuccess && wasSuccessNoted(*destination)) continue;
        Health& health = healths[*destination];
        if (isSuccess) {
            health.ok = true;
        } else {
            health.error = storableError(settlement.error);
        }
        if (settlement.kind == Settlement::Kind::Gone) health.gone = health.error;
    }
    if (healths.isEmpty()) return {};
    QJsonArray rows;
    for (auto health = healths.cbegin(); health != healths.cend(); ++health) {
        rows.append(QJsonObject{{QStringLiteral("destination"), health.key()},
                                {QStringLiteral("ok"), health->ok ? 1 : 0},
                                {QStringLiteral("error"), health->error},
                                {QStringLiteral("gone"), health->gone}});
        if (health->ok) m_successNoted[health.key()] = m_clock.now();
    }
    return m_database
        .execute(m_sql.noteHealth,
                 [&](Query& query) {
                     bindCommon(query);
                     query.bind(":rows", toJsonText(rows));
                 })
        .map([](qint64) {});
}

bool OutboxStore::wasSuccessNoted(const QString& destination) const {
    const auto noted = m_successNoted.constFind(destination);
    if (noted == m_successNoted.constEnd()) return false;
    const qint64 sinceMs = m_clock.now() - *noted;
    return sinceMs >= 0 && sinceMs < kNoteSuccessEveryMs;
}

Result<qint64> OutboxStore::renewLeases(const QSet<qint64>& ids) {
    Q_ASSERT(hasLeases());
    return runInTransaction(m_database, m_sql.renew, [&](Query& query) {
        query.bind(":lease", m_leaseMilliseconds).bind(":ids", idList(ids)).bind(":owner", m_owner);
    });
}

QByteArray OutboxStore::idList(const QSet<qint64>& ids) const {
    QByteArrayList list;
    for (const qint64 id : ids) list.append(QByteArray::number(id));
    const QByteArray joined = list.join(',');
    return isSqlite() ? '[' + joined + ']' : '{' + joined + '}';
}

Result<void> OutboxStore::freeAbandoned() {
    if (!isSqlite()) {
        return runInTransaction(m_database, m_sql.freeExpired,
                                [this](Query& query) {
                                    query.bind(":store", m_storeId)
                                        .bind(":longest", m_leaseMilliseconds * kLeasesAhead);
                                })
            .map([](qint64) {});
    }
    if (auto owned = ensureOwner(); !owned) return owned;
    const auto owners = readRows(m_database, m_sql.owners, Conditions(m_storeId),
                                 [](Query& query) { return query.text("lease_owner"); });
    if (!owners) return fail(owners.error());
    for (const QString& owner : *owners) {
        if (owner == m_owner) continue;
        const int slot = slotOf(owner);
        // Nobody else has this worker's own slot. While another one is entered, no new worker can
        // take it and claim messages in its name.
        const bool isForeign = slot >= 0 && slot != m_slot.number();
        if (isForeign && !m_slot.enterIfFree(slot)) continue;
        const auto freed = freeOwner(owner);
        if (isForeign) m_slot.leave(slot);
        if (!freed) return freed;
    }
    return {};
}

Result<void> OutboxStore::ensureOwner() {
    if (m_database.readOnly()) return fail(*m_database.readOnly());
    const int before = m_slot.number();
    if (auto taken = m_slot.take(m_database.url().path); !taken) return taken;
    if (m_owner.isEmpty() || m_slot.number() != before) m_owner = slotOwner(m_slot.number());
    return {};
}

Result<void> OutboxStore::freeOwner(const QString& owner) {
    return runInTransaction(m_database, m_sql.freeOwner,
                            [&](Query& query) { query.bind(":owner", owner); })
        .map([](qint64) {});
}

Result<void> OutboxStore::correctRetryTimes() {
    const auto destinations = waiting();
    if (!destinations) return fail(destinations.error());
    for (const WaitingDestination& waiting : *destinations) {
        const auto bind = [&](Query& query) {
            bindCommon(query);
            query.bind(":destination", waiting.destination);
        };
        // A look is cheap; a change takes the write lock that tills need for their sales.
        bool areAhead = false;
        const auto read = m_database.readRow(
            m_sql.areAhead, bind, [&](Query& row) { areAhead = row.integer("number") != 0; });
        if (!read) return fail(read.error());
        if (!areAhead) continue;
        const auto done = runInTransaction(m_database, m_sql.correctAhead, [&](Query& query) {
            bind(query);
            query.bind(":own_pause", BackOff().capMs);
        });
        if (!done) return fail(done.error());
    }
    return {};
}

Result<OutboxCounts> OutboxStore::counts() {
    OutboxCounts counts;
    const auto read = m_database.readRow(
        kCounts, [&](Query& query) { query.bind(":store", m_storeId); },
        [&](Query& row) {
            counts = {row.integer("waiting"), row.integer("dead")};
        });
    if (!read) return fail(read.error());
    return counts;
}

Result<bool> OutboxStore::isAnyClaimed() {
    return readNumber(m_database, kIsAnyClaimed, Conditions(m_storeId)).map([](qint64 number) {
        return number != 0;
    });
}

}  // namespace countertop
