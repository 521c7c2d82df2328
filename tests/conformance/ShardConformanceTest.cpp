// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ShopShards.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <latch>

namespace countertop {

using namespace std::chrono_literals;

/// The command processor on real shops: many callers, one order, full queues, cancelling, shutdown.
class ShardConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void SH_1_sequentialCommandsOfOneOrder();
    void SH_1_thousandConcurrentCommandsOfOneOrder();
    void SH_1_tillsThatChangeOneOrderMeetNoConflict();
    void SH_2_slowOrderDoesNotDelayAnother();
    void SH_2_versionsComeInOrderUnderMixedSending();
    void SH_3_fullQueueIsReportedAndAcceptedOnesAreStored();
    void SH_4_cancelledCommandIsNeverStored();
    void SH_5_shutdownStoresAndAnswersWhatWasAccepted();
    void CMD_10_closingLetsRunningCommandsFinish();

private:
    /// Creates a processor over this shop. `prepare` may replace handlers on each shard's bus.
    std::unique_ptr<ShardedProcessor> processor(
        const std::function<void(CommandBus&)>& prepare = {},
        const std::function<void(ShardedProcessor::Options&)>& adjust = {});
    OrderId draftOfOneLine();
    static CommandRequest request(const Command& command) {
        return {command, Intent::fresh(), origin()};
    }
    /// Checks for versions 1, 2, 3 … without a gap, and that no command met a conflict.
    void checkHistory(const OrderId& orderId, qint64 version);
};

namespace {

const QString kMug = QStringLiteral("MUG");

/// Makes ConfirmOrder wait until the test opens the gate.
struct Gate {
    std::latch reached{1};
    std::latch open{1};

    void placeIn(CommandBus& bus) {
        bus.handle<ConfirmOrder>([this](const Command&, CommandContext&) -> Result<CommandResult> {
            reached.count_down();
            open.wait();
            return CommandResult{};
        });
    }
};

}  // namespace

std::unique_ptr<ShardedProcessor> ShardConformanceTest::processor(
    const std::function<void(CommandBus&)>& prepare,
    const std::function<void(ShardedProcessor::Options&)>& adjust) {
    ShardedProcessor::Options options = shardOptions(url());
    if (adjust) adjust(options);
    const auto open = shopShards(url(), clock(), keys());
    return std::make_unique<ShardedProcessor>(
        [open, prepare]() -> Result<std::unique_ptr<ShardSession>> {
            auto session = open();
            if (session && prepare) prepare((*session)->bus());
            return session;
        },
        options);
}

OrderId ShardConformanceTest::draftOfOneLine() {
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {{kMug, 1, {}}}});
    return orderId;
}

void ShardConformanceTest::checkHistory(const OrderId& orderId, qint64 version) {
    const QList<RecordedEvent> events = eventsOf(orderId);
    QCOMPARE(events.size(), version);
    for (qsizetype at = 0; at < events.size(); ++at) QCOMPARE(events[at].version, at + 1);
    QCOMPARE(number(QStringLiteral("SELECT version AS value FROM orders WHERE order_id = :order"),
                    {{":order", orderId.text()}}),
             version);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM audit WHERE outcome <> 'done'")),
             0);
}

void ShardConformanceTest::SH_1_sequentialCommandsOfOneOrder() {
    addProduct(kMug, 1250, 5);
    const OrderId orderId = draftOfOneLine();
    const qint64 before = eventsOf(orderId).size();
    const auto shards = processor();
    for (int turn = 1; turn <= 50; ++turn) {
        const auto done = shards->sendAndWait(request(ChangeLineQuantity{orderId, 1, 1 + turn}));
        QVERIFY(done);
        QCOMPARE(done->version, before + turn);
    }
    checkHistory(orderId, before + 50);
}
/// Marked case (`*`), triggered by 20 threads that start at
/// once and send 50 commands each for one order.
void ShardConformanceTest::SH_1_thousandConcurrentCommandsOfOneOrder() {
    constexpr int kCallers = 20;
    constexpr int kEach = 50;
    addProduct(kMug, 1250, 5);
    const OrderId orderId = draftOfOneLine();
    const qint64 before = eventsOf(orderId).size();
    const auto shards = processor();
    std::atomic<int> succeeded = 0;
    std::mutex mutex;
    QSet<qint64> versions;
    QStringList problems;
    inParallel(kCallers, [&](int caller, Start& start) {
        start.arrive_and_wait();
        for (int turn = 0; turn < kEach; ++turn) {
            // The quantity always changes, so that every command has an effect.
            const qint64 quantity = 2 + caller * kEach + turn;
            const auto done =
                shards->sendAndWait(request(ChangeLineQuantity{orderId, 1, quantity}));
            const std::lock_guard lock(mutex);
            if (done) {
                ++succeeded;
                versions.insert(done->version);
            } else {
                problems.append(done.error().detail);
            }
        }
    });
    QCOMPARE(problems, QStringList());
    QCOMPARE(succeeded.load(), kCallers * kEach);
    QCOMPARE(versions.size(), kCallers * kEach);
    checkHistory(orderId, before + kCallers * kEach);
}

