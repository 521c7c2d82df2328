// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/PendingCommand.h"
#include "models/commands/ShardSession.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace countertop {

/// One thread of the processor with its queue and its session: what is sent here is carried out
/// one after another in the order sent.
///
/// Commands that wait while others are carried out share one durable commit where the session can
/// do that; nobody is waited for. All are answered after that commit. When it fails, or when one
/// command's failure took the whole transaction with it, each is carried out again alone. Functions
/// are safe from any thread.
class CommandShard {
public:
    using SessionFactory = std::function<Result<std::unique_ptr<ShardSession>>()>;
    struct Limits {
        std::size_t queue = 1000;  ///< commands that may wait
        std::size_t group = 64;    ///< commands in one commit
        /// A group takes no further command after that time.
        std::chrono::milliseconds groupTime{20};
        /// From one call of ShardSession::runMaintenance() in a quiet time to the next.
        std::chrono::milliseconds upkeep{60'000};
    };
    struct Counts {
        qint64 answered = 0;
        qint64 sharedCommits = 0;  ///< commits of more than one command
        qint64 givenUp = 0;        ///< groups that had to be carried out one by one
        qint64 waiting = 0;        ///< commands in the queue now, that in hand not among them
    };

    CommandShard(SessionFactory factory, const Limits& limits);
    /// Carries out what was accepted.
    ~CommandShard();
    Q_DISABLE_COPY_MOVE(CommandShard)

    /// QUEUE_FULL or, after close(), SHUTTING_DOWN: then nothing of it was or will be done.
    Result<void> accept(const PendingCommand& command);
    /// Opens the session now instead of with the first command, and again after it failed.
    void open();
    void close();
    /// True when everything accepted is answered by then.
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
    /// With the mutex held: the first that waits and was not cancelled.
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
    std::unique_ptr<ShardSession> m_session;  ///< the thread's own, as the next
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
