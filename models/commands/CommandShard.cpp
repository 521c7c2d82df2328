// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandShard.h"

#include "models/commands/middleware/RetryMiddleware.h"

#include <exception>
#include <utility>

namespace countertop {

namespace {

Error crashed(const QString& what) {
    return makeError(ErrorCode::Storage,
                     QStringLiteral("A command failed unexpectedly: %1").arg(what),
                     QStringLiteral("unexpected"));
}

Error queueFull() {
    Error error = makeError(ErrorCode::QueueFull, QStringLiteral("Too many commands are waiting"),
                            QStringLiteral("queue_full"));
    error.transient = true;
    return error;
}

/// A refusal by a rule leaves the transaction intact; a database failure may have ended it.
bool mayHaveEndedTransaction(const Error& error) {
    return error.transient || error.outcomeUnknown || error.code == ErrorCode::Storage ||
           error.code == ErrorCode::Network || error.code == ErrorCode::Timeout ||
           error.code == ErrorCode::Damaged;
}

}  // namespace

CommandShard::CommandShard(SessionFactory factory, const Limits& limits)
    : m_factory(std::move(factory)), m_limits(limits), m_thread([this] { run(); }) {}

CommandShard::~CommandShard() {
    close();
    m_thread.join();
}

Result<void> CommandShard::accept(const PendingCommand& command) {
    const std::lock_guard lock(m_mutex);
    if (m_closed) {
        return fail(ErrorCode::ShuttingDown, QStringLiteral("No more commands are taken"),
                    QStringLiteral("shutting_down"));
    }
    if (m_waiting.size() >= m_limits.queue) {
        std::erase_if(m_waiting,
                      [](const PendingCommand& waiting) { return waiting.isCancelled(); });
    }
    if (m_waiting.size() >= m_limits.queue) return fail(queueFull());
    m_waiting.push_back(command);
    m_wakes.notify_one();
    return {};
}

void CommandShard::open() {
    const std::lock_guard lock(m_mutex);
    m_openAsked = true;
    m_wakes.notify_one();
}

void CommandShard::close() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_wakes.notify_one();
}

bool CommandShard::waitUntilIdle(std::chrono::steady_clock::time_point until) {
    std::unique_lock lock(m_mutex);
    return m_idle.wait_until(lock, until, [this] { return m_waiting.empty() && m_inHand == 0; });
}

CommandShard::Counts CommandShard::counts() const {
    const std::lock_guard lock(m_mutex);
    Counts counts = m_counts;
    counts.waiting = static_cast<qint64>(m_waiting.size());
    return counts;
}

void CommandShard::run() {
    while (const auto command = next()) {
        if (!openSession(*command)) continue;
        // Under load commands arrive while one runs, so group them. A lone command is not delayed.
        if (m_session->batch() && (m_sharedLastTime || isBusy())) {
            runGroup(*command);
        } else {
            runAlone(*command, false);
        }
    }
    m_session.reset();
}

std::optional<PendingCommand> CommandShard::next() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_waiting.empty()) m_idle.notify_all();
        const bool hasWork = m_wakes.wait_for(lock, m_limits.upkeep, [this] {
            return m_closed || m_openAsked || !m_waiting.empty();
        });
        const bool opens = std::exchange(m_openAsked, false);
        if (opens || !hasWork) {
            lock.unlock();
            if (opens) {
                // The caller of open() learns the outcome from the factory.
                const auto made = makeSession();
                Q_UNUSED(made)
            } else {
                runMaintenance();
            }
            lock.lock();
            continue;
        }
        if (m_waiting.empty()) return std::nullopt;
        if (auto command = takeWaiting()) return command;
    }
}

std::optional<PendingCommand> CommandShard::nextWaiting() {
    const std::lock_guard lock(m_mutex);
    return takeWaiting();
}

std::optional<PendingCommand> CommandShard::takeWaiting() {
    while (!m_waiting.empty()) {
        const PendingCommand command = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!command.begin()) continue;
        ++m_inHand;
        return command;
    }
    return std::nullopt;
}

bool CommandShard::isBusy() const {
    const std::lock_guard lock(m_mutex);
    return !m_waiting.empty();
}

Result<void> CommandShard::makeSession() {
    if (m_session) return {};
    try {
        auto session = m_factory();
        if (!session) return fail(session.error());
        m_session = *std::move(session);
        return {};
    } catch (const std::exception& problem) {
        return fail(crashed(QString::fromUtf8(problem.what())));
    } catch (...) {
        return fail(crashed(QStringLiteral("unknown exception")));
    }
}

