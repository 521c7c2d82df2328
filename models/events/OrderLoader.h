// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/Order.h"
#include "models/events/EventStore.h"
#include "models/events/SnapshotStore.h"

#include <functional>

namespace countertop {

/// An order as its events tell.
struct LoadedOrder {
    Order order;
    qint64 version = 0;  ///< 0: there is no such order
    /// How many events were folded after the snapshot, or after the beginning without one.
    qint64 eventsFolded = 0;
};

/// Loads orders: the last snapshot, where there is a sound one, and the events after it. Snapshots
/// are made every so many events of a stream, after the commit; one that does not fit is left
/// aside, reported and made again. Lives on the stores' thread.
class OrderLoader {
public:
    struct Options {
        /// Events of a stream from one snapshot to the next; 0 never makes nor reads one.
        qint64 snapshotEvery = 100;
    };
    enum class SnapshotFault {
        Unreadable,    ///< the store could not read or write it
        Damaged,       ///< its checksum or its text is wrong
        OtherSchema,   ///< written by another version of the program
        OtherHistory,  ///< the stream has no such event, or another one there
    };
    struct SnapshotCounts {
        qint64 used = 0;
        qint64 written = 0;
        qint64 faults = 0;
    };
    /// Called for every snapshot that cannot be used or written; loading goes on without.
    using FaultHook = std::function<void(const QString& streamId, SnapshotFault fault)>;

    /// Always from the first event on.
    explicit OrderLoader(EventStore& events) : m_events(events) {}
    OrderLoader(EventStore& events, SnapshotStore& snapshots, const Options& options)
        : m_events(events), m_snapshots(&snapshots), m_every(options.snapshotEvery) {}

    /// DAMAGED when an event cannot be read; STORAGE, NETWORK.
    Result<LoadedOrder> load(const OrderId& orderId);

    /// To be told after each commit which events followed the loaded state and which number the
    /// order has: makes the next snapshot when it is time. A failure is reported to the hook, never
    /// to the caller, whose events are durable already.
    void noteCommitted(const OrderId& orderId, const LoadedOrder& before, const OrderEvents& events,
                       const QString& number);

    void setFaultHook(FaultHook hook) { m_hook = std::move(hook); }
    [[nodiscard]] const SnapshotCounts& snapshotCounts() const { return m_counts; }

private:
    [[nodiscard]] bool usesSnapshots() const { return m_snapshots && m_every > 0; }
    /// From the stream's snapshot on, or nothing when there is none that can be used.
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
