// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/store/connection/Transaction.h"
#include "models/store/outbox/OutboxSql.h"
#include "models/store/outbox/OutboxStore.h"

#include <algorithm>

namespace countertop {

namespace {

/// The most messages of one order that one worker holds for a destination, so that a long run of
/// one order does not fill all its hands.
constexpr int kOneOrder = 16;

/// How often a claim looks further when nothing of what it saw may be sent yet.
constexpr int kPages = 10;

ClaimedMessage readMessage(Query& query) {
    ClaimedMessage message;
    message.id = query.integer("outbox_id");
    message.messageId = query.text("message_id");
    message.eventType = query.text("event_type");
    message.orderId = query.text("order_id");
    message.destination = query.text("destination");
    message.correlationId = query.text("correlation_id");
    message.payload = query.utf8("payload");
    message.createdAt = query.integer("created_at");
    message.attempts = static_cast<int>(query.integer("attempts"));
    message.routeId = query.integer("route_id");
    message.attemptLog = query.utf8("attempt_log");
    return message;
}

}  // namespace

/// A due message and the undelivered one before it in the same order, if any.
struct OutboxStore::Candidate {
    qint64 id = 0;
    QString orderId;
    qint64 dueAt = 0;
    qint64 earlierId = 0;
    qint64 earlierDueAt = 0;
    qint64 earlierPause = 0;
    bool earlierIsClaimed = false;
};

/// Where a row stands in the index of claimable messages.
struct OutboxStore::Place {
    qint64 dueAt;
    qint64 id;
};

struct OutboxStore::Choice {
    QSet<qint64> ids;
    QHash<QString, int> perOrder;
    /// Not to be looked at before the message before them is due.
    QHash<qint64, Candidate> later;
};

Result<QList<ClaimedMessage>> OutboxStore::claim(const QString& destination, int limit) {
    if (isSqlite()) {
        if (auto owned = ensureOwner(); !owned) return fail(owned.error());
    }
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    Choice choice;
    // Retries have later times than new messages, which are due at 0: under a steady load of new
    // ones they would never get their turn.
    // A single place, such as the probe of an open circuit breaker, is for the new: messages that
    // their receiver always refuses would otherwise keep it for themselves.
    const int retries = limit / 4;
    constexpr Place start{-1, 0};
    // SQLite starts at the first column of the pair alone: from 0 it would step over every new row.
    constexpr Place afterNew{1, 0};
    if (auto done = chooseFrom(destination, afterNew, retries, 1, choice); !done) {
        return fail(done.error());
    }
    if (auto done = chooseFrom(destination, start, limit, kPages, choice); !done) {
        return fail(done.error());
    }
    if (auto parked = park(choice.later); !parked) return fail(parked.error());
    auto messages = lease(choice.ids);
    if (!messages) return messages;
    if (auto done = transaction.commit(); !done) return fail(done.error());
    return messages;
}

Result<QList<OutboxStore::Candidate>> OutboxStore::candidates(const QString& destination,
                                                              const Place& after, int limit) {
    QList<Candidate> found;
    const auto read = m_database.readRows(
        m_sql.candidates,
        [&](Query& query) {
            bindCommon(query);
            query.bind(":destination", destination)
                .bind(":after_due", after.dueAt)
                .bind(":after_id", after.id)
                .bind(":limit", qint64{limit});
        },
        [&](Query& row) {
            found.append({row.integer("id"), row.text("order_id"), row.integer("due_at"),
                          row.integer("earlier_id"), row.integer("earlier_due_at"),
                          row.integer("earlier_pause"), row.integer("earlier_is_claimed") != 0});
        });
    if (!read) return fail(read.error());
    return found;
}

Result<void> OutboxStore::chooseFrom(const QString& destination, Place after, int limit, int pages,
                                     Choice& choice) {
    for (int page = 0; page < pages && choice.ids.size() < limit; ++page) {
        auto found = candidates(destination, after, limit);
        if (!found) return fail(found.error());
        if (found->isEmpty()) return {};
        after = {found->last().dueAt, found->last().id};
        const bool isFull = found->size() == limit;
        // The messages of an order come in their order then, whatever their times.
        std::sort(found->begin(), found->end(),
                  [](const auto& left, const auto& right) { return left.id < right.id; });
        for (const Candidate& candidate : std::as_const(*found)) {
            if (choice.ids.size() == limit) break;
            consider(candidate, choice);
        }
        if (!isFull) return {};
    }
    return {};
}

void OutboxStore::consider(Candidate candidate, Choice& choice) {
    if (choice.ids.contains(candidate.id)) return;
    const bool isNext = candidate.earlierId == 0 || choice.ids.contains(candidate.earlierId);
    if (isNext) {
        int& held = choice.perOrder[candidate.orderId];
        if (!candidate.orderId.isEmpty() && held == kOneOrder) return;
        ++held;
        choice.ids.insert(candidate.id);
        return;
    }
    // The message before it may itself wait for one further ahead.
    const auto before = choice.later.constFind(candidate.earlierId);
    if (before != choice.later.constEnd()) {
        candidate.earlierDueAt = before->earlierDueAt;
        candidate.earlierPause = before->earlierPause;
    }
    if (candidate.earlierIsClaimed || candidate.earlierDueAt <= candidate.dueAt) return;
    choice.later.insert(candidate.id, candidate);
}

Result<void> OutboxStore::park(const QHash<qint64, Candidate>& candidates) {
    if (candidates.isEmpty()) return {};
    QJsonArray rows;
    for (const Candidate& candidate : candidates) {
        // A pause marks a time that nobody chose for this message.
        rows.append(
            QJsonObject{{QStringLiteral("id"), candidate.id},
                        {QStringLiteral("due"), candidate.earlierDueAt},
                        {QStringLiteral("pause"), std::max<qint64>(1, candidate.earlierPause)}});
    }
    return m_database
        .execute(m_sql.park, [&](Query& query) { query.bind(":rows", toJsonText(rows)); })
        .map([](qint64) {});
}

Result<QList<ClaimedMessage>> OutboxStore::lease(const QSet<qint64>& ids) {
    QList<ClaimedMessage> messages;
    if (ids.isEmpty()) return messages;
    QByteArrayList list;
    for (const qint64 id : ids) list.append(QByteArray::number(id));
    // A JSON array, or PostgreSQL's text form of an array: with that it surely uses the key's
    // index.
    const QByteArray joined = list.join(',');
    const auto read = m_database.readRows(
        m_sql.lease,
        [&](Query& query) {
            query.bind(":ids", isSqlite() ? '[' + joined + ']' : '{' + joined + '}')
                .bind(":owner", m_owner);
            if (!isSqlite()) query.bind(":lease", m_leaseMilliseconds);
        },
        [&](Query& row) { messages.append(readMessage(row)); });
    if (!read) return fail(read.error());
    std::sort(messages.begin(), messages.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    return messages;
}

}  // namespace countertop
