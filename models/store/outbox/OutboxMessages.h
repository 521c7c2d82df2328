// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"
#include "models/events/RouteOptions.h"

#include <QByteArray>
#include <QString>

#include <tuple>

namespace countertop {

/// A message claimed by one worker. `id` is its row; `messageId` is what its receiver sees, the
/// same for every attempt.
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
    qint64 routeId = 0;
    QByteArray attemptLog = {};  ///< the last failed attempts as a JSON list, or empty
    RouteOptions options = {};   ///< of its route; empty until it is prepared for sending
};

/// How the attempt to deliver one claimed message ended.
struct Settlement {
    enum class Kind {
        Delivered,
        Failed,
        Dead,
        Released,
        Gone,  ///< the receiver is gone for good: the whole destination is disabled
        Held   ///< kept until somebody retries it; later messages do not wait for it
    };

    qint64 id = 0;
    Kind kind = Kind::Delivered;
    QString error;
    qint64 pauseMs = 0;          ///< Failed, Released: until it is due again
    QByteArray attemptLog = {};  ///< replaces the stored one unless empty

    [[nodiscard]] static Settlement delivered(qint64 id) { return {id, Kind::Delivered, {}, 0}; }
    [[nodiscard]] static Settlement failed(qint64 id, const QString& error, qint64 pauseMs) {
        return {id, Kind::Failed, error, pauseMs};
    }
    [[nodiscard]] static Settlement dead(qint64 id, const QString& error) {
        return {id, Kind::Dead, error, 0};
    }
    /// Not attempted: no attempt is counted. Without a pause any worker may claim it at once.
    [[nodiscard]] static Settlement released(qint64 id, qint64 pauseMs = 0) {
        return {id, Kind::Released, {}, pauseMs};
    }
    [[nodiscard]] static Settlement held(qint64 id, const QString& error) {
        return {id, Kind::Held, error, 0};
    }
    [[nodiscard]] static Settlement gone(qint64 id, const QString& error) {
        return {id, Kind::Gone, error, 0};
    }
};

/// A destination with messages that nobody has claimed.
struct WaitingDestination {
    QString destination;
    qint64 dueInMs = 0;  ///< until its first message is due; negative: that long ago
    bool isDisabled = false;
    int atOnce = 0;          ///< how many may be sent at once; 0: what is usual for its kind
    bool isLeftOut = false;  ///< all its messages are of routes that are left out
    bool hasTimed = false;   ///< some are retries or scheduled, due or not
};

/// A row's place in the order in which messages to one destination are claimed.
struct QueuePlace {
    qint64 dueAt = 0;
    qint64 id = 0;
    bool operator<(const QueuePlace& other) const {
        return std::tie(dueAt, id) < std::tie(other.dueAt, other.id);
    }
};

/// Where the next claim from a destination looks. A server keeps the index entries of messages that
/// were sent meanwhile as long as any transaction is older than they are; a claim that looks from
/// the start walks over all of them. A message that appears before these places (freed by a dead
/// worker, or committed long after it got its id) is only found from the start.
struct QueuePlaces {
    QueuePlace fresh{-1, 0};  ///< messages that are due at once
    QueuePlace timed{1, 0};   ///< retries and scheduled messages
    bool hasTimed = true;     ///< as far as known
    /// The last claim did not see the end of the queue because so much of it may not be sent yet.
    bool isCutShort = false;
};

struct OutboxCounts {
    qint64 waiting = 0;  ///< pending, processing or failed
    qint64 dead = 0;
    bool operator==(const OutboxCounts&) const = default;
};

}  // namespace countertop
