// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandStream.h"
#include "tests/commands/ProcessorScenes.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

using namespace std::chrono_literals;

/// Where and when commands run, without a database: order, queue limits, faults, shutting down.
class ShardedProcessorTest : public QObject {
    Q_OBJECT

private slots:
    void commandsOfOneStreamKeepTheirOrder();
    void slowStreamDoesNotDelayAnother();
    void fullQueueIsReportedAtOnce();
    void throwingHandlerAndAnswerAreSurvived();
    void shopThatCannotBeOpenedAnswersAndIsTriedAgain();
    void shutdownAnswersWhatWasAccepted();
    void shutdownTellsWhenItTakesTooLong();
    void destructionAnswersWhatWasAccepted();
};

namespace {

/// The number of an order in a different shard from order 1.
int elsewhere(int shardCount) {
    const int first = shardOf(streamOf(request({}, 1).command), shardCount);
    int other = 2;
    while (shardOf(streamOf(request({}, other).command), shardCount) == first) ++other;
    return other;
}

}  // namespace

void ShardedProcessorTest::commandsOfOneStreamKeepTheirOrder() {
    CallLog seen;
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            most = std::max(most.load(), ++running);
            seen.add(command.reason);
            --running;
            return named(command.reason);
        }),
        shards(4));
    QStringList sent;
    for (int number = 0; number < 300; ++number) {
        const QString name = QString::number(number);
        sent.append(name);
        if (number % 3 == 0) {
            const auto answered = processor.sendAndWait(request(name));
            QCOMPARE(answered.value_or(CommandResult{}).id, name);
        } else {
            mustSend(processor, request(name));
        }
    }
    QVERIFY(processor.shutDown(10s));
    QCOMPARE(seen.texts(), sent);
    QCOMPARE(most.load(), 1);
    QCOMPARE(processor.counts().answered, 300);
}

void ShardedProcessorTest::slowStreamDoesNotDelayAnother() {
    Gate gate;
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            if (command.reason == u"slow") gate.pass();
            return named(command.reason);
        }),
        shards(4));
    const PendingCommand slow = mustSend(processor, request(QStringLiteral("slow"), 1));
    gate.reached.wait();
    const auto quick = processor.sendAndWait(request(QStringLiteral("quick"), elsewhere(4)));
    QVERIFY(quick);
    QVERIFY(!slow.waitFor(0ms));
    gate.open.count_down();
    QVERIFY(slow.wait());
}

void ShardedProcessorTest::fullQueueIsReportedAtOnce() {
    Gate gate;
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            if (command.reason == u"first") gate.pass();
            return named(command.reason);
        }),
        shards(1, 2));
    QList<PendingCommand> accepted{mustSend(processor, request(QStringLiteral("first")))};
    gate.reached.wait();
    accepted.append(mustSend(processor, request(QStringLiteral("second"))));
    accepted.append(mustSend(processor, request(QStringLiteral("third"))));
    std::atomic<bool> answeredRefused = false;
    const auto refused = processor.send(request(QStringLiteral("fourth")),
                                        [&](const auto&) { answeredRefused = true; });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::QueueFull);
    QVERIFY(refused.error().transient);
    QCOMPARE(processor.sendAndWait(request(QStringLiteral("fifth"))).error().code,
             ErrorCode::QueueFull);
    gate.open.count_down();
    for (const PendingCommand& command : accepted) QVERIFY(command.wait());
    QVERIFY(!answeredRefused);
    QVERIFY(processor.sendAndWait(request(QStringLiteral("sixth"))));
    QCOMPARE(processor.counts().answered, 4);
}

void ShardedProcessorTest::throwingHandlerAndAnswerAreSurvived() {
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            if (command.reason == u"throws") throw std::runtime_error("the disc is round");
            return named(command.reason);
        }),
        shards(1));
    const auto thrown = processor.sendAndWait(request(QStringLiteral("throws")));
    QVERIFY(!thrown);
    QVERIFY(thrown.error().detail.contains(QStringLiteral("the disc is round")));
    const auto answered = processor.send(request(QStringLiteral("good")), [](const auto&) {
        throw std::runtime_error("nobody is listening");
    });
    QVERIFY(answered && answered->wait());
    QVERIFY(processor.sendAndWait(request(QStringLiteral("next"))));
}

