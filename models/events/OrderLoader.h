// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/events/EventStore.h"
#include "models/events/SnapshotStore.h"

#include <functional>

namespace countertop {

/// An order as folded from its events.
struct LoadedOrder {
    Order order;
    qint64 version = 0;  ///< 0: the order does not exist
    /// Number of events folded after the snapshot, or in total without one.
    qint64 eventsFolded = 0;
};

/// Loads orders from their last sound snapshot, if any, and the events after it. After a commit it
/// writes a snapshot for every `snapshotEvery` events of a stream. An unusable snapshot is ignored,
/// reported and rewritten. Lives on the stores' thread.
class OrderLoader {
public:
    struct Options {
        /// Events of a stream between snapshots; 0 neither writes nor reads any.
        qint64 snapshotEvery = 100;
    };
    enum class SnapshotFault {
        Unreadable,    ///< the store could not read or write it
        Damaged,       ///< its checksum or its text is wrong
        OtherSchema,   ///< written by another version of the program
        OtherHistory,  ///< the stream has no event of that version, or a different one
    };
    struct SnapshotCounts {
        qint64 used = 0;
        qint64 written = 0;
        qint64 faults = 0;
    };
    /// Called for every snapshot that cannot be used or written; loading continues without it.
    using FaultHook = std::function<void(const QString& streamId, SnapshotFault fault)>;

    /// Uses no snapshots: always folds from the first event.
    explicit OrderLoader(EventStore& events) : m_events(events) {}
    OrderLoader(EventStore& events, SnapshotStore& snapshots, const Options& options)
        : m_events(events), m_snapshots(&snapshots), m_every(options.snapshotEvery) {}

    /// DAMAGED when an event cannot be read; STORAGE, NETWORK.
    Result<LoadedOrder> load(const OrderId& orderId);

    /// Call after each commit with the events that followed the loaded state and the order's
    /// number; writes the next snapshot when it is due. A failure is reported to the hook only,
    /// because the caller's events are durable already.
    void noteCommitted(const OrderId& orderId, const LoadedOrder& before, const OrderEvents& events,
                       const QString& number);

    void setFaultHook(FaultHook hook) { m_hook = std::move(hook); }
    [[nodiscard]] const SnapshotCounts& snapshotCounts() const { return m_counts; }

private:
    [[nodiscard]] bool usesSnapshots() const { return m_snapshots && m_every > 0; }
    /// Loads from the stream's snapshot, or returns nullopt when it has no usable one.
    Result<std::optional<LoadedOrder>> loadFromSnapshot(const QString& streamId);
    std::optional<Snapshot> soundSnapshot(const QString& streamId);
    void report(const QString& streamId, SnapshotFault fault);

    EventStore& m_events;
    SnapshotStore* m_snapshots = nullptr;
    qint64 m_every = 0;
    SnapshotCounts m_counts;
    FaultHook m_hook;
};

}  // namespace countertop
