// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/PendingCommand.h"
#include "models/commands/ShardSession.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace countertop {

/// One thread of the processor with its queue and its session. Runs commands one after another in
/// the order sent.
///
/// Where the session supports it, commands that queue up while others run share one durable commit;
/// the shard never waits to fill a group. All are answered after that commit. When the commit
/// fails, or one command's failure ends the whole transaction, each command runs again alone. All
/// functions are thread-safe.
class CommandShard {
public:
    using SessionFactory = std::function<Result<std::unique_ptr<ShardSession>>()>;
    struct Limits {
        std::size_t queue = 1000;  ///< maximum number of waiting commands
        std::size_t group = 64;    ///< maximum number of commands in one commit
        /// A group accepts no more commands after this time.
        std::chrono::milliseconds groupTime{20};
        /// Interval between calls of ShardSession::runMaintenance() while idle.
        std::chrono::milliseconds upkeep{60'000};
    };
    struct Counts {
        qint64 answered = 0;
        qint64 sharedCommits = 0;  ///< commits of more than one command
        qint64 givenUp = 0;        ///< groups whose commands had to run again one by one
        qint64 waiting = 0;        ///< commands in the queue now, without those already running
    };

    CommandShard(SessionFactory factory, const Limits& limits);
    /// Runs the accepted commands first.
    ~CommandShard();
    Q_DISABLE_COPY_MOVE(CommandShard)

    /// QUEUE_FULL or, after close(), SHUTTING_DOWN: the command was not and will not be executed.
    Result<void> accept(const PendingCommand& command);
    /// Opens the session now instead of with the first command; retries after a failure.
    void open();
    void close();
    /// True when every accepted command is answered by then.
    [[nodiscard]] bool waitUntilIdle(std::chrono::steady_clock::time_point until);
    [[nodiscard]] Counts counts() const;

private:
    struct Done {
        PendingCommand command;
        Result<CommandResult> result;
    };
    using Group = std::vector<Done>;

    void run();
    [[nodiscard]] std::optional<PendingCommand> next();
    [[nodiscard]] std::optional<PendingCommand> nextWaiting();
    /// Returns the first waiting command that was not cancelled. The caller holds the mutex.
    [[nodiscard]] std::optional<PendingCommand> takeWaiting();
    [[nodiscard]] bool isBusy() const;
    Result<void> makeSession();
    bool openSession(const PendingCommand& first);
    void runMaintenance();
    enum class Waiting { Allowed, Forbidden };
    [[nodiscard]] Result<CommandResult> dispatch(const PendingCommand& command, bool again,
                                                 Waiting waiting = Waiting::Allowed);
    void runAlone(const PendingCommand& command, bool again);
    void runGroup(const PendingCommand& first);
    [[nodiscard]] bool fillGroup(WriteBatch& batch, Group& group);
    void answer(const Group& group);

    const SessionFactory m_factory;
    const Limits m_limits;
    std::unique_ptr<ShardSession> m_session;  ///< used only on the shard's thread, as is the next
    bool m_sharedLastTime = false;
    mutable std::mutex m_mutex;
    std::condition_variable m_wakes;
    std::condition_variable m_idle;
    std::deque<PendingCommand> m_waiting;
    std::size_t m_inHand = 0;
    Counts m_counts;
    bool m_openAsked = false;
    bool m_closed = false;
    std::thread m_thread;
};

}  // namespace countertop
