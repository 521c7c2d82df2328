// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Middleware.h"
#include "models/core/Clock.h"

#include <array>
#include <memory>
#include <vector>

namespace countertop {

class WriteStore;

/// The single entry point for commands: window, command line, importers and sagas. A command passes
/// the middleware from the outermost to the innermost, then the handler of its type. The chain is
/// built once, in the constructor. Lives on the thread of the store behind the handlers.
class CommandBus {
public:
    using Handler = std::function<Result<CommandResult>(const Command&, CommandContext&)>;
    /// Outermost first.
    using Chain = std::vector<std::unique_ptr<Middleware>>;

    CommandBus(const Clock& clock, IdSource& ids, Chain chain = {});
    Q_DISABLE_COPY_MOVE(CommandBus)

    [[nodiscard]] QStringList middlewareNames() const;

    /// Replaces the handler of one command type.
    template <class C>
    void handle(const Handler& handler) {
        m_handlers[indexOf<C>()] = handler;
    }

    /// Where to record failed commands that no audit step recorded; may be null.
    void setAudit(WriteStore* store) { m_audit = store; }

    [[nodiscard]] Result<CommandResult> dispatch(const Command& command, const Intent& intent,
                                                 const CommandOrigin& origin) {
        return dispatch(command, intent, origin, true);
    }
    /// Dispatches inside a transaction that other commands share: a command that would have to wait
    /// (isForLater) fails at once without an audit row and must be dispatched again afterwards.
    [[nodiscard]] Result<CommandResult> dispatchAtOnce(const Command& command, const Intent& intent,
                                                       const CommandOrigin& origin) {
        return dispatch(command, intent, origin, false);
    }

private:
    [[nodiscard]] Result<CommandResult> dispatch(const Command& command, const Intent& intent,
                                                 const CommandOrigin& origin, bool mayWait);
    template <class C>
    static constexpr std::size_t indexOf() {
        return Command(std::in_place_type<C>).index();
    }

    /// The end of the chain.
    Result<CommandResult> callHandler(const Command& command, CommandContext& context);

    const Clock& m_clock;
    IdSource& m_ids;
    Chain m_middleware;
    Middleware::Next m_run;  ///< the whole chain
    std::array<Handler, std::variant_size_v<Command>> m_handlers;
    WriteStore* m_audit = nullptr;
};

}  // namespace countertop
