// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/FollowerChecks.h"

#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/connection/Conditions.h"
#include "models/store/projections/ProjectionRecords.h"
#include "models/store/streams/CheckpointStore.h"
#include "models/store/verify/StoredRow.h"

namespace countertop {

namespace {

using Role = ProjectedColumn::Role;

const QString kLeftOut = QStringLiteral(
    "SELECT position FROM poison_events WHERE store_id = :store AND projection = :projection");

QString readable(QString key) { return key.replace(QChar(u'\x1f'), QStringLiteral(", ")); }

/// A row whose sums are all zero is equivalent to no row.
bool countsNothing(const ProjectedTable& table, const ProjectedRow& row) {
    for (qsizetype at = 0; at < row.size(); ++at) {
        const Role role = table.columns[at].role;
        if (role == Role::Latest) return false;
        if (role == Role::Sum && std::get<qint64>(row[at]) != 0) return false;
    }
    return true;
}

}  // namespace

FollowerChecks::FollowerChecks(CheckBook& book) : m_book(book) {
    for (auto& projection : asyncProjections()) {
        Follower follower;
        follower.projection = std::move(projection);
        m_followers.push_back(std::move(follower));
    }
}

Result<void> FollowerChecks::begin() {
    CheckpointStore checkpoints(m_book.database(), m_book.storeId());
    ProjectionRecords records(m_book.database(), m_book.storeId());
    for (Follower& follower : m_followers) {
        const QString name = follower.projection->name();
        const auto checkpoint = checkpoints.position(name);
        if (!checkpoint) return fail(checkpoint.error());
        const auto record = records.read(name);
        if (!record) return fail(record.error());
        const auto leftOut = readRows(m_book.database(), kLeftOut,
                                      Conditions(m_book.storeId()).value(":projection", name),
                                      [](Query& query) { return query.integer("position"); });
        if (!leftOut) return fail(leftOut.error());
        // Rows of an older fold are correct for that fold; the running program rebuilds them.
        follower.isOutdated = record->isOlderThan(follower.projection->version());
        if (follower.isOutdated) {
            m_book.notChecked(Invariant::AsynchronousProjections,
                              QStringLiteral("%1 is of an older version until a running program "
                                             "has rebuilt it")
                                  .arg(name));
        }
        follower.checkpoint = *checkpoint;
        follower.fromPosition = record->fromPosition;
        follower.leftOut = QSet<qint64>(leftOut->cbegin(), leftOut->cend());
    }
    std::erase_if(m_followers, [](const Follower& follower) { return follower.isOutdated; });
    return {};
}

void FollowerChecks::consume(const EventStream& stream) {
    for (Follower& follower : m_followers) consume(follower, stream);
}

void FollowerChecks::consume(Follower& follower, const EventStream& stream) {
    Order before;
    Order after;
    for (const RecordedEvent& recorded : stream.events) {
        if (recorded.position > follower.checkpoint) break;
        if (follower.leftOut.contains(recorded.position)) continue;
        const auto event = orderEventFrom(recorded);
        if (!event) continue;
        apply(after, *event);
        if (recorded.position <= follower.fromPosition) before = after;
    }
    const ProjectedTable& table = follower.projection->table();
    const OrderId orderId(streamSubject(stream.streamId));
    for (const ProjectedRow& row : changesBetween(*follower.projection, orderId, before, after)) {
        const QString key = keyOf(table, row);
        const auto known = follower.expected.find(key);
        if (known == follower.expected.end()) {
            follower.expected.insert(key, row);
        } else {
            combine(table, *known, row);
        }
    }
}

Result<void> FollowerChecks::compareUpTo(const QString& orderId) {
    for (Follower& follower : m_followers) {
        if (!follower.isByOrder()) continue;
        if (auto done = compare(follower, orderId); !done) return done;
    }
    return {};
}

Result<void> FollowerChecks::finish() {
    for (Follower& follower : m_followers) {
        if (auto done = compare(follower, {}); !done) return done;
    }
    return {};
}

Result<void> FollowerChecks::compare(Follower& follower, const QString& upToOrder) {
    const ProjectedTable& table = follower.projection->table();
    Conditions conditions(m_book.storeId());
    if (follower.isByOrder()) {
        conditions.add(QStringLiteral("order_id > :from_order"))
            .value(":from_order", follower.from);
        if (!upToOrder.isEmpty()) {
            conditions.add(QStringLiteral("order_id <= :up_to_order"))
                .value(":up_to_order", upToOrder);
        }
    }
    const auto rows = readRows(m_book.database(), selectOf(table) + conditions.sql(), conditions,
                               [&](Query& query) { return projectedFrom(query, table); });
    if (!rows) return fail(rows.error());
    m_book.count(Invariant::AsynchronousProjections, rows->size());
    for (const ProjectedRow& row : *rows) compareRow(follower, row);
    reportMissing(follower);
    follower.from = upToOrder;
    return {};
}

void FollowerChecks::compareRow(Follower& follower, const ProjectedRow& stored) {
    const ProjectedTable& table = follower.projection->table();
    const QString key = keyOf(table, stored);
    if (!follower.expected.contains(key)) {
        if (countsNothing(table, stored)) return;
        m_book.problem(Invariant::AsynchronousProjections,
                       QStringLiteral("%1 has a row of %2 that no event explains")
                           .arg(follower.projection->name(), readable(key)));
        return;
    }
    const ProjectedRow expected = follower.expected.take(key);
    for (qsizetype at = 0; at < stored.size(); ++at) {
        if (stored[at] == expected[at]) continue;
        m_book.problem(Invariant::AsynchronousProjections,
                       QStringLiteral("%1, %2: %3 is '%4' but its events say '%5'")
                           .arg(follower.projection->name(), readable(key), table.columns[at].name,
                                textOf(stored[at]), textOf(expected[at])));
    }
}

void FollowerChecks::reportMissing(Follower& follower) {
    const auto missing = std::exchange(follower.expected, {});
    for (auto row = missing.cbegin(); row != missing.cend(); ++row) {
        if (countsNothing(follower.projection->table(), *row)) continue;
        m_book.problem(Invariant::AsynchronousProjections,
                       QStringLiteral("%1 has no row of %2")
                           .arg(follower.projection->name(), readable(row.key())));
    }
}

}  // namespace countertop
