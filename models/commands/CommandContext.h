// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Command.h"
#include "models/core/IdSource.h"

#include <atomic>
#include <memory>
#include <optional>

namespace countertop {

/// Who asks, from where, and in which flow. `at` is given by importers: the time the thing really
/// happened; without it the bus's clock is read.
struct CommandOrigin {
    QString actor;
    QString till;
    QString correlationId;  ///< empty: a new flow begins
    QString causationId;    ///< empty: the command causes itself
    std::optional<Timestamp> at;
};

/// What the middleware knows about the command under way.
struct CommandContext {
    CommandId commandId;
    Intent intent;
    CommandOrigin origin;
    QString type;
    IdSource* ids = nullptr;  ///< set by the bus: of everything the command makes
    qint64 storeId = 1;
    Timestamp at = 0;
    Timestamp deadline = 0;  ///< 0: none
    int attempt = 1;
    /// False inside a transaction that others wait for: what would have to wait fails instead.
    bool mayWait = true;
    /// The command as JSON text and its fingerprint, worked out once for all who record it.
    QByteArray content;
    QByteArray fingerprint;
    bool audited = false;
};

}  // namespace countertop
