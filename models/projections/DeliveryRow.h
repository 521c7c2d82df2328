// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace countertop {

enum class DeliveryStatus { Pending, Processing, Delivered, Failed, Dead, Discarded };
[[nodiscard]] QString toText(DeliveryStatus status);
[[nodiscard]] std::optional<DeliveryStatus> deliveryStatusFromText(QStringView text);

/// One outbox message to one destination.
struct DeliveryRow {
    qint64 id = 0;
    QString messageId;
    QString eventType;
    QString orderId;
    QString orderNumber;  ///< joined when read, never stored; empty when there is none
    QString destination;
    DeliveryStatus status = DeliveryStatus::Pending;
    /// Not sent yet because an earlier message about the order has not been delivered there.
    bool waitsForEarlier = false;
    /// Not sent before somebody acts: its destination is disabled, or its transform failed.
    bool isHeld = false;
    int attempts = 0;
    QString lastError;
    Timestamp createdAt = 0;
    Timestamp nextAttemptAt = 0;
    Timestamp deliveredAt = 0;  ///< 0 when not delivered
    QByteArray payload;
    /// The last attempts that failed: a JSON list of objects with at, ms and answer; or empty.
    QByteArray attemptLog;
};

/// An attempt that did not deliver its message.
struct DeliveryAttempt {
    Timestamp at = 0;
    qint64 tookMs = 0;
    QString answer;  ///< as stored, in English
};

/// The attempts in a message's log, oldest first; none in an unreadable one.
[[nodiscard]] QList<DeliveryAttempt> attemptsFrom(const QByteArray& log);

/// Selects messages. Every field narrows further.
struct DeliveryFilter {
    std::optional<DeliveryStatus> status;  ///< without one: all but the discarded ones
    bool isHeld = false;                   ///< only those that wait for a person
    QString destination = {};
    QString search = {};  ///< part of an order's number, of the content or of the reason; any case
    bool operator==(const DeliveryFilter&) const = default;
};

/// How a destination does.
struct DestinationHealth {
    QString destination;
    Timestamp disabledAt = 0;  ///< 0: it is not disabled
    QString disabledReason;
    Timestamp lastSuccessAt = 0;
    Timestamp lastFailureAt = 0;
    QString lastError;
    int atOnce = 0;    ///< how many messages may be sent at once; 0: what is usual
    qint64 lagMs = 0;  ///< age of the message that is due and comes next; 0: none is due
    qint64 deliveredLastMinute = 0;
    qint64 waiting = 0;  ///< not delivered and not given up, without those held one by one
    qint64 held = 0;     ///< messages that wait for a person, whatever the destination's state
    qint64 dead = 0;
    bool operator==(const DestinationHealth&) const = default;
};

/// How many deliveries have each status.
struct DeliverySummary {
    qint64 pending = 0;
    qint64 processing = 0;
    qint64 failed = 0;  ///< will be retried
    qint64 dead = 0;
    qint64 delivered = 0;
    qint64 discarded = 0;
    qint64 held = 0;  ///< of those pending and failed

    /// Without the discarded ones.
    [[nodiscard]] qint64 all() const { return pending + processing + failed + dead + delivered; }
};

}  // namespace countertop
