// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"
#include "models/core/Clock.h"

namespace countertop {
class WriteStore;
}

namespace countertop {

/// Records commands that the handler refused or that failed. Successful ones write their audit row
/// in their own transaction.
class AuditMiddleware final : public Middleware {
public:
    AuditMiddleware(WriteStore& store, const Clock& clock) : m_store(store), m_clock(clock) {}
    [[nodiscard]] QString name() const override { return QStringLiteral("audit"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    WriteStore& m_store;
    const Clock& m_clock;
};

}  // namespace countertop
