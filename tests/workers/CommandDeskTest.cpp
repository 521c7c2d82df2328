// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/commands/FakeShardSession.h"
#include "workers/intake/CommandDesk.h"

#include <QtTest>

#include <future>
#include <latch>

namespace countertop {

using namespace std::chrono_literals;

/// How requests wait for the shop and for each other, on a shop without a database.
class CommandDeskTest : public QObject {
    Q_OBJECT

private slots:
    void requestWaitsForItsAnswer();
    void whatHasNotBegunInTimeNeverDoes();
    void whatHasBegunKeepsItsKeyUntilItHasEnded();
    void repeatWaitsForTheFirst();
    void otherContentIsRefusedAtOnce();
    void keysOfOthersAreNotWaitedFor();
    void fullOrClosedShopIsReported();
};

namespace {

const OrderId kOrder(QStringLiteral("0192f0c0-1111-7abc-8def-000000000001"));

CommandDesk::Options impatient() { return {false, 100ms, 100ms}; }

Caller caller(const QString& subject = QStringLiteral("amira")) {
    return {subject, CustomerId::create(), {subject, QStringLiteral("W"), {}, {}, {}}};
}

HttpRequest keyed(const QByteArray& key) {
    return {"POST", QStringLiteral("/orders/1/cancel"), {}, {{"Idempotency-Key", key}}};
}

Command cancel(const char* reason = "changed my mind") {
    return CancelOrder{kOrder, QString::fromLatin1(reason)};
}

/// A processor with one shard whose handler blocks until release().
class HeldShop {
public:
    ~HeldShop() { release(); }
    void release() {
        if (!m_open->try_wait()) m_open->count_down();
    }
    void waitUntilBusy() const { m_reached->wait(); }
    [[nodiscard]] int runs() const { return *m_runs; }

private:
    [[nodiscard]] CommandShard::SessionFactory sessions() const {
        return [reached = m_reached, open = m_open, runs = m_runs]() {
            return Result<std::unique_ptr<ShardSession>>(std::make_unique<FakeShardSession>(
                [=](const CancelOrder& command, const CommandContext&) {
                    if (++*runs == 1) reached->count_down();
                    open->wait();
                    return Result<CommandResult>(named(command.reason));
                },
                nullptr));
        };
    }
    static ShardedProcessor::Options oneShard() {
        ShardedProcessor::Options options;
        options.shards = 1;
        options.limits.queue = 2;
        return options;
    }

