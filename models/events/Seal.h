// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Timestamp.h"

#include <QByteArray>
#include <QList>

namespace countertop {

/// What a seal knows of an event: where it stands, and the hash that covers all its content.
struct SealedEvent {
    qint64 position = 0;
    QByteArray hash;
    bool operator==(const SealedEvent&) const = default;
};

/// Fixes which events of a store stand at the positions after `fromPosition` up to `toPosition`.
/// Each seal covers the one before it, so that nothing up to the last seal can be altered, inserted
/// or removed, whole streams included, without being found. What was appended after the last seal
/// is not covered, and neither is its end: who takes away the last seals together with their events
/// leaves a shorter shop that fits, unless somebody noted a seal down. Positions may have gaps.
/// Plain values; safe from any thread.
struct Seal {
    qint64 fromPosition = 0;
    qint64 toPosition = 0;  ///< that of the last event
    qint64 events = 0;
    Timestamp sealedAt = 0;
    QByteArray previousHash;  ///< of the seal that ends at fromPosition; empty for the first
    /// SHA-256, in hexadecimal, over previous hash, store, from, to, number of events and time, one
    /// on a line, then the records if there are any, then a line "position hash" for each event.
    QByteArray hash;
    /// For each event how far it stands behind the one before, and the first eight digits of its
    /// hash: "1:0a1b2c3d 2:…". Tells which event does not fit when the hash does not.
    QByteArray marks;
    /// In a seal of events: the heads of the chains over other records, these included; empty in
    /// seals of before there were such chains. In a seal of other records: the last seal of the
    /// events, which its hash does not cover, for that seal names the hash.
    QByteArray records;

    bool operator==(const Seal&) const = default;
};

/// The seal of these events, in order of position; at least one.
[[nodiscard]] Seal sealOver(qint64 storeId, qint64 fromPosition, const QByteArray& previousHash,
                            const QList<SealedEvent>& events, Timestamp sealedAt,
                            const QByteArray& records = {});

/// An event that does not stand where it stood when it was sealed.
struct SealBreach {
    enum class Kind { Removed, Inserted, Altered };
    qint64 position = 0;
    Kind kind = Kind::Removed;
    bool operator==(const SealBreach&) const = default;
};

/// Whether the marks are those of so many events up to the seal's end.
[[nodiscard]] bool marksFit(const Seal& seal);

/// What became of the sealed events, by the marks: in order of position, empty when all are there.
[[nodiscard]] QList<SealBreach> breachesOf(const Seal& seal, const QList<SealedEvent>& present);

}  // namespace countertop
