// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/SnapshotStore.h"

#include "models/core/Digest.h"

namespace countertop {

QByteArray snapshotChecksum(const Snapshot& snapshot) {
    QByteArray text;
    text.reserve(snapshot.state.size() + 128);
    text.append(snapshot.streamId.toUtf8()).append('\n');
    text.append(QByteArray::number(snapshot.version)).append('\n');
    text.append(QByteArray::number(snapshot.schemaVersion)).append('\n');
    text.append(snapshot.state);
    return sha256Hex(text);
}

}  // namespace countertop
