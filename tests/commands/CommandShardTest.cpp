// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandShard.h"
#include "tests/commands/FakeShardSession.h"

#include <QtTest>

#include <latch>
#include <stdexcept>

namespace countertop {

using namespace std::chrono_literals;

/// Commands that share a commit: the order in which they are begun, stored and answered.
class CommandShardTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void loneCommandsAreNotGrouped();
    void waitingCommandsAreAnsweredAfterTheirCommit();
    void groupsHaveALimit();
    void refusedOneDoesNotEndTheGroup();
    void failureThatLeavesTheTransactionEndsNothing();
    void failureThatTookTheTransactionRunsAllAlone();
    void failedCommitRunsAllAloneAsRepeats();
    void groupThatCannotBeginRunsAlone();
    void throwingOneDoesNotEndTheGroup();
    void oneThatMustWaitIsCarriedOutAfterItsGroup();
    void groupTakesWhatComesMeanwhile();
    void openingDoesNotWaitForACommand();
    void quietSessionIsKeptUp();

private:
    /// Sends the named commands while the first one is blocked, so that the others wait.
    void runTogether(const QStringList& names);
    FakeShardSession::Handler handler();

    CallLog m_callLog;
    std::unique_ptr<FakeBatch> m_batch;
    CommandShard::Limits m_limits;
    std::unique_ptr<std::latch> m_reached;
    std::unique_ptr<std::latch> m_open;
    std::function<Result<CommandResult>(const QString& name)> m_behaviour;
    CommandShard::Counts m_counts;
    bool m_mayWait = false;  ///< whether the current command may wait
};

namespace {

QString list(const QStringList& texts) { return texts.join(QStringLiteral(", ")); }

}  // namespace

void CommandShardTest::init() {
    std::destroy_at(&m_callLog);
    std::construct_at(&m_callLog);
    m_batch = std::make_unique<FakeBatch>(m_callLog);
    m_limits = {};
    m_limits.groupTime = 10s;
    m_reached = std::make_unique<std::latch>(1);
    m_open = std::make_unique<std::latch>(1);
    m_behaviour = [](const QString& name) -> Result<CommandResult> { return named(name); };
    m_counts = {};
}

FakeShardSession::Handler CommandShardTest::handler() {
    return
        [this](const CancelOrder& command, const CommandContext& context) -> Result<CommandResult> {
            const QString& name = command.reason;
            m_mayWait = context.mayWait;
            if (name == u"hold") {
                m_reached->count_down();
                m_open->wait();
                return named(name);
            }
            m_callLog.add(context.intent.repeated ? name + QStringLiteral(" again") : name);
            return m_behaviour(name);
        };
}

void CommandShardTest::runTogether(const QStringList& names) {
    CommandShard shard(
        [this]() -> Result<std::unique_ptr<ShardSession>> {
            return std::make_unique<FakeShardSession>(handler(), m_batch.get(), &m_callLog);
        },
        m_limits);
    const auto send = [&](const QString& name) {
        const PendingCommand command(request(name), [this, name](const auto& result) {
            if (name == u"hold") return;
            m_callLog.add(
                (result ? QStringLiteral("answer %1") : QStringLiteral("error %1")).arg(name));
        });
        QVERIFY(shard.accept(command));
    };
    send(QStringLiteral("hold"));
    m_reached->wait();
    for (const QString& name : names) send(name);
    m_open->count_down();
    QVERIFY(shard.waitUntilIdle(std::chrono::steady_clock::now() + 10s));
    m_counts = shard.counts();
}

void CommandShardTest::loneCommandsAreNotGrouped() {
    runTogether({QStringLiteral("a")});
    QCOMPARE(list(m_callLog.texts()), QStringLiteral("a, answer a"));
    QCOMPARE(m_counts.sharedCommits, 0);
}

