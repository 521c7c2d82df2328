// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/SnapshotStore.h"

#include <QCryptographicHash>

namespace countertop {

QByteArray snapshotChecksum(const Snapshot& snapshot) {
    QByteArray text;
    text.reserve(snapshot.state.size() + 128);
    text.append(snapshot.streamId.toUtf8()).append('\n');
    text.append(QByteArray::number(snapshot.version)).append('\n');
    text.append(QByteArray::number(snapshot.schemaVersion)).append('\n');
    text.append(snapshot.state);
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

}  // namespace countertop
