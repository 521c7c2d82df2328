// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Json.h"
#include "models/store/connection/Transaction.h"
#include "models/store/outbox/OutboxSql.h"
#include "models/store/outbox/OutboxStore.h"

#include <algorithm>
#include <limits>

namespace countertop {

namespace {

/// The most messages of one order that one worker holds for a destination, so that a long run of
/// one order does not fill all its hands.
constexpr int kOneOrder = 16;

/// How often a claim looks further when nothing of what it saw may be sent yet.
constexpr int kPages = 10;
constexpr int kRowsOfAPage = 100;

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
    QueuePlace place;
    QString orderId;
    qint64 earlierId = 0;
    qint64 earlierDueAt = 0;
    qint64 earlierPause = 0;
    bool earlierIsClaimed = false;
};

struct OutboxStore::Choice {
    QSet<qint64> ids;
    QHash<QString, int> perOrder;
    /// Not to be looked at before the message before them is due.
    QHash<qint64, Candidate> later;
};

Result<QList<ClaimedMessage>> OutboxStore::claim(const QString& destination, int limit,
                                                 QueuePlaces& places) {
    if (isSqlite()) {
        if (auto owned = ensureOwner(); !owned) return fail(owned.error());
    }
    Transaction transaction(m_database, Transaction::Nested::Joined);
    if (auto begun = transaction.begin(); !begun) return fail(begun.error());
    Choice choice;
    QueuePlaces moved = places;
    // Under a steady load of new messages retries would never get their turn. A single place, such
    // as the probe of an open circuit breaker, is for the new: messages that their receiver always
    // refuses would otherwise keep it for themselves.
    const int retries = limit / 4;
    bool hasMoreTimed = places.hasTimed;
    if (hasMoreTimed && retries > 0) {
        const auto looked = chooseFrom(destination, moved.timed, retries, 1, choice);
        if (!looked) return fail(looked.error());
        hasMoreTimed = *looked;
    }
    const auto hasMoreFresh = chooseFrom(destination, moved.fresh, limit, kPages, choice);
    if (!hasMoreFresh) return fail(hasMoreFresh.error());
    if (hasMoreTimed && choice.ids.size() < limit) {
        const auto looked = chooseFrom(destination, moved.timed, limit, kPages, choice);
        if (!looked) return fail(looked.error());
        hasMoreTimed = *looked;
    }
    moved.isCutShort = choice.ids.size() < limit && (*hasMoreFresh || hasMoreTimed);
    if (auto parked = park(choice.later); !parked) return fail(parked.error());
    auto messages = lease(choice.ids);
    if (!messages) return messages;
    if (auto filled = m_personalKeys.fill(*messages, &ClaimedMessage::payload); !filled) {
        return fail(filled.error());
    }
    if (auto done = transaction.commit(); !done) return fail(done.error());
    places = moved;
    return messages;
}

Result<QList<OutboxStore::Candidate>> OutboxStore::candidates(const QString& destination,
                                                              const QueuePlace& after,
                                                              qint64 lastDueAt, int limit) {
    QList<Candidate> found;
    const auto read = m_database.readRows(
        m_leftOut.isEmpty() ? m_sql.candidates : m_sql.candidatesExcept,
        [&](Query& query) {
            bindCommon(query);
            if (!m_leftOut.isEmpty()) query.bind(":left_out", m_leftOut);
            query.bind(":destination", destination)
                .bind(":after_due", after.dueAt)
                .bind(":after_id", after.id)
                .bind(":last_due", lastDueAt)
                .bind(":limit", qint64{limit});
        },
        [&](Query& row) {
            found.append({{row.integer("due_at"), row.integer("id")},
                          row.text("order_id"),
                          row.integer("earlier_id"),
                          row.integer("earlier_due_at"),
                          row.integer("earlier_pause"),
                          row.integer("earlier_is_claimed") != 0});
        });
    if (!read) return fail(read.error());
    return found;
}

Result<bool> OutboxStore::chooseFrom(const QString& destination, QueuePlace& after, int limit,
                                     int pages, Choice& choice) {
    // New messages keep coming behind the last one that is due at once, not behind the retries.
    const qint64 lastDueAt = after.dueAt > 0 ? std::numeric_limits<qint64>::max() : 0;
    for (int page = 0; page < pages && choice.ids.size() < limit; ++page) {
        const int rows = page == 0 ? limit : std::max(limit, kRowsOfAPage);
        auto found = candidates(destination, after, lastDueAt, rows);
        if (!found) return fail(found.error());
        if (found->isEmpty()) return false;
        const auto byPlace = [](const auto& left, const auto& right) {
            return left.place < right.place;
        };
        after = std::max_element(found->cbegin(), found->cend(), byPlace)->place;
        const bool isFull = found->size() == rows;
        // The messages of an order come in their order then, whatever their times.
        std::sort(found->begin(), found->end(), [](const auto& left, const auto& right) {
            return left.place.id < right.place.id;
        });
        for (const Candidate& candidate : std::as_const(*found)) {
            if (choice.ids.size() < limit) {
                consider(candidate, choice);
            } else if (!(after < candidate.place)) {
                after = {candidate.place.dueAt, candidate.place.id - 1};
            }
        }
        if (!isFull) return false;
    }
    return true;
}

void OutboxStore::consider(Candidate candidate, Choice& choice) {
    if (choice.ids.contains(candidate.place.id)) return;
    const bool isNext = candidate.earlierId == 0 || choice.ids.contains(candidate.earlierId);
    if (isNext) {
        int& held = choice.perOrder[candidate.orderId];
        if (!candidate.orderId.isEmpty() && held == kOneOrder) return;
        ++held;
        choice.ids.insert(candidate.place.id);
        return;
    }
    // The message before it may itself wait for one further ahead.
    const auto before = choice.later.constFind(candidate.earlierId);
    if (before != choice.later.constEnd()) {
        candidate.earlierId = before->earlierId;
        candidate.earlierDueAt = before->earlierDueAt;
        candidate.earlierPause = before->earlierPause;
    }
    if (candidate.earlierIsClaimed || candidate.earlierDueAt <= candidate.place.dueAt) return;
    choice.later.insert(candidate.place.id, candidate);
}

Result<void> OutboxStore::park(const QHash<qint64, Candidate>& candidates) {
    if (candidates.isEmpty()) return {};
    QJsonArray rows;
    for (const Candidate& candidate : candidates) {
        rows.append(QJsonObject{{QStringLiteral("id"), candidate.place.id},
                                {QStringLiteral("earlier"), candidate.earlierId},
                                {QStringLiteral("due"), candidate.earlierDueAt},
                                {QStringLiteral("pause"), candidate.earlierPause}});
    }
    return m_database
        .execute(m_sql.park,
                 [&](Query& query) {
                     query.bind(":rows", toJsonText(rows));
                     if (isSqlite()) query.bind(":now", m_clock.now());
                 })
        .map([](qint64) {});
}

Result<QList<ClaimedMessage>> OutboxStore::lease(const QSet<qint64>& ids) {
    QList<ClaimedMessage> messages;
    if (ids.isEmpty()) return messages;
    const auto read = m_database.readRows(
        m_sql.lease,
        [&](Query& query) {
            query.bind(":ids", idList(ids)).bind(":owner", m_owner);
            if (!isSqlite()) query.bind(":lease", m_leaseMilliseconds);
        },
        [&](Query& row) { messages.append(readMessage(row)); });
    if (!read) return fail(read.error());
    std::sort(messages.begin(), messages.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    return messages;
}

}  // namespace countertop
