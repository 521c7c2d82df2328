// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"

namespace countertop {

/// Sets the store (tenant) for which the command's rows are written.
class StoreMiddleware final : public Middleware {
public:
    explicit StoreMiddleware(qint64 storeId) : m_storeId(storeId) {}
    [[nodiscard]] QString name() const override { return QStringLiteral("store"); }
    Result<CommandResult> run(const Command& command, CommandContext& context,
                              const Next& next) override;

private:
    qint64 m_storeId;
};

}  // namespace countertop