void CommandShardTest::waitingCommandsAreAnsweredAfterTheirCommit() {
    runTogether({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QCOMPARE(list(m_callLog.texts()),
             QStringLiteral("begin, a, b, c, commit, answer a, answer b, answer c"));
    QCOMPARE(m_counts.sharedCommits, 1);
    QCOMPARE(m_counts.givenUp, 0);
    QCOMPARE(m_counts.answered, 4);
}

void CommandShardTest::groupsHaveALimit() {
    m_limits.group = 2;
    runTogether({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("d"),
                 QStringLiteral("e")});
    QCOMPARE(list(m_callLog.texts()),
             QStringLiteral("begin, a, b, commit, answer a, answer b, begin, c, d, commit, "
                            "answer c, answer d, begin, e, commit, answer e"));
    QCOMPARE(m_counts.sharedCommits, 2);
}

void CommandShardTest::refusedOneDoesNotEndTheGroup() {
    m_behaviour = [](const QString& name) -> Result<CommandResult> {
        if (name == u"b") return fail(ErrorCode::OutOfStock, {}, QStringLiteral("out_of_stock"));
        return named(name);
    };
    runTogether({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QCOMPARE(list(m_callLog.texts()),
             QStringLiteral("begin, a, b, c, commit, answer a, error b, answer c"));
}

void CommandShardTest::failureThatLeavesTheTransactionEndsNothing() {
    m_behaviour = [](const QString& name) -> Result<CommandResult> {
        if (name == u"b") return fail(ErrorCode::Storage, {}, QStringLiteral("database_refused"));
        return named(name);
    };
    runTogether({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QCOMPARE(list(m_callLog.texts()),
             QStringLiteral("begin, a, b, c, commit, answer a, error b, answer c"));
    QCOMPARE(m_counts.givenUp, 0);
}

void CommandShardTest::oneThatMustWaitIsCarriedOutAfterItsGroup() {
    // A command must not wait inside the group's transaction, which others wait for; commands of
    // one order keep their sequence.
    for (const ErrorCode code :
         {ErrorCode::VersionConflict, ErrorCode::CommandInProgress, ErrorCode::Storage}) {
        init();
        m_behaviour = [&](const QString& name) -> Result<CommandResult> {
            if (name != u"b" || m_mayWait) return named(name);
            Error error = makeError(code, QStringLiteral("not now"));
            error.transient = code == ErrorCode::Storage;
            return fail(error);
        };
        runTogether({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        QCOMPARE(list(m_callLog.texts()).section(QStringLiteral(", begin"), 0, 0),
                 QStringLiteral("begin, a, b, commit, answer a, b, answer b"));
        QCOMPARE(m_counts.answered, 4);
        QCOMPARE(m_callLog.texts().last(), QStringLiteral("answer c"));
    }
}

void CommandShardTest::failureThatTookTheTransactionRunsAllAlone() {
    m_behaviour = [this, firstTime = true](const QString& name) mutable -> Result<CommandResult> {
        if (name != u"b") return named(name);
        m_batch->isGone = std::exchange(firstTime, false);
        return fail(ErrorCode::Storage, {}, QStringLiteral("disk_full"));
    };
    runTogether({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    // Commands after it were never begun in the group and wait their turn.
    QCOMPARE(list(m_callLog.texts()).section(QStringLiteral("error b"), 0, 0),
             QStringLiteral("begin, a, b, rollback, forget, a again, answer a, b again, "));
    QVERIFY(m_callLog.texts().contains(QStringLiteral("answer c")));
    QCOMPARE(m_counts.givenUp, 1);
    QCOMPARE(m_counts.answered, 4);
}

void CommandShardTest::failedCommitRunsAllAloneAsRepeats() {
    m_batch->commitFailures = 1;
    runTogether({QStringLiteral("a"), QStringLiteral("b")});
    QCOMPARE(list(m_callLog.texts()),
             QStringLiteral("begin, a, b, commit fails, forget, a again, answer a, b again, "
                            "answer b"));
    QCOMPARE(m_counts.givenUp, 1);
    QCOMPARE(m_counts.sharedCommits, 0);
}

void CommandShardTest::groupThatCannotBeginRunsAlone() {
    m_batch->failBegin = true;
    runTogether({QStringLiteral("a"), QStringLiteral("b")});
    QCOMPARE(list(m_callLog.texts()), QStringLiteral("a, answer a, b, answer b"));
}

void CommandShardTest::throwingOneDoesNotEndTheGroup() {
    m_behaviour = [](const QString& name) -> Result<CommandResult> {
        if (name == u"b") throw std::runtime_error("the disc is round");
        return named(name);
    };
    runTogether({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QCOMPARE(list(m_callLog.texts()),
             QStringLiteral("begin, a, b, c, commit, answer a, error b, answer c"));
}

void CommandShardTest::groupTakesWhatComesMeanwhile() {
    std::latch arrived(1);
    std::latch waiting(1);
    m_behaviour = [&](const QString& name) -> Result<CommandResult> {
        if (name == u"b") {
            waiting.count_down();
            arrived.wait();
        }
        return named(name);
    };
    CommandShard shard(
        [this]() -> Result<std::unique_ptr<ShardSession>> {
            return std::make_unique<FakeShardSession>(handler(), m_batch.get());
        },
        m_limits);
    const auto send = [&](const QString& name) {
        QVERIFY(shard.accept(PendingCommand(request(name), {})));
    };
    send(QStringLiteral("hold"));
    m_reached->wait();
    send(QStringLiteral("a"));
    send(QStringLiteral("b"));
    m_open->count_down();
    waiting.wait();
    send(QStringLiteral("c"));
    arrived.count_down();
    QVERIFY(shard.waitUntilIdle(std::chrono::steady_clock::now() + 10s));
    QCOMPARE(list(m_callLog.texts()), QStringLiteral("begin, a, b, c, commit"));
}

void CommandShardTest::openingDoesNotWaitForACommand() {
    std::latch opened(1);
    CommandShard shard(
        [&]() -> Result<std::unique_ptr<ShardSession>> {
            opened.count_down();
            return std::make_unique<FakeShardSession>(handler(), nullptr);
        },
        m_limits);
    shard.open();
    opened.wait();
    shard.open();
    const PendingCommand command(request(QStringLiteral("a")), {});
    QVERIFY(shard.accept(command));
    QVERIFY(command.wait());
}

void CommandShardTest::quietSessionIsKeptUp() {
    m_limits.upkeep = 5ms;
    std::latch twice(2);
    CommandShard shard(
        [&]() -> Result<std::unique_ptr<ShardSession>> {
            auto session = std::make_unique<FakeShardSession>(handler(), nullptr);
            session->onKeepUp = [&twice] {
                if (!twice.try_wait()) twice.count_down();
            };
            return session;
        },
        m_limits);
    const PendingCommand command(request(QStringLiteral("a")), {});
    QVERIFY(shard.accept(command));
    QVERIFY(command.wait());
    twice.wait();
    const PendingCommand later(request(QStringLiteral("b")), {});
    QVERIFY(shard.accept(later));
    QVERIFY(later.wait());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CommandShardTest)
#include "CommandShardTest.moc"