void ShardedProcessorTest::shopThatCannotBeOpenedAnswersAndIsTriedAgain() {
    std::atomic<int> tries = 0;
    ShardedProcessor processor(
        [&]() -> Result<std::unique_ptr<ShardSession>> {
            if (++tries == 1) {
                return fail(ErrorCode::Network, QStringLiteral("gone"),
                            QStringLiteral("server_unreachable"));
            }
            if (tries == 2) throw std::runtime_error("the cable is cut");
            return std::make_unique<FakeShardSession>(
                [](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
                    return named(command.reason);
                },
                nullptr);
        },
        shards(1));
    QCOMPARE(processor.sendAndWait(request(QStringLiteral("first"))).error().code,
             ErrorCode::Network);
    QVERIFY(processor.sendAndWait(request(QStringLiteral("second")))
                .error()
                .detail.contains(QStringLiteral("the cable is cut")));
    QVERIFY(processor.sendAndWait(request(QStringLiteral("third"))));
    QVERIFY(processor.sendAndWait(request(QStringLiteral("fourth"))));
    QCOMPARE(tries.load(), 3);
}

void ShardedProcessorTest::shutdownAnswersWhatWasAccepted() {
    std::atomic<int> done = 0;
    std::atomic<int> answered = 0;
    ShardedProcessor processor(
        sessions([&](const CancelOrder&, const CommandContext&) -> Result<CommandResult> {
            waiting::beBusy(2ms);
            ++done;
            return CommandResult{};
        }),
        shards(3));
    for (int order = 0; order < 60; ++order) {
        QVERIFY(processor.send(request({}, order), [&](const auto&) { ++answered; }));
    }
    QVERIFY(processor.shutDown(10s));
    QCOMPARE(done.load(), 60);
    QCOMPARE(answered.load(), 60);
    const auto late = processor.send(request(QStringLiteral("late")));
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::ShuttingDown);
    QCOMPARE(processor.sendAndWait(request(QStringLiteral("late"))).error().code,
             ErrorCode::ShuttingDown);
    const auto again = processor.shutDown(10s);
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::ShuttingDown);
    QCOMPARE(again.error().reason, QStringLiteral("already_shutting_down"));
    QCOMPARE(done.load(), 60);
}

void ShardedProcessorTest::shutdownTellsWhenItTakesTooLong() {
    Gate gate;
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            if (command.reason == u"first") gate.pass();
            return named(command.reason);
        }),
        shards(2));
    const PendingCommand first = mustSend(processor, request(QStringLiteral("first")));
    const PendingCommand second = mustSend(processor, request(QStringLiteral("second")));
    gate.reached.wait();
    const auto late = processor.shutDown(10ms);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Timeout);
    QCOMPARE(late.error().reason, QStringLiteral("shutdown_too_slow"));
    QCOMPARE(processor.send(request({})).error().code, ErrorCode::ShuttingDown);
    gate.open.count_down();
    QVERIFY(first.wait());
    QVERIFY(second.wait());
}

void ShardedProcessorTest::destructionAnswersWhatWasAccepted() {
    QList<PendingCommand> sent;
    {
        ShardedProcessor processor(sessions([&](const CancelOrder& command,
                                                const CommandContext&) -> Result<CommandResult> {
                                       waiting::beBusy(1ms);
                                       return named(command.reason);
                                   }),
                                   shards(2));
        for (int order = 0; order < 20; ++order) {
            sent.append(mustSend(processor, request(QString::number(order), order)));
        }
    }
    for (int order = 0; order < 20; ++order) {
        QVERIFY(sent[order].waitFor(0ms));
        QCOMPARE(sent[order].wait().value_or(CommandResult{}).id, QString::number(order));
    }
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ShardedProcessorTest)
#include "ShardedProcessorTest.moc"
