// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/Route.h"
#include "models/store/verify/CheckBook.h"
#include "models/store/verify/EventStreams.h"

#include <QHash>

namespace countertop {

/// The outbox: exactly one message for each event and each route that was open when the event was
/// recorded and matches its type, and no other messages; each with the content derived from its
/// event and route, and in a state that delivery can produce. Streams are read some at a time; each
/// batch's messages are read along.
class OutboxChecks {
public:
    explicit OutboxChecks(CheckBook& book) : m_book(book) {}

    /// Call it before the first stream: reads the routes.
    Result<void> begin();
    /// `facts`: an order's state after each of its events; empty for other streams, or for an
    /// unreadable order.
    void consume(const EventStream& stream, const QList<OrderFacts>& facts);
    Result<void> compareBatch();
    /// Call it after the last stream.
    Result<void> finish();

private:
    struct OpenRoute {
        Route route;
        qint64 toPosition = 0;  ///< the last position for which it applies
        [[nodiscard]] bool mayAccept(const RecordedEvent& event) const;
        [[nodiscard]] bool mustTake(const RecordedEvent& event) const;
    };
    /// An event and the order's possible states after the write that recorded it.
    struct Expected {
        RecordedEvent event;
        QList<OrderFacts> facts;
        bool isReadable = true;
    };
    struct Message {
        qint64 id = 0;
        qint64 routeId = 0;
        QString eventId;
        OutboxMessage content;
        QString correlationId;
        QString status;
        qint64 attempts = 0;
        qint64 nextAttemptAt = 0;
        QString leaseOwner;
        qint64 leaseUntil = 0;
        QString lastError;
        qint64 deliveredAt = 0;
        QString held;
        QByteArray attemptLog;
    };
    using Messages = QList<Message>;

    [[nodiscard]] static Message messageFrom(Query& query);
    void checkEvent(const Expected& expected, const Messages& messages);
    void checkContent(const Expected& expected, const Route& route, const Message& message);
    Result<void> checkCleaned();
    void checkState(const Message& message);
    [[nodiscard]] static QString contradictionOf(const Message& message);
    void problem(const QString& sentence) { m_book.problem(Invariant::OutboxMessages, sentence); }

    CheckBook& m_book;
    QList<OpenRoute> m_routes;
    QString m_currency;  ///< the shop's
    QList<Expected> m_batch;
    qint64 m_found = 0;
    /// A route's messages that were cleaned up, and those that are not there.
    struct Cleaned {
        qint64 messages = 0;
        qint64 missing = 0;
        qint64 mayBeMissing = 0;  ///< of the missing ones: perhaps there never was a message
    };
    QHash<qint64, Cleaned> m_cleaned;
};

}  // namespace countertop
