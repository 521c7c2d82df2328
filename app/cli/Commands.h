// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliCommand.h"

/// The groups of commands, each in its own file.
namespace countertop::cli {

/// consume redis-channel, redis-stream, kafka.
[[nodiscard]] QList<CliCommand> consumeCommands();

/// customers add, list.
[[nodiscard]] QList<CliCommand> customerCommands();

/// events list, replay, seal.
[[nodiscard]] QList<CliCommand> eventCommands();

/// history import.
[[nodiscard]] QList<CliCommand> historyCommands();

/// init.
[[nodiscard]] QList<CliCommand> initCommands();

/// orders place, add-line, submit, confirm, pay, ship, deliver, complete, cancel, refund.
[[nodiscard]] QList<CliCommand> orderCommands();

/// orders list, show, export.
[[nodiscard]] QList<CliCommand> orderListCommands();

/// outbox list, show, retry, discard, run.
[[nodiscard]] QList<CliCommand> outboxCommands();

/// products add, list, show, receive.
[[nodiscard]] QList<CliCommand> productCommands();

/// projections list, show, rebuild, restart, pause, resume.
[[nodiscard]] QList<CliCommand> projectionCommands();

/// revenue.
[[nodiscard]] QList<CliCommand> revenueCommands();

/// routes list, add, edit, secret, test, remove.
[[nodiscard]] QList<CliCommand> routeCommands();

/// sagas list, counts, show, retry, resume, compensate, give-up, run.
[[nodiscard]] QList<CliCommand> sagaCommands();

/// serve, token.
[[nodiscard]] QList<CliCommand> serveCommands();

/// settings list, get, set.
[[nodiscard]] QList<CliCommand> settingsCommands();

/// verify.
[[nodiscard]] QList<CliCommand> verifyCommands();

}  // namespace countertop::cli
