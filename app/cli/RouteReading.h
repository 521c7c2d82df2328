// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"
#include "models/store/write/SqlRoutes.h"

#include <QHash>

/// What the commands on routes and on their messages share.
namespace countertop::cli {

/// The active routes, oldest first.
[[nodiscard]] CliResult<QList<Route>> routes(CliRun& run);
/// The active route with the number that users know; NOT_FOUND.
[[nodiscard]] CliResult<Route> routeWithId(CliRun& run, qint64 id);

/// Why receivers are disabled, those that have said that they are gone, by their destination.
[[nodiscard]] CliResult<QHash<QString, QString>> disabledReceivers(CliRun& run);

/// routes new-secret.
[[nodiscard]] CliCommand newSecretCommand();

/// routes test.
[[nodiscard]] CliResult<> testRoute(CliRun& run);

}  // namespace countertop::cli
