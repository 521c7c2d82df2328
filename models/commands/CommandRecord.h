// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandContext.h"
#include "models/events/RecordedEvent.h"

namespace countertop {

/// The command's record: written in the same transaction as its events.
struct CommandRecord {
    CommandId commandId;
    QString key;  ///< empty: no idempotency record (appends that are no command)
    QByteArray fingerprint;
    QString type;
    QString content;  ///< the command as JSON, for the audit row
    qint64 storeId = 1;
    Timestamp recordedAt = 0;
    Timestamp expiresAt = 0;
};

/// How long a key answers with its first result.
inline constexpr qint64 kIdempotencyLifetimeMs = 24LL * 60 * 60 * 1000;

/// The record of the command under way. `recordedAt` is the real time of recording, also for
/// commands about the past.
[[nodiscard]] CommandRecord recordOf(const Command& command, const CommandContext& context,
                                     Timestamp recordedAt);

/// SHA-256 of type and content in hexadecimal: equal for a retry, different for anything else.
[[nodiscard]] QByteArray fingerprintOf(const QString& type, const QByteArray& content);

/// Who and what caused the events of the command under way.
[[nodiscard]] EventMetadata metadataOf(const CommandContext& context);

}  // namespace countertop
