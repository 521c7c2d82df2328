// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/OrderLoader.h"

#include "models/events/EventSerializer.h"
#include "models/events/OrderStateJson.h"
#include "models/events/Streams.h"

#include <QLoggingCategory>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logSnapshots, "countertop.snapshots", QtInfoMsg)

const char* wordOf(OrderLoader::SnapshotFault fault) {
    switch (fault) {
        case OrderLoader::SnapshotFault::Unreadable:
            return "cannot be read or written";
        case OrderLoader::SnapshotFault::Damaged:
            return "is damaged";
        case OrderLoader::SnapshotFault::OtherSchema:
            return "was written by another version";
        case OrderLoader::SnapshotFault::OtherHistory:
            return "belongs to another history";
    }
    return "";
}

Result<LoadedOrder> fold(LoadedOrder loaded, const QList<RecordedEvent>& events) {
    for (const RecordedEvent& event : events) {
        const auto domainEvent = orderEventFrom(event);
        if (!domainEvent) return fail(domainEvent.error());
        apply(loaded.order, *domainEvent);
        loaded.version = event.version;
        ++loaded.eventsFolded;
    }
    return loaded;
}

/// A snapshot leaves the name to the order's first event.
Result<LoadedOrder> withCustomerName(LoadedOrder loaded, const RecordedEvent& first) {
    const auto event = orderEventFrom(first);
    if (!event) return fail(event.error());
    if (const auto* created = std::get_if<OrderCreated>(&*event)) {
        loaded.order.customerName = created->customerName;
    }
    return loaded;
}

}  // namespace

Result<LoadedOrder> OrderLoader::load(const OrderId& orderId) {
    const QString streamId = orderStream(orderId);
    const qint64 all = std::numeric_limits<qint64>::max();
    // A stream too short for a snapshot is read with one query, as without snapshots.
    const auto first = m_events.load(streamId, 1, usesSnapshots() ? m_every : all);
    if (!first) return fail(first.error());
    if (!usesSnapshots() || first->size() < m_every) return fold({}, *first);
    auto shortCut = loadFromSnapshot(streamId);
    if (!shortCut) return fail(shortCut.error());
    if (*shortCut) return withCustomerName(**std::move(shortCut), first->first());
    const auto begun = fold({}, *first);
    if (!begun) return begun;
    const auto rest = m_events.load(streamId, begun->version + 1, all);
    if (!rest) return fail(rest.error());
    return fold(*begun, *rest);
}

std::optional<Snapshot> OrderLoader::soundSnapshot(const QString& streamId) {
    auto stored = m_snapshots->find(streamId);
    if (!stored) {
        report(streamId, SnapshotFault::Unreadable);
        return {};
    }
    if (!*stored) return {};
    if ((*stored)->checksum != snapshotChecksum(**stored)) {
        report(streamId, SnapshotFault::Damaged);
        return {};
    }
    if ((*stored)->schemaVersion != kOrderStateVersion) {
        report(streamId, SnapshotFault::OtherSchema);
        return {};
    }
    return *std::move(stored);
}

Result<std::optional<LoadedOrder>> OrderLoader::loadFromSnapshot(const QString& streamId) {
    const std::optional<LoadedOrder> nothing;
    const auto snapshot = soundSnapshot(streamId);
    if (!snapshot) return nothing;
    // Read the snapshot's own event again to check that the stream still has the same history.
    auto events = m_events.load(streamId, snapshot->version, std::numeric_limits<qint64>::max());
    if (!events) return fail(events.error());
    const bool sameHistory = !events->isEmpty() && events->first().version == snapshot->version &&
                             events->first().hash == snapshot->eventHash;
    if (!sameHistory) {
        report(streamId, SnapshotFault::OtherHistory);
        return nothing;
    }
    auto order = orderFromStateText(snapshot->state);
    if (!order) {
        report(streamId, SnapshotFault::Damaged);
        return nothing;
    }
    events->removeFirst();
    ++m_counts.used;
    return fold({*std::move(order), snapshot->version, 0}, *events)
        .map([](const LoadedOrder& loaded) { return std::optional(loaded); });
}

void OrderLoader::noteCommitted(const OrderId& orderId, const LoadedOrder& before,
                                const OrderEvents& events, const QString& number) {
    if (!usesSnapshots() || before.eventsFolded + events.size() < m_every) return;
    Order order = before.order;
    apply(order, events);
    // Events have no number until the commit takes it from the till's counter.
    if (order.number.isEmpty()) order.number = number;
    Snapshot snapshot;
    snapshot.streamId = orderStream(orderId);
    snapshot.version = before.version + events.size();
    snapshot.schemaVersion = kOrderStateVersion;
    snapshot.state = orderStateText(order);
    snapshot.checksum = snapshotChecksum(snapshot);
    if (auto saved = m_snapshots->save(snapshot); !saved) {
        report(snapshot.streamId, SnapshotFault::Unreadable);
        return;
    }
    ++m_counts.written;
}

void OrderLoader::report(const QString& streamId, SnapshotFault fault) {
    ++m_counts.faults;
    qCWarning(logSnapshots).noquote()
        << "The snapshot of" << streamId << wordOf(fault) << "and is left aside";
    if (m_hook) m_hook(streamId, fault);
}

}  // namespace countertop
