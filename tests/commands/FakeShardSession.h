// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/PendingCommand.h"
#include "models/commands/ShardSession.h"

#include <QStringList>

#include <functional>
#include <mutex>

namespace countertop {

/// Records what happened, in order, from any thread.
class CallLog {
public:
    void add(const QString& text) {
        const std::lock_guard lock(m_mutex);
        m_texts.append(text);
    }
    [[nodiscard]] QStringList texts() const {
        const std::lock_guard lock(m_mutex);
        return m_texts;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
};

/// A batch that records its calls and fails on request.
class FakeBatch final : public WriteBatch {
public:
    explicit FakeBatch(CallLog& callLog) : m_callLog(callLog) {}

    Result<void> begin() override {
        if (failBegin && m_depth == 0) return broken();
        if (++m_depth == 1) m_callLog.add(QStringLiteral("begin"));
        return {};
    }
    Result<void> commit() override {
        const bool isInner = --m_depth > 0;
        if (isInner) return isGone ? broken() : Result<void>();
        if (commitFailures > 0) {
            --commitFailures;
            m_callLog.add(QStringLiteral("commit fails"));
            return broken();
        }
        m_callLog.add(QStringLiteral("commit"));
        return {};
    }
    void rollback() override {
        if (--m_depth == 0) {
            m_callLog.add(QStringLiteral("rollback"));
            isGone = false;
        }
    }

    bool failBegin = false;
    bool isGone = false;  ///< the next inner commit reports that the transaction has ended
    int commitFailures = 0;

private:
    static Result<void> broken() {
        return fail(ErrorCode::Storage, QStringLiteral("broken"), QStringLiteral("disk_full"));
    }
    CallLog& m_callLog;
    int m_depth = 0;
};

/// A session without a database whose only handler is the test's.
class FakeShardSession final : public ShardSession {
public:
    using Handler = std::function<Result<CommandResult>(const CancelOrder&, const CommandContext&)>;
    std::function<void()> onKeepUp;

    FakeShardSession(Handler handler, FakeBatch* batch, CallLog* callLog = nullptr)
        : m_bus(m_clock, m_ids), m_batch(batch), m_callLog(callLog) {
        m_bus.handle<CancelOrder>(
            [handler = std::move(handler)](const Command& command, CommandContext& context) {
                return handler(std::get<CancelOrder>(command), context);
            });
    }
    [[nodiscard]] CommandBus& bus() override { return m_bus; }
    [[nodiscard]] WriteBatch* batch() override { return m_batch; }
    void runMaintenance() override {
        if (onKeepUp) onKeepUp();
    }
    void forget() override {
        if (m_callLog) m_callLog->add(QStringLiteral("forget"));
    }

private:
    SystemClock m_clock;
    UuidV7Source m_ids;
    CommandBus m_bus;
    FakeBatch* m_batch;
    CallLog* m_callLog;
};

/// A command identified by `name`, on the order with this number.
[[nodiscard]] inline CommandRequest request(const QString& name, int order = 1) {
    const OrderId orderId(
        QStringLiteral("0192f0c0-1111-7abc-8def-%1").arg(order, 12, 10, QLatin1Char('0')));
    return {CancelOrder{orderId, name}};
}

[[nodiscard]] inline CommandResult named(const QString& id) {
    CommandResult result;
    result.id = id;
    return result;
}

}  // namespace countertop
