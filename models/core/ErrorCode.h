// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace countertop {

/// Every refusal and failure a caller can act on. The upper-case names are a published contract
/// (command line, HTTP, audit rows); add at the end, never rename.
enum class ErrorCode {
    InvalidInput,
    NotFound,
    OutOfStock,
    InvalidTransition,
    VersionConflict,
    IdempotencyKeyReused,
    CommandInProgress,
    NotAllowed,
    QueueFull,
    ShuttingDown,
    Timeout,
    Cancelled,
    Storage,
    Network,
    Damaged,
    NewerDatabase,
};

/// The published upper-case name, for example "OUT_OF_STOCK".
[[nodiscard]] QLatin1StringView toText(ErrorCode code);

/// The code with that published name, or nullopt.
[[nodiscard]] std::optional<ErrorCode> errorCodeFromText(QStringView text);

}  // namespace countertop
