// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/CommandBus.h"
#include "models/commands/Write.h"

#include <functional>

namespace countertop {

/// Handles commands about the shop's settings. Lives on the bus's thread.
class ShopHandlers {
public:
    ShopHandlers(Catalogue& catalogue, WriteStore& writes, const Clock& clock)
        : m_catalogue(catalogue), m_writes(writes), m_clock(clock) {}

    /// This object must outlive the bus.
    void registerOn(CommandBus& bus);
    /// `listener` is called with the settings that a command of this session has made durable.
    void onConfigured(std::function<void(const ShopSettings&)> listener) {
        m_onConfigured = std::move(listener);
    }

private:
    Result<CommandResult> configure(const Command& command, const CommandContext& context);

    Catalogue& m_catalogue;
    WriteStore& m_writes;
    const Clock& m_clock;
    std::function<void(const ShopSettings&)> m_onConfigured;
};

}  // namespace countertop
