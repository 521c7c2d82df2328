// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliFailure.h"
#include "app/cli/CommandLine.h"
#include "app/session/ShopSession.h"
#include "models/store/queries/SqlShopReads.h"

#include <functional>

namespace countertop {

/// The shop that a command line works on. Opened on first use, so that a wrong command line touches
/// nothing; opening migrates an older database.
class CliShop {
public:
    /// `note` receives what the user should know about the opened shop.
    explicit CliShop(const GlobalOptions& globals,
                     std::function<void(const QString& text)> note = {});
    ~CliShop();

    /// Where the shop is: --database, or the shop of the user who is signed in.
    [[nodiscard]] CliResult<DatabaseUrl> url() const;
    [[nodiscard]] CliResult<ShopSession*> session();
    [[nodiscard]] CliResult<ShopReads> reads();
    /// Empty until the shop is open.
    [[nodiscard]] QString currency() const;
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] const GlobalOptions& globals() const { return m_globals; }
    [[nodiscard]] CommandOrigin origin() const {
        return {m_globals.staff, m_globals.till, {}, {}, {}};
    }

    /// Runs a command as the staff and till of the command line, once per --key.
    [[nodiscard]] CliResult<CommandResult> dispatch(const Command& command);

    /// The order with this id or number.
    [[nodiscard]] CliResult<OrderId> orderId(const QString& idOrNumber);

private:
    GlobalOptions m_globals;
    std::function<void(const QString& text)> m_note;
    SystemClock m_clock;
    KeysInFlight m_keys;
    std::unique_ptr<ShopSession> m_session;
    std::unique_ptr<SqlShopReads> m_reads;
};

}  // namespace countertop
