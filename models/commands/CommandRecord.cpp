// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandRecord.h"

#include "models/core/Digest.h"

namespace countertop {

CommandRecord recordOf(const Command& command, const CommandContext& context,
                       Timestamp recordedAt) {
    const bool isKnown = !context.content.isEmpty();
    const QByteArray content = isKnown ? context.content : toJsonText(command);
    CommandRecord record;
    record.commandId = context.commandId;
    record.key = context.intent.key;
    record.fingerprint = isKnown ? context.fingerprint : fingerprintOf(context.type, content);
    record.type = context.type;
    record.personal = personalJsonText(command);
    record.content =
        QString::fromUtf8(record.personal.isEmpty() ? content : impersonalJsonText(command));
    record.storeId = context.storeId;
    record.recordedAt = recordedAt;
    record.expiresAt = recordedAt + kIdempotencyLifetimeMs;
    return record;
}

QByteArray fingerprintOf(const QString& type, const QByteArray& content) {
    return sha256Hex(type.toUtf8() + '\n' + content);
}

EventMetadata metadataOf(const CommandContext& context) {
    return {context.origin.correlationId, context.origin.causationId, context.origin.actor,
            context.origin.till, context.at};
}

}  // namespace countertop