void ShardConformanceTest::SH_1_tillsThatChangeOneOrderMeetNoConflict() {
    constexpr int kTills = 10;
    constexpr int kEach = 20;
    addProduct(kMug, 1250, 5);
    const OrderId orderId = draftOfOneLine();
    const qint64 before = eventsOf(orderId).size();
    const qint64 audited = rows(QStringLiteral("audit"));
    std::mutex mutex;
    QStringList problems;
    inParallel(kTills, [&](int till, Start& start) {
        // Like another program on another till: only the database is shared.
        KeysInFlight keys;
        const Session session = open(clock(), keys);
        start.arrive_and_wait();
        for (int turn = 0; session && turn < kEach; ++turn) {
            const ChangeLineQuantity change{orderId, 1, 2 + till * kEach + turn};
            const auto done = session->bus().dispatch(change, Intent::fresh(), origin());
            const std::lock_guard lock(mutex);
            if (!done) problems.append(done.error().detail);
        }
    });
    QCOMPARE(problems, QStringList());
    checkHistory(orderId, before + kTills * kEach);
    QCOMPARE(rows(QStringLiteral("audit")), audited + kTills * kEach);
}

void ShardConformanceTest::SH_2_slowOrderDoesNotDelayAnother() {
    if (dialect() == Dialect::Sqlite) {
        QSKIP("SQLite has one writing connection and so one shard");
    }
    addProduct(kMug, 1250, 5);
    Gate gate;
    const auto shards = processor([&](CommandBus& bus) { gate.placeIn(bus); });
    const OrderId slow = OrderId::create();
    const auto waiting = shards->send(request(ConfirmOrder{slow}));
    QVERIFY(waiting);
    gate.reached.wait();
    int quick = 0;
    for (int order = 0; order < 20; ++order) {
        const PlaceOrder place{OrderId::create(), {}, {{kMug, 1, {}}}, false};
        // Commands of the slow one's own shard wait behind it; the others need not.
        if (shards->sendAndWait(request(place), 500ms)) ++quick;
        if (quick == 5) break;
    }
    QCOMPARE(quick, 5);
    QVERIFY(!waiting->waitFor(0ms));
    gate.open.count_down();
    QVERIFY(waiting->wait());
}

