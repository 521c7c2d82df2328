// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandContext.h"
#include "models/events/RecordedEvent.h"

namespace countertop {

/// The command's record, written in the same transaction as its events.
struct CommandRecord {
    CommandId commandId;
    QString key;  ///< empty: no idempotency record (appends without a command)
    QByteArray fingerprint;
    QString type;
    QString content;  ///< the command as JSON without personal fields, for the audit row
    /// The command's personal fields, a JSON object's text: stored only encrypted, with its events.
    QByteArray personal = {};
    qint64 storeId = 1;
    Timestamp recordedAt = 0;
    Timestamp expiresAt = 0;
};

/// How long a key returns its first result.
inline constexpr qint64 kIdempotencyLifetimeMs = 24LL * 60 * 60 * 1000;

/// The record of the current command. `recordedAt` is the actual time of recording, even for
/// commands about the past.
[[nodiscard]] CommandRecord recordOf(const Command& command, const CommandContext& context,
                                     Timestamp recordedAt);

/// SHA-256 of type and content in hexadecimal: equal for a retry, different for any other command.
[[nodiscard]] QByteArray fingerprintOf(const QString& type, const QByteArray& content);

/// Metadata for the events of the current command: actor, till, correlation and causation.
[[nodiscard]] EventMetadata metadataOf(const CommandContext& context);

}  // namespace countertop
