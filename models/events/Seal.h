// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QByteArray>
#include <QList>

namespace countertop {

/// What a seal records of an event: its position, and the hash that covers all its content.
struct SealedEvent {
    qint64 position = 0;
    QByteArray hash;
    bool operator==(const SealedEvent&) const = default;
};

/// Fixes the events of a store at the positions after `fromPosition` up to `toPosition`. Each seal
/// covers the one before it, so altering, inserting or removing anything up to the last seal,
/// including whole streams, is detected. Events after the last seal are not covered, and neither is
/// the end of the chain: removing the last seals together with their events leaves a consistent
/// shorter store, which is only detected if a seal was noted elsewhere. Positions may have gaps.
/// Plain values; thread-safe.
struct Seal {
    qint64 fromPosition = 0;
    qint64 toPosition = 0;  ///< of the last event
    qint64 events = 0;
    Timestamp sealedAt = 0;
    QByteArray previousHash;  ///< of the seal that ends at fromPosition; empty for the first
    /// SHA-256, in hexadecimal, over previous hash, store, from, to, number of events and time, one
    /// per line, then the records if there are any, then a line "position hash" for each event.
    QByteArray hash;
    /// For each event, its distance from the previous position and the first eight digits of its
    /// hash: "1:0a1b2c3d 2:…". Identifies the events that differ when the hash does not match.
    QByteArray marks;
    /// In a seal of events: the heads of the chains over other records, including these; empty in
    /// seals older than those chains. In a seal of other records: the last seal of the events. This
    /// seal's hash does not cover it, because that seal names the hash.
    QByteArray records;

    bool operator==(const Seal&) const = default;
};

/// Seals these events, given in order of position; at least one.
[[nodiscard]] Seal sealOver(qint64 storeId, qint64 fromPosition, const QByteArray& previousHash,
                            const QList<SealedEvent>& events, Timestamp sealedAt,
                            const QByteArray& records = {});

/// A difference between the sealed events and the present ones.
struct SealBreach {
    enum class Kind { Removed, Inserted, Altered };
    qint64 position = 0;
    Kind kind = Kind::Removed;
    bool operator==(const SealBreach&) const = default;
};

/// True when the marks match the number of events and the seal's end.
[[nodiscard]] bool marksFit(const Seal& seal);

/// Compares present events with the marks; breaches in order of position, empty when all match.
[[nodiscard]] QList<SealBreach> breachesOf(const Seal& seal, const QList<SealedEvent>& present);

}  // namespace countertop
