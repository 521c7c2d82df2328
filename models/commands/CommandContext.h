// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/IdSource.h"

#include <atomic>
#include <memory>
#include <optional>

namespace countertop {

/// The actor, the till and the flow of a command. Importers set `at` to the time the event really
/// happened; without it the bus's clock is used.
struct CommandOrigin {
    QString actor;
    QString till;
    QString correlationId;  ///< empty: starts a new flow
    QString causationId;    ///< empty: the command is its own cause
    std::optional<Timestamp> at;
};

/// State the middleware shares about the current command.
struct CommandContext {
    CommandId commandId;
    Intent intent;
    CommandOrigin origin;
    QString type;
    IdSource* ids = nullptr;  ///< set by the bus, for everything the command creates
    qint64 storeId = 1;
    Timestamp at = 0;
    Timestamp deadline = 0;  ///< 0: no deadline
    int attempt = 1;
    /// False inside a transaction shared with other commands: a command that would wait fails.
    bool mayWait = true;
    /// The command as JSON text and its fingerprint, computed once for everything that records it.
    QByteArray content;
    QByteArray fingerprint;
    bool audited = false;
};

}  // namespace countertop
