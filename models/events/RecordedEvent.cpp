// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/RecordedEvent.h"

#include "models/core/Digest.h"
#include "models/core/Utf8.h"

namespace countertop {

QByteArray chainHash(const QByteArray& previousHash, const RecordedEvent& event) {
    QByteArray text;
    text.reserve(event.payload.size() + 1024);
    const auto line = [&text](QStringView field) {
        appendUtf8(text, field);
        text.append('\n');
    };
    const auto number = [&text](qint64 field) {
        text.append(QByteArray::number(field)).append('\n');
    };
    text.append(previousHash).append('\n');
    line(event.eventId.text());
    line(event.streamId);
    number(event.version);
    line(event.type);
    number(event.schemaVersion);
    number(event.metadata.at);
    line(event.metadata.correlationId);
    line(event.metadata.causationId);
    line(event.metadata.actor);
    line(event.metadata.till);
    text.append(event.payload);
    return sha256Hex(text);
}

}  // namespace countertop
