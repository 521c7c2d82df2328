// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/KeysInFlight.h"
#include "models/commands/Middleware.h"
#include "models/commands/Write.h"
#include "models/core/Clock.h"

namespace countertop {

/// One key, one result. A duplicate of a command still running in this process waits for it up to
/// waitMilliseconds, then gets COMMAND_IN_PROGRESS. A repeated intent is looked up before it runs.
/// A first attempt is looked up only when it is refused, because the commit itself rejects a
/// duplicate key.
class IdempotencyMiddleware final : public Middleware {
public:
    struct Options {
        bool rememberRefusals = false;
        /// When the lookup itself fails: true runs the command anyway, false refuses it.
        bool runWhenStoreIsDown = false;
        qint64 waitMilliseconds = 30'000;
    };
    IdempotencyMiddleware(WriteStore& store, const Clock& clock, KeysInFlight& keys,
                          const Options& options);
    [[nodiscard]] QString name() const override { return QStringLiteral("idempotency"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    Result<std::optional<StoredOutcome>> find(const CommandRecord& record);

    WriteStore& m_store;
    const Clock& m_clock;
    KeysInFlight& m_keys;
    Options m_options;
};

}  // namespace countertop