    std::shared_ptr<std::latch> m_reached = std::make_shared<std::latch>(1);
    std::shared_ptr<std::latch> m_open = std::make_shared<std::latch>(1);
    std::shared_ptr<std::atomic<int>> m_runs = std::make_shared<std::atomic<int>>(0);

public:
    ShardedProcessor processor{sessions(), oneShard()};
};

}  // namespace

void CommandDeskTest::requestWaitsForItsAnswer() {
    HeldShop shop;
    CommandDesk desk(shop.processor, {});
    const auto attempt = desk.attempt(keyed("key-1"), caller(), cancel());
    QVERIFY(attempt);
    auto done = std::async(std::launch::async, [&] { return desk.carryOut(*attempt, caller()); });
    shop.waitUntilBusy();
    QVERIFY(done.wait_for(50ms) == std::future_status::timeout);
    shop.release();
    QCOMPARE(done.get()->id, QStringLiteral("changed my mind"));
}

void CommandDeskTest::whatHasNotBegunInTimeNeverDoes() {
    HeldShop shop;
    CommandDesk desk(shop.processor, impatient());
    QVERIFY(shop.processor.send({cancel("first")}));
    shop.waitUntilBusy();
    {
        const auto attempt = desk.attempt(keyed("key-1"), caller(), cancel());
        const auto late = desk.carryOut(*attempt, caller());
        QCOMPARE(late.error().code, ErrorCode::Timeout);
        QVERIFY(!late.error().outcomeUnknown);
    }
    // The timed-out request's key is free at once, though the shop is still busy.
    const auto again = desk.attempt(keyed("key-1"), caller(), cancel("something else"));
    QVERIFY(again);
    QVERIFY(!again->intent.repeated);
    shop.release();
    QVERIFY(shop.processor.shutDown(10s));
    QCOMPARE(shop.runs(), 1);
}

void CommandDeskTest::whatHasBegunKeepsItsKeyUntilItHasEnded() {
    HeldShop shop;
    CommandDesk desk(shop.processor, impatient());
    {
        const auto attempt = desk.attempt(keyed("key-1"), caller(), cancel());
        const auto late = desk.carryOut(*attempt, caller());
        QCOMPARE(late.error().code, ErrorCode::Timeout);
        QVERIFY(late.error().outcomeUnknown);
        QCOMPARE(problemOf(late.error()).status, 504);
    }
    const auto repeat = desk.attempt(keyed("key-1"), caller(), cancel());
    QVERIFY(!repeat);
    QCOMPARE(repeat.error().status, 409);
    QCOMPARE(repeat.error().code, QStringLiteral("COMMAND_IN_PROGRESS"));
    QCOMPARE(desk.attempt(keyed("key-1"), caller(), cancel("other")).error().code,
             QStringLiteral("IDEMPOTENCY_KEY_REUSED"));
    shop.release();
    QVERIFY(shop.processor.shutDown(10s));
    QVERIFY(desk.attempt(keyed("key-1"), caller(), cancel()));
    QCOMPARE(shop.runs(), 1);
}

void CommandDeskTest::repeatWaitsForTheFirst() {
    HeldShop shop;
    CommandDesk desk(shop.processor, {});
    auto first = desk.attempt(keyed("key-1"), caller(), cancel());
    QVERIFY(first);
    QVERIFY(!first->intent.repeated);
    auto repeat = std::async(std::launch::async,
                             [&] { return desk.attempt(keyed("key-1"), caller(), cancel()); });
    QVERIFY(repeat.wait_for(100ms) == std::future_status::timeout);
    first->holder.reset();
    const auto second = repeat.get();
    QVERIFY(second);
    QVERIFY(second->intent.repeated);
    QCOMPARE(second->intent.key, first->intent.key);
}

void CommandDeskTest::otherContentIsRefusedAtOnce() {
    HeldShop shop;
    CommandDesk desk(shop.processor, {});
    const auto first = desk.attempt(keyed("key-1"), caller(), cancel());
    QVERIFY(first);
    QElapsedTimer timer;
    timer.start();
    const auto other = desk.attempt(keyed("key-1"), caller(), cancel("other"));
    QVERIFY(!other);
    QCOMPARE(other.error().status, 422);
    QCOMPARE(other.error().code, QStringLiteral("IDEMPOTENCY_KEY_REUSED"));
    QVERIFY(timer.elapsed() < 10'000);
}

void CommandDeskTest::keysOfOthersAreNotWaitedFor() {
    HeldShop shop;
    CommandDesk desk(shop.processor, impatient());
    const auto hers = desk.attempt(keyed("key-1"), caller(), cancel());
    const auto his = desk.attempt(keyed("key-1"), caller(QStringLiteral("ben")), cancel());
    HttpRequest elsewhere = keyed("key-1");
    elsewhere.path = QStringLiteral("/orders/2/cancel");
    const auto there = desk.attempt(elsewhere, caller(), cancel());
    const auto without = desk.attempt({"POST", elsewhere.path, {}, {}}, caller(), cancel());
    QVERIFY(hers && his && there && without);
    const QSet<QString> keys{hers->intent.key, his->intent.key, there->intent.key,
                             without->intent.key};
    QCOMPARE(keys.size(), 4);
}

void CommandDeskTest::fullOrClosedShopIsReported() {
    HeldShop shop;
    CommandDesk desk(shop.processor, impatient());
    QVERIFY(shop.processor.send({cancel("first")}));
    shop.waitUntilBusy();
    QVERIFY(shop.processor.send({cancel("second")}));
    QVERIFY(shop.processor.send({cancel("third")}));
    const auto attempt = desk.attempt(keyed("key-1"), caller(), cancel());
    const auto full = desk.carryOut(*attempt, caller());
    QCOMPARE(full.error().code, ErrorCode::QueueFull);
    QCOMPARE(problemOf(full.error()).status, 503);
    QVERIFY(problemOf(full.error()).headers.contains(HttpHeader{"Retry-After", "1"}));
    shop.release();
    QVERIFY(shop.processor.shutDown(10s));
    QCOMPARE(desk.carryOut(*attempt, caller()).error().code, ErrorCode::ShuttingDown);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::CommandDeskTest)
#include "CommandDeskTest.moc"