void ShardConformanceTest::SH_2_versionsComeInOrderUnderMixedSending() {
    addProduct(kMug, 1250, 5);
    QList<OrderId> orders{draftOfOneLine(), draftOfOneLine(), draftOfOneLine()};
    const auto shards = processor();
    std::mutex mutex;
    QHash<QString, QList<qint64>> versions;
    const auto note = [&](const Result<CommandResult>& result) {
        const std::lock_guard lock(mutex);
        if (result) versions[result->id].append(result->version);
    };
    for (int turn = 0; turn < 30; ++turn) {
        for (const OrderId& order : std::as_const(orders)) {
            const ChangeLineQuantity change{order, 1, 2 + turn};
            if (turn % 5 == 0) {
                note(shards->sendAndWait(request(change)));
            } else {
                QVERIFY(shards->send(request(change), note));
            }
        }
    }
    QVERIFY(shards->shutDown(60s));
    for (const OrderId& order : std::as_const(orders)) {
        const QList<qint64> seen = versions.value(order.text());
        QCOMPARE(seen.size(), 30);
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
        checkHistory(order, seen.last());
    }
}
/// Marked case (`*`), triggered by blocking the shard in a handler that waits at a gate while its
/// queue is filled.
void ShardConformanceTest::SH_3_fullQueueIsReportedAndAcceptedOnesAreStored() {
    addProduct(kMug, 1250, 50);
    Gate gate;
    const auto shards = processor([&](CommandBus& bus) { gate.placeIn(bus); },
                                  [](ShardedProcessor::Options& options) {
                                      options.shards = 1;
                                      options.limits.queue = 3;
                                  });
    QVERIFY(shards->send(request(ConfirmOrder{OrderId::create()})));
    gate.reached.wait();
    QList<PendingCommand> accepted;
    for (int order = 0; order < 3; ++order) {
        const auto sent =
            shards->send(request(PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}));
        QVERIFY(sent);
        accepted.append(*sent);
    }
    QElapsedTimer timer;
    timer.start();
    const auto refused =
        shards->send(request(PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}));
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::QueueFull);
    gate.open.count_down();
    for (const PendingCommand& command : std::as_const(accepted)) QVERIFY(command.wait());
    QCOMPARE(rows(QStringLiteral("orders")), 3);
    QCOMPARE(available(kMug), 47);
}
/// Marked case (`*`), triggered by cancelling a command that waits behind one blocked at a gate,
/// and then opening the gate.
void ShardConformanceTest::SH_4_cancelledCommandIsNeverStored() {
    addProduct(kMug, 1250, 50);
    Gate gate;
    const auto shards = processor([&](CommandBus& bus) { gate.placeIn(bus); },
                                  [](ShardedProcessor::Options& options) { options.shards = 1; });
    QVERIFY(shards->send(request(ConfirmOrder{OrderId::create()})));
    gate.reached.wait();
    const auto cancelled =
        shards->send(request(PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}));
    const auto kept =
        shards->send(request(PlaceOrder{OrderId::create(), {}, {{kMug, 2, {}}}, false}));
    QVERIFY(cancelled && kept);
    QVERIFY(cancelled->cancel());
    // A caller times out: its command has not begun, so it never will.
    const auto impatient = shards->sendAndWait(
        request(PlaceOrder{OrderId::create(), {}, {{kMug, 4, {}}}, false}), 5ms);
    QCOMPARE(impatient.error().reason, QStringLiteral("not_begun_in_time"));
    const qint64 audited = rows(QStringLiteral("audit"));
    gate.open.count_down();
    QVERIFY(kept->wait());
    QVERIFY(!kept->cancel());
    QVERIFY(shards->shutDown(10s));
    QCOMPARE(cancelled->wait().error().code, ErrorCode::Cancelled);
    QCOMPARE(available(kMug), 48);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(rows(QStringLiteral("audit")), audited + 1);
}
/// Marked case (`*`), triggered by shutting down right after sending 40 commands, most of which
/// still wait.
void ShardConformanceTest::SH_5_shutdownStoresAndAnswersWhatWasAccepted() {
    constexpr int kOrders = 40;
    addProduct(kMug, 1250, 100);
    std::atomic<int> answered = 0;
    const auto shards = processor();
    for (int order = 0; order < kOrders; ++order) {
        QVERIFY(
            shards->send(request(PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}),
                         [&](const Result<CommandResult>& result) { answered += result ? 1 : 0; }));
    }
    QVERIFY(shards->shutDown(60s));
    QCOMPARE(answered.load(), kOrders);
    QCOMPARE(rows(QStringLiteral("orders")), kOrders);
    const auto late =
        shards->send(request(PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}));
    QCOMPARE(late.error().code, ErrorCode::ShuttingDown);
    QCOMPARE(shards->shutDown(60s).error().reason, QStringLiteral("already_shutting_down"));
    QCOMPARE(rows(QStringLiteral("orders")), kOrders);
}

void ShardConformanceTest::CMD_10_closingLetsRunningCommandsFinish() {
    addProduct(kMug, 1250, 100);
    Gate gate;
    const auto shards = processor([&](CommandBus& bus) { gate.placeIn(bus); });
    QList<PendingCommand> running;
    const auto held = shards->send(request(ConfirmOrder{OrderId::create()}));
    QVERIFY(held);
    gate.reached.wait();
    for (int order = 0; order < 9; ++order) {
        const auto sent =
            shards->send(request(PlaceOrder{OrderId::create(), {}, {{kMug, 1, {}}}, false}));
        QVERIFY(sent);
        running.append(*sent);
    }
    const auto tooShort = shards->shutDown(50ms);
    QVERIFY(!tooShort);
    QCOMPARE(tooShort.error().code, ErrorCode::Timeout);
    QCOMPARE(shards->send(request(ConfirmOrder{OrderId::create()})).error().code,
             ErrorCode::ShuttingDown);
    gate.open.count_down();
    QVERIFY(held->wait());
    for (const PendingCommand& command : std::as_const(running)) QVERIFY(command.wait());
    QCOMPARE(rows(QStringLiteral("orders")), 9);
    QCOMPARE(available(kMug), 91);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ShardConformanceTest)
#include "ShardConformanceTest.moc"
