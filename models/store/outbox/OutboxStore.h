// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/store/connection/Database.h"
#include "models/store/connection/WorkerSlot.h"
#include "models/store/outbox/OutboxMessages.h"
#include "models/store/personal/PersonalKeys.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>

namespace countertop {

struct OutboxSql;

/// The outbox table as its workers see it: any number of them, in any number of processes, claim
/// messages from it, each message one worker at a time. Messages of one order to one destination
/// are only claimed in their order. Lives on the database's thread.
///
/// No claim depends on a clock of the workers. On PostgreSQL a claim is a lease, timed like all
/// times of the outbox by the server's clock. On SQLite a claim lasts as long as its worker lives
/// (see WorkerSlot); the worker's clock only times retries.
class OutboxStore {
public:
    /// `clock` must outlive the store.
    OutboxStore(Database& database, const Clock& clock, qint64 storeId = 1,
                qint64 leaseMilliseconds = 60'000);

    /// Leaves the messages of these versions of routes to other workers from now on.
    void leaveOut(const QSet<qint64>& routeIds);

    /// Runs settle() and claim() in one transaction. What they returned counts once this has
    /// succeeded; nothing has happened after an error.
    Result<void> inOneCommit(const std::function<Result<void>()>& work);

    /// All destinations with unclaimed messages. Its cost does not depend on their number. Only
    /// reads.
    [[nodiscard]] Result<QList<WaitingDestination>> waiting();

    /// Claims due messages to one destination, earliest first, some of one order only together with
    /// those before them. Looks at some multiple of `limit` rows at most, whatever the backlog:
    /// those after `places`, which move past what was looked at.
    [[nodiscard]] Result<QList<ClaimedMessage>> claim(const QString& destination, int limit,
                                                      QueuePlaces& places);
    /// Looks from the start.
    [[nodiscard]] Result<QList<ClaimedMessage>> claim(const QString& destination, int limit) {
        QueuePlaces places;
        return claim(destination, limit, places);
    }

    /// Records all outcomes in one transaction, and what they say about their destinations. Skips
    /// messages that this store no longer holds because their lease expired; returns the ids of the
    /// others.
    Result<QSet<qint64>> settle(const QList<Settlement>& settlements);

    /// Whether claims expire unless they are renewed.
    [[nodiscard]] bool hasLeases() const { return !isSqlite(); }
    /// Extends the leases of these messages, as far as this store still holds them; returns how
    /// many that are. Only where hasLeases(). Messages that its caller does not know of, because
    /// the reply to a claim was lost, are left to expire.
    Result<qint64> renewLeases(const QSet<qint64>& ids);
    /// Frees the messages of workers that died or whose leases expired, this store's own too.
    Result<void> freeAbandoned();
    /// Makes the retries due that a clock ahead of this one has set further away than their pause.
    Result<void> correctRetryTimes();

    [[nodiscard]] Result<OutboxCounts> counts();
    /// Whether any worker has claimed messages at present.
    [[nodiscard]] Result<bool> isAnyClaimed();

    [[nodiscard]] qint64 leaseMilliseconds() const { return m_leaseMilliseconds; }

private:
    struct Candidate;
    struct Choice;

    [[nodiscard]] bool isSqlite() const { return m_database.dialect() == Dialect::Sqlite; }
    /// Binds the store, and the time where the database does not know it itself.
    void bindCommon(Query& query) const;
    Result<void> ensureOwner();
    Result<void> freeOwner(const QString& owner);
    Result<QList<Candidate>> candidates(const QString& destination, const QueuePlace& after,
                                        qint64 lastDueAt, int limit);
    /// Looks at some pages of the queue; moves `after` past what was looked at. False when there is
    /// nothing after that.
    Result<bool> chooseFrom(const QString& destination, QueuePlace& after, int limit, int pages,
                            Choice& choice);
    static void consider(Candidate candidate, Choice& choice);
    Result<void> park(const QHash<qint64, Candidate>& candidates);
    Result<QList<ClaimedMessage>> lease(const QSet<qint64>& ids);
    /// A JSON array, or PostgreSQL's text form of an array: with that it surely uses the key's
    /// index.
    [[nodiscard]] QByteArray idList(const QSet<qint64>& ids) const;
    Result<void> noteHealth(const QList<Settlement>& settlements,
                            const QHash<qint64, QString>& destinations);
    [[nodiscard]] bool wasSuccessNoted(const QString& destination) const;

    Database& m_database;
    const Clock& m_clock;
    const OutboxSql& m_sql;
    qint64 m_storeId;
    qint64 m_leaseMilliseconds;
    PersonalKeys m_personalKeys;
    QByteArray m_leftOut;  ///< the list for the statements; empty: no route
    QString m_owner;       ///< empty until the first claim on SQLite
    WorkerSlot m_slot;
    QHash<QString, Timestamp> m_successNoted;  ///< when, by destination
};

}  // namespace countertop
