// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Identifier.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace countertop {

/// Largest payload of one event, in bytes.
inline constexpr qsizetype kMaximumEventBytes = qsizetype{4} * 1024 * 1024;

/// An event to be appended. The payload is canonical JSON text (see toJsonText).
struct EventDraft {
    EventId eventId;
    QString type;
    int schemaVersion = 1;
    QByteArray payload;
    /// The personal fields, as the text of a JSON object: the commit adds them to the payload,
    /// encrypted (see PersonalFields.h). Empty for most events.
    QByteArray personal = {};
    /// The stream whose key encrypts them; empty for the event's own.
    QString personalSubject = {};
    bool operator==(const EventDraft&) const = default;
};

/// Actor and cause of an event; the same for all events of one command.
struct EventMetadata {
    QString correlationId;
    QString causationId;
    QString actor;
    QString till;
    Timestamp at = 0;
    bool operator==(const EventMetadata&) const = default;
};

/// An event as stored. Versions of a stream run 1, 2, 3 … without gaps; positions increase over the
/// whole store. `hash` is hexadecimal SHA-256 over the previous event's hash and this event.
struct RecordedEvent {
    qint64 position = 0;
    EventId eventId;
    QString streamId;
    qint64 version = 0;
    QString type;
    int schemaVersion = 1;
    QByteArray payload;
    QByteArray personal = {};  ///< the payload's personal fields, decrypted; a JSON object's text
    EventMetadata metadata;
    QByteArray hash;
    bool operator==(const RecordedEvent&) const = default;
};

/// The hash in the chain: SHA-256, in hexadecimal, over these fields joined by line feeds, in this
/// order: previous hash (empty for version 1), event id, stream, version, type, schema version,
/// time in milliseconds, correlation, causation, actor, till, payload.
[[nodiscard]] QByteArray chainHash(const QByteArray& previousHash, const RecordedEvent& event);

}  // namespace countertop
