// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CliFailure.h"
#include "app/cli/CommandLine.h"
#include "app/session/ShopSession.h"
#include "models/store/queries/SqlShopReads.h"

#include <functional>

namespace countertop {

/// The shop a command line speaks of. Opened on first use, so that a wrongly written command
/// touches nothing; a new or older database is made ready then.
class CliShop {
public:
    /// `note` is told what a person should know of the shop that was opened.
    explicit CliShop(const GlobalOptions& globals,
                     std::function<void(const QString& text)> note = {});
    ~CliShop();

    /// Where the shop is: --database, or the shop of the person who is signed in.
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

    /// Carries a command out as the staff and till of the command line, once for its --key.
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
