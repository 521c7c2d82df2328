// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CliFailure.h"

#include "models/store/connection/SqliteFiles.h"

namespace countertop {

using namespace Qt::StringLiterals;

ExitCode exitCodeOf(const Error& error) {
    if (saysNoShop(error)) return ExitCode::Unreachable;
    switch (error.code) {
        case ErrorCode::InvalidInput:
        case ErrorCode::NotFound:
        case ErrorCode::OutOfStock:
        case ErrorCode::InvalidTransition:
        case ErrorCode::VersionConflict:
        case ErrorCode::IdempotencyKeyReused:
        case ErrorCode::CommandInProgress:
        case ErrorCode::NotAllowed:
        case ErrorCode::Cancelled:
            return ExitCode::Refused;
        case ErrorCode::QueueFull:
        case ErrorCode::ShuttingDown:
        case ErrorCode::Timeout:
        case ErrorCode::Storage:
        case ErrorCode::Network:
        case ErrorCode::NewerDatabase:
            return ExitCode::Unreachable;
        case ErrorCode::Damaged:
            return ExitCode::Damaged;
    }
    return ExitCode::Unreachable;
}

tl::unexpected<CliFailure> refused(const Error& error) {
    return tl::unexpected<CliFailure>(
        {exitCodeOf(error), u"%1: %2"_s.arg(QString(toText(error.code)), error.detail), {}, {}});
}

tl::unexpected<CliFailure> wrongUsage(const QString& text) {
    return tl::unexpected<CliFailure>({ExitCode::WrongUsage, text, {}, {}});
}

}  // namespace countertop
