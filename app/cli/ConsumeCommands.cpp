// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "app/cli/CliOutput.h"
#include "app/cli/CliValues.h"
#include "app/cli/WorkerLoop.h"
#include "app/session/DeliveryMeans.h"
#include "models/core/Json.h"
#include "models/core/TextForm.h"
#include "workers/consumers/ConsumerFactory.h"

namespace countertop::cli {

using namespace Qt::StringLiterals;

namespace {

/// Other members of a stream's group take over what this one has not printed after 30 s.
constexpr int kLongestSleepMs = 20'000;

QJsonObject documentOf(const ConsumedMessage& message) {
    const auto object = jsonObjectFromText(message.body);
    return {{u"id"_s, textOrNull(message.id)},
            {u"type"_s, textOrNull(message.type)},
            {u"order_id"_s, textOrNull(message.orderId)},
            {u"correlation_id"_s, textOrNull(message.correlationId)},
            {u"source"_s, message.source},
            {u"repeat"_s, message.isRepeat},
            {u"body"_s, object ? QJsonValue(*object) : QString::fromUtf8(message.body)}};
}

QString lineOf(const ConsumedMessage& message) {
    QStringList words;
    if (message.isRepeat) words.append(u"(repeat)"_s);
    for (const QString& word : {message.id, message.type, message.orderId}) {
        if (!word.isEmpty()) words.append(word);
    }
    words.append(QString::fromUtf8(message.body));
    // Anybody may publish: a line stays a line, and a terminal obeys nothing in it.
    return withoutControls(words.join(u' '), QChar::ReplacementCharacter);
}

/// Runs until the consumer stops by itself or Ctrl-C asks for it.
CliResult<> consumeUntilStopped(Consumer& consumer, CliOutput& output, const CancelSignal& cancel) {
    QEventLoop loop;
    QObject::connect(&consumer, &Consumer::stopped, &loop, &QEventLoop::quit);
    QObject::connect(&consumer, &Consumer::troubled, &loop,
                     [&](const QString& reason) { output.message(reason + u"; trying again"_s); });
    QObject::connect(&consumer, &Consumer::recovered, &loop,
                     [&] { output.message(u"connected again"_s); });
    QObject::connect(&consumer, &Consumer::noted, &loop,
                     [&](const QString& what) { output.message(what); });
    std::optional<QString> failure;
    QObject::connect(&consumer, &Consumer::failed, &loop,
                     [&](const QString& reason) { failure = reason; });
    runUntilQuit<Consumer>(loop, consumer, cancel);
    if (failure) return refused(makeError(ErrorCode::Network, *failure));
    return {};
}

CliResult<> consume(CliRun& run, const QString& kind) {
    ConsumerOptions options{kind, run.arguments.words[0], run.arguments.value(u"group"_s), 0};
    if (run.arguments.has(u"count"_s)) {
        const auto count = wholeNumberFrom(run.arguments.value(u"count"_s), u"--count"_s, 1);
        if (!count) return tl::unexpected(count.error());
        options.limit = *count;
    }
    if (run.arguments.has(u"group"_s) && options.group.isEmpty()) {
        return wrongUsage(u"--group expects a name"_s);
    }
    const CancelSignal cancel;
    // What could not be printed is not acknowledged: the broker keeps it for the next consumer.
    const auto print = [&run](const ConsumedMessage& message) {
        run.output.element(documentOf(message), lineOf(message));
        return !run.output.hasFailed();
    };
    const auto means = DeliveryMeans::ofThisComputer();
    const auto consumer = makeConsumer(options, means->brokers(), print);
    if (!consumer) return wrongUsage(consumer.error().detail);
    const ReaderPatience patience(run.output, cancel, kLongestSleepMs);
    if (auto done = consumeUntilStopped(**consumer, run.output, cancel); !done) return done;
    run.output.endElements();
    if (!run.output.hasFailed()) return {};
    return refused(makeError(ErrorCode::Storage,
                             u"Stopped, because %1. What was not printed is not acknowledged"_s.arg(
                                 run.output.failure())));
}

CliOption countOption() { return {u"count"_s, u"N"_s, u"stop after this many messages"_s}; }

CliOption groupOption() {
    return {u"group"_s, u"G"_s, u"the group that shares the messages (default: countertop)"_s};
}

}  // namespace

QList<CliCommand> consumeCommands() {
    return {
        {u"consume redis-channel"_s,
         u"NAME"_s,
         u"print what is published to a channel, until Ctrl-C"_s,
         {countOption()},
         [](CliRun& run) { return consume(run, u"redis-channel"_s); }},
        {u"consume redis-stream"_s,
         u"NAME"_s,
         u"print a stream's entries as they come, until Ctrl-C"_s,
         {groupOption(), countOption()},
         [](CliRun& run) { return consume(run, u"redis-stream"_s); }},
        {u"consume kafka"_s,
         u"TOPIC"_s,
         u"print a topic's messages as they come, until Ctrl-C"_s,
         {groupOption(), countOption()},
         [](CliRun& run) { return consume(run, u"kafka"_s); }},
    };
}

}  // namespace countertop::cli
