// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/RecordedEvent.h"

#include "models/core/Digest.h"

namespace countertop {

QByteArray chainHash(const QByteArray& previousHash, const RecordedEvent& event) {
    QByteArray text;
    text.reserve(event.payload.size() + 512);
    text.append(previousHash).append('\n');
    text.append(event.eventId.text().toUtf8()).append('\n');
    text.append(event.streamId.toUtf8()).append('\n');
    text.append(QByteArray::number(event.version)).append('\n');
    text.append(event.type.toUtf8()).append('\n');
    text.append(QByteArray::number(event.schemaVersion)).append('\n');
    text.append(QByteArray::number(event.metadata.at)).append('\n');
    text.append(event.metadata.correlationId.toUtf8()).append('\n');
    text.append(event.metadata.causationId.toUtf8()).append('\n');
    text.append(event.metadata.actor.toUtf8()).append('\n');
    text.append(event.metadata.till.toUtf8()).append('\n');
    text.append(event.payload);
    return sha256Hex(text);
}

}  // namespace countertop
