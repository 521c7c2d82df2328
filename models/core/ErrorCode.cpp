// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ErrorCode.h"

#include <array>
#include <utility>

namespace countertop {

namespace {

using Row = std::pair<ErrorCode, QLatin1StringView>;

constexpr std::array<Row, 16> kNames{{
    {ErrorCode::InvalidInput, QLatin1StringView("INVALID_INPUT")},
    {ErrorCode::NotFound, QLatin1StringView("NOT_FOUND")},
    {ErrorCode::OutOfStock, QLatin1StringView("OUT_OF_STOCK")},
    {ErrorCode::InvalidTransition, QLatin1StringView("INVALID_TRANSITION")},
    {ErrorCode::VersionConflict, QLatin1StringView("VERSION_CONFLICT")},
    {ErrorCode::IdempotencyKeyReused, QLatin1StringView("IDEMPOTENCY_KEY_REUSED")},
    {ErrorCode::CommandInProgress, QLatin1StringView("COMMAND_IN_PROGRESS")},
    {ErrorCode::NotAllowed, QLatin1StringView("NOT_ALLOWED")},
    {ErrorCode::QueueFull, QLatin1StringView("QUEUE_FULL")},
    {ErrorCode::ShuttingDown, QLatin1StringView("SHUTTING_DOWN")},
    {ErrorCode::Timeout, QLatin1StringView("TIMEOUT")},
    {ErrorCode::Cancelled, QLatin1StringView("CANCELLED")},
    {ErrorCode::Storage, QLatin1StringView("STORAGE")},
    {ErrorCode::Network, QLatin1StringView("NETWORK")},
    {ErrorCode::Damaged, QLatin1StringView("DAMAGED")},
    {ErrorCode::NewerDatabase, QLatin1StringView("NEWER_DATABASE")},
}};

}  // namespace

QLatin1StringView toText(ErrorCode code) {
    for (const Row& row : kNames) {
        if (row.first == code) return row.second;
    }
    return QLatin1StringView("STORAGE");
}

std::optional<ErrorCode> errorCodeFromText(QStringView text) {
    for (const Row& row : kNames) {
        if (row.second == text) return row.first;
    }
    return std::nullopt;
}

}  // namespace countertop