void CommandShard::runMaintenance() {
    if (!m_session) return;
    try {
        m_session->runMaintenance();
    } catch (...) {
        // The next idle period tries again.
    }
}

bool CommandShard::openSession(const PendingCommand& first) {
    const auto made = makeSession();
    if (made) return true;
    const Error& error = made.error();
    // Fail the waiting commands too, so that an unreachable server is tried only once for all.
    std::size_t waiting = 0;
    {
        const std::lock_guard lock(m_mutex);
        waiting = m_waiting.size();
    }
    answer({{first, fail(error)}});
    for (; waiting > 0; --waiting) {
        if (const auto command = nextWaiting()) answer({{*command, fail(error)}});
    }
    return false;
}

Result<CommandResult> CommandShard::dispatch(const PendingCommand& command, bool again,
                                             Waiting waiting) {
    const CommandRequest& request = command.request();
    Intent intent = request.intent;
    if (again) intent.repeated = true;
    CommandBus& bus = m_session->bus();
    try {
        return waiting == Waiting::Allowed
                   ? bus.dispatch(request.command, intent, request.origin)
                   : bus.dispatchAtOnce(request.command, intent, request.origin);
    } catch (const std::exception& problem) {
        return fail(crashed(QString::fromUtf8(problem.what())));
    } catch (...) {
        return fail(crashed(QStringLiteral("unknown exception")));
    }
}

void CommandShard::runAlone(const PendingCommand& command, bool again) {
    answer({{command, dispatch(command, again)}});
}

void CommandShard::runGroup(const PendingCommand& first) {
    WriteBatch& batch = *m_session->batch();
    Group group;
    group.push_back({first, CommandResult{}});
    if (auto begun = batch.begin(); !begun) {
        if (begun.error().reason != kFileHeld) return runAlone(first, false);
        // The command has already waited for the full lock timeout.
        group.back().result = fail(begun.error());
        return answer(group);
    }
    bool stored = fillGroup(batch, group);
    if (stored) {
        stored = batch.commit().has_value();
    } else {
        batch.rollback();
    }
    m_sharedLastTime = group.size() > 1;
    {
        const std::lock_guard lock(m_mutex);
        if (stored && m_sharedLastTime) m_counts.sharedCommits += 1;
        if (!stored) m_counts.givenUp += 1;
    }
    if (stored) {
        // Answer only after the commit, so that no sale is reported before it is on disk.
        // Only the last command can need to wait, and by now no other command waits for it.
        const Done last = group.back();
        const bool isLater =
            !last.result && isForLater(last.result.error(), last.command.request().command);
        if (isLater) group.pop_back();
        answer(group);
        if (isLater) runAlone(last.command, false);
        return;
    }
    // Nothing in the group is durable, so what the session remembers of it is wrong. No command
    // is answered yet. Run each again as a repeat of its key, because a commit whose reply was
    // lost may have stored it after all.
    m_session->forget();
    for (const Done& done : group) runAlone(done.command, true);
}

/// Runs the first command and those already waiting. Returns false when the transaction is gone.
/// The inner transaction holds nothing itself; committing it after a failure checks for that.
bool CommandShard::fillGroup(WriteBatch& batch, Group& group) {
    const auto until = std::chrono::steady_clock::now() + m_limits.groupTime;
    // A savepoint in the group's transaction. Each command writes in its own savepoint inside
    // it, so a refused command rolls back only its own rows.
    if (!batch.begin()) return false;
    for (;;) {
        Done& last = group.back();
        last.result = dispatch(last.command, false, Waiting::Forbidden);
        // A full disk or a lost lock can end the whole transaction. Committing the savepoint then
        // fails; otherwise it costs nothing, and the next command gets a new savepoint.
        if (!last.result && mayHaveEndedTransaction(last.result.error())) {
            if (!batch.commit() || !batch.begin()) return false;
        }
        // Later commands may be about the same order, so this one ends the group.
        if (!last.result && isForLater(last.result.error(), last.command.request().command)) break;
        if (group.size() >= m_limits.group || std::chrono::steady_clock::now() >= until) break;
        const auto another = nextWaiting();
        if (!another) break;
        group.push_back({*another, CommandResult{}});
    }
    return batch.commit().has_value();
}

void CommandShard::answer(const Group& group) {
    {
        const std::lock_guard lock(m_mutex);
        m_counts.answered += static_cast<qint64>(group.size());
    }
    for (const Done& done : group) done.command.resolve(done.result);
    const std::lock_guard lock(m_mutex);
    m_inHand -= group.size();
}

}  // namespace countertop
