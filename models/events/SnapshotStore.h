// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace countertop {

/// The folded state of a stream at one version, so that loading need not read all its events. Only
/// an optimisation: the same state can always be folded from the events.
struct Snapshot {
    QString streamId;
    qint64 version = 0;
    int schemaVersion = 0;  ///< version of the state's format
    QByteArray state;       ///< JSON text
    QByteArray checksum;    ///< see snapshotChecksum()
    /// Hash of the event at `version`, set by the store. It ties the state to the history it was
    /// folded from.
    QByteArray eventHash;
};

/// SHA-256, in hexadecimal, over stream, version, schema version and state joined by line feeds.
[[nodiscard]] QByteArray snapshotChecksum(const Snapshot& snapshot);

/// One snapshot per stream. Implementations live on the thread that created them.
class SnapshotStore {
public:
    virtual ~SnapshotStore() = default;

    /// The stream's snapshot as stored, unvalidated. STORAGE or NETWORK when it cannot be read.
    virtual Result<std::optional<Snapshot>> find(const QString& streamId) = 0;

    /// Replaces the previous snapshot; does nothing when the stream has no event of that version.
    /// STORAGE, NETWORK or TIMEOUT when it cannot be written.
    virtual Result<void> save(const Snapshot& snapshot) = 0;
};

}  // namespace countertop
