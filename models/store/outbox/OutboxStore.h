// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"
#include "models/store/connection/Database.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace countertop {

/// A message leased to one holder. `id` is its row; `messageId` is what its receiver sees, the same
/// for every attempt.
struct ClaimedMessage {
    qint64 id = 0;
    QString messageId;
    QString eventType;
    QString orderId;  ///< empty: not ordered relative to other messages
    QString destination;
    QString correlationId;
    QByteArray payload;
    Timestamp createdAt = 0;
    int attempts = 0;  ///< completed before this one
};

/// How the attempt to deliver one claimed message ended.
struct Settlement {
    enum class Kind { Delivered, Failed, Dead, Released };

    qint64 id = 0;
    Kind kind = Kind::Delivered;
    QString error;
    Timestamp nextAttemptAt = 0;  ///< Failed only

    [[nodiscard]] static Settlement delivered(qint64 id) { return {id, Kind::Delivered, {}, 0}; }
    [[nodiscard]] static Settlement failed(qint64 id, const QString& error, Timestamp next) {
        return {id, Kind::Failed, error, next};
    }
    [[nodiscard]] static Settlement dead(qint64 id, const QString& error) {
        return {id, Kind::Dead, error, 0};
    }
    /// Not attempted: any relay may claim it at once, and no attempt is counted.
    [[nodiscard]] static Settlement released(qint64 id) { return {id, Kind::Released, {}, 0}; }
};

struct OutboxCounts {
    qint64 waiting = 0;  ///< pending, processing or failed with another attempt to come
    qint64 dead = 0;
    bool operator==(const OutboxCounts&) const = default;
};

/// The outbox table as its relays see it: any number of them, in any number of processes, lease
/// messages from it, each message to one relay at a time. Of one order and destination only the
/// earliest waiting message can be claimed. Lives on the database's thread.
class OutboxStore {
public:
    /// `clock` must outlive the store.
    OutboxStore(Database& database, const Clock& clock, qint64 storeId = 1,
                qint64 leaseMilliseconds = 60'000);

    /// Leases due messages, earliest first. An expired lease counts as due. Messages to the
    /// destinations in `except` are skipped.
    [[nodiscard]] Result<QList<ClaimedMessage>> claim(int limit, const QStringList& except = {});

    /// Records all outcomes in one transaction. Skips messages that this store no longer holds
    /// because their lease expired and another holder claimed them.
    Result<void> settle(const QList<Settlement>& settlements);

    /// Extends every lease of this store.
    Result<void> renewLeases();

    /// When the next message can be claimed; may be in the past. Only reads.
    [[nodiscard]] Result<std::optional<Timestamp>> nextDueAt(const QStringList& except = {});
    [[nodiscard]] Result<OutboxCounts> counts();

    [[nodiscard]] qint64 leaseMilliseconds() const { return m_leaseMilliseconds; }

private:
    Database& m_database;
    const Clock& m_clock;
    qint64 m_storeId;
    qint64 m_leaseMilliseconds;
    QString m_owner;
};

}  // namespace countertop
