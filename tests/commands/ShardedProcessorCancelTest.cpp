// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/commands/ProcessorScenes.h"

#include <QtTest>

#include <set>
#include <thread>

namespace countertop {

using namespace std::chrono_literals;

/// A waiting command can be cancelled; a begun one is always answered with its outcome.
class ShardedProcessorCancelTest : public QObject {
    Q_OBJECT

private slots:
    void cancelledCommandMakesRoom();
    void cancelledCommandNeverRuns();
    void begunCommandCannotBeCancelled();
    void impatientCallerKnowsTheOutcome();
    void racingCancelsAndRunsAgree();
};

void ShardedProcessorCancelTest::cancelledCommandMakesRoom() {
    Gate gate;
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            if (command.reason == u"first") gate.pass();
            return named(command.reason);
        }),
        shards(1, 1));
    mustSend(processor, request(QStringLiteral("first")));
    gate.reached.wait();
    const PendingCommand second = mustSend(processor, request(QStringLiteral("second")));
    QVERIFY(!processor.send(request(QStringLiteral("third"))));
    QVERIFY(second.cancel());
    const PendingCommand third = mustSend(processor, request(QStringLiteral("third")));
    gate.open.count_down();
    QVERIFY(third.wait());
}

void ShardedProcessorCancelTest::cancelledCommandNeverRuns() {
    Gate gate;
    CallLog seen;
    CallLog answers;
    std::optional<PendingCommand> cancelled;
    {
        ShardedProcessor processor(sessions([&](const CancelOrder& command,
                                                const CommandContext&) -> Result<CommandResult> {
                                       seen.add(command.reason);
                                       if (command.reason == u"first") gate.pass();
                                       return named(command.reason);
                                   }),
                                   shards(1));
        mustSend(processor, request(QStringLiteral("first")));
        gate.reached.wait();
        auto sent = processor.send(request(QStringLiteral("second")), [&](const auto& result) {
            answers.add(toText(result.error().code));
        });
        QVERIFY(sent);
        cancelled = *sent;
        QVERIFY(cancelled->cancel());
        QVERIFY(!cancelled->cancel());
        QCOMPARE(cancelled->wait().error().code, ErrorCode::Cancelled);
        mustSend(processor, request(QStringLiteral("third")));
        gate.open.count_down();
    }
    QCOMPARE(seen.texts(), (QStringList{QStringLiteral("first"), QStringLiteral("third")}));
    QCOMPARE(answers.texts(), QStringList{QStringLiteral("CANCELLED")});
    QCOMPARE(cancelled->wait().error().code, ErrorCode::Cancelled);
}

void ShardedProcessorCancelTest::begunCommandCannotBeCancelled() {
    Gate gate;
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            gate.pass();
            return named(command.reason);
        }),
        shards(1));
    const PendingCommand command = mustSend(processor, request(QStringLiteral("only")));
    gate.reached.wait();
    QVERIFY(!command.cancel());
    gate.open.count_down();
    QCOMPARE(command.wait().value_or(CommandResult{}).id, QStringLiteral("only"));
    QVERIFY(!command.cancel());
}

void ShardedProcessorCancelTest::impatientCallerKnowsTheOutcome() {
    CallLog seen;
    Gate gate;
    ShardedProcessor processor(
        sessions([&](const CancelOrder& command, const CommandContext&) -> Result<CommandResult> {
            seen.add(command.reason);
            if (command.reason == u"first") gate.pass();
            return named(command.reason);
        }),
        shards(1));
    std::thread begun([&] {
        // Retry until the command begins before its timeout, which takes several attempts on a busy
        // machine; from then on the caller waits for it.
        auto first = processor.sendAndWait(request(QStringLiteral("first")), 1ms);
        while (!first && first.error().reason == u"not_begun_in_time") {
            first = processor.sendAndWait(request(QStringLiteral("first")), 1ms);
        }
        if (first) seen.add(QStringLiteral("answered"));
    });
    gate.reached.wait();
    const auto second = processor.sendAndWait(request(QStringLiteral("second")), 1ms);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Timeout);
    QCOMPARE(second.error().reason, QStringLiteral("not_begun_in_time"));
    gate.open.count_down();
    begun.join();
    QVERIFY(processor.shutDown(10s));
    QCOMPARE(seen.texts(), (QStringList{QStringLiteral("first"), QStringLiteral("answered")}));
}

void ShardedProcessorCancelTest::racingCancelsAndRunsAgree() {
    CallLog seen;
    int ran = 0;
    std::set<QString> cancelled;
    {
        ShardedProcessor processor(sessions([&](const CancelOrder& command,
                                                const CommandContext&) -> Result<CommandResult> {
                                       seen.add(command.reason);
                                       return named(command.reason);
                                   }),
                                   shards(2));
        for (int number = 0; number < 2000; ++number) {
            const QString name = QString::number(number);
            const PendingCommand command = mustSend(processor, request(name, number % 7));
            if (command.cancel()) {
                cancelled.insert(name);
                QCOMPARE(command.wait().error().code, ErrorCode::Cancelled);
            } else {
                ++ran;
                QCOMPARE(command.wait().value_or(CommandResult{}).id, name);
            }
        }
    }
    QCOMPARE(seen.texts().size(), ran);
    for (const QString& name : seen.texts()) QVERIFY(!cancelled.contains(name));
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ShardedProcessorCancelTest)
#include "ShardedProcessorCancelTest.moc"
