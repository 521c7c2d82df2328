// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandRecord.h"
#include "models/commands/middleware/IdempotencyMiddleware.h"
#include "models/events/EventSerializer.h"
#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <mutex>

namespace countertop {

/// The idempotency cases: one key yields one result, whatever
/// is repeated, breaks or expires in between.
class IdempotencyConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void ID_1_sameKeyTwiceGivesTheFirstResult();
    void ID_1_sameKeyWithOtherContentIsRefused();
    void ID_2_concurrentDuplicatesRunTheHandlerOnce();
    void ID_2_duplicatesOfOtherProcessesWriteOnce();
    void ID_3_refusalIsNotKept();
    void ID_3_refusalIsReplayedWhereRefusalsAreKept();
    void ID_4_expiredKeyRunsAgain();
    void ID_4_keyOfACrashedHolderIsFree();
    void ID_4_expiredKeysAreTakenAway();
    void ID_5_unreachableStoreRefusesOrRuns_data();
    void ID_5_unreachableStoreRefusesOrRuns();
    void ID_6_equalCommandsWithDistinctKeysBothApply();
    void ID_7_faultAfterTheEventsLeavesNeitherEventsNorKey_data();
    void ID_7_faultAfterTheEventsLeavesNeitherEventsNorKey();
};

namespace {

const QString kMug = QStringLiteral("MUG");
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;

PlaceOrder oneMug() { return {OrderId::create(), {}, {{kMug, 1, {}}}, false}; }

/// A slow handler on the real store that counts how often it runs.
void registerSlowHandler(ShopSession& session, const Clock& clock, std::atomic<int>& runs) {
    session.bus().handle<ConfirmOrder>(
        [&](const Command& command, CommandContext& context) -> Result<CommandResult> {
            ++runs;
            waiting::beBusy(std::chrono::milliseconds(200));
            const OrderId orderId = std::get<ConfirmOrder>(command).orderId;
            Write write;
            write.record = recordOf(command, context, clock.now());
            write.metadata = metadataOf(context);
            write.result.id = orderId.text();
            write.result.version = 1;
            UuidV7Source ids;
            write.appends.append({orderStream(orderId),
                                  ExpectedVersion::any(),
                                  toDrafts(OrderEvents{OrderConfirmed{}}, ids),
                                  {}});
            return session.writes().commit(write).map([](const Commit& c) { return c.result; });
        });
}

/// The real store, except that looking up an outcome always fails.
class LookupFailingStore final : public WriteStore {
public:
    explicit LookupFailingStore(WriteStore& store) : m_store(store) {}
    Result<Commit> commit(const Write& write) override { return m_store.commit(write); }
    Result<std::optional<StoredOutcome>> findOutcome(const CommandRecord&) override {
        return fail(ErrorCode::Network, QStringLiteral("gone"), QStringLiteral("server_lost"));
    }
    Result<void> rememberRefusal(const CommandRecord& record, const Error& error) override {
        return m_store.rememberRefusal(record, error);
    }
    Result<void> audit(const CommandRecord& record, const EventMetadata& metadata,
                       const Error& error) override {
        return m_store.audit(record, metadata, error);
    }

private:
    WriteStore& m_store;
};

}  // namespace

void IdempotencyConformanceTest::ID_1_sameKeyTwiceGivesTheFirstResult() {
    addProduct(kMug, 1250, 5);
    const Intent first = Intent::fresh();
    const CommandResult placed = mustRun(oneMug(), first);
    const qint64 events = rows(QStringLiteral("events"));
    KeysInFlight otherProcess;
    const Session restarted = open(clock(), otherProcess);
    // A retry from another process creates another order id for the same intent.
    for (const Intent& retry : {Intent::again(first.key), Intent{first.key, false}}) {
        const auto again = restarted->bus().dispatch(oneMug(), retry, origin());
        QVERIFY(again);
        QVERIFY(again->replayed);
        CommandResult answer = *again;
        answer.replayed = false;
        QCOMPARE(answer, placed);
    }
    QCOMPARE(rows(QStringLiteral("events")), events);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(kMug), 4);
}

void IdempotencyConformanceTest::ID_1_sameKeyWithOtherContentIsRefused() {
    addProduct(kMug, 1250, 5);
    const Intent first = Intent::fresh();
    mustRun(oneMug(), first);
    const PlaceOrder other{OrderId::create(), {}, {{kMug, 2, {}}}, false};
    for (const Intent& retry : {Intent::again(first.key), Intent{first.key, false}}) {
        const auto refused = run(other, retry);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::IdempotencyKeyReused);
    }
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IdempotencyConformanceTest::ID_2_concurrentDuplicatesRunTheHandlerOnce() {
    const ConfirmOrder command{OrderId::create()};
    const Intent intent = Intent::fresh();
    std::atomic<int> runs = 0;
    std::atomic<int> replayed = 0;
    std::atomic<int> answered = 0;
    inParallel(16, [&](int, Start& start) {
        const Session caller = open();
        if (caller) registerSlowHandler(*caller, clock(), runs);
        start.arrive_and_wait();
        if (!caller) return;
        const auto result = caller->bus().dispatch(command, intent, origin());
        if (result && result->id == command.orderId.text()) ++answered;
        if (result && result->replayed) ++replayed;
    });
    QCOMPARE(runs.load(), 1);
    QCOMPARE(answered.load(), 16);
    QCOMPARE(replayed.load(), 15);
    QCOMPARE(rows(QStringLiteral("events")), 1);
}

void IdempotencyConformanceTest::ID_2_duplicatesOfOtherProcessesWriteOnce() {
    addProduct(kMug, 1250, 50);
    const Intent intent = Intent::fresh();
    std::mutex mutex;
    QSet<QString> ids;
    std::atomic<int> answered = 0;
    inParallel(8, [&](int, Start& start) {
        KeysInFlight ownProcess;
        const Session caller = open(clock(), ownProcess);
        start.arrive_and_wait();
        if (!caller) return;
        const auto result = caller->bus().dispatch(oneMug(), intent, origin());
        const std::lock_guard lock(mutex);
        if (result) ++answered;
        if (result) ids.insert(result->id);
    });
    QCOMPARE(answered.load(), 8);
    QCOMPARE(ids.size(), 1);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(kMug), 49);
}

void IdempotencyConformanceTest::ID_3_refusalIsNotKept() {
    addProduct(kMug, 1250, 0);
    const Intent intent = Intent::fresh();
    const auto refused = run(oneMug(), intent);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::OutOfStock);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM idempotency WHERE store_id = 1 "
                                   "AND key = :key"),
                    {{":key", intent.key}}),
             0);
    mustRun(ReceiveStock{kMug, 1, {}});
    const CommandResult placed = mustRun(oneMug(), Intent::again(intent.key));
    QVERIFY(!placed.replayed);
    QCOMPARE(available(kMug), 0);
}

void IdempotencyConformanceTest::ID_3_refusalIsReplayedWhereRefusalsAreKept() {
    addProduct(kMug, 1250, 0);
    SessionOptions options;
    options.rememberRefusals = true;
    const Session careful = open(options);
    const Intent intent = Intent::fresh();
    const auto refused = careful->bus().dispatch(oneMug(), intent, origin());
    QVERIFY(!refused);
    mustRun(ReceiveStock{kMug, 1, {}});
    const auto again = careful->bus().dispatch(oneMug(), Intent::again(intent.key), origin());
    QVERIFY(!again);
    QCOMPARE(again.error().code, refused.error().code);
    QCOMPARE(again.error().detail, refused.error().detail);
    QCOMPARE(again.error().facts, refused.error().facts);
    QCOMPARE(available(kMug), 1);
}

void IdempotencyConformanceTest::ID_4_expiredKeyRunsAgain() {
    FixedClock fixed(1'700'000'000'000);
    const Session later = open(fixed, keys());
    addProduct(kMug, 1250, 5);
    const Intent first = Intent::fresh();
    QVERIFY(later->bus().dispatch(oneMug(), first, origin()));
    fixed.advance(kDayMs - 1);
    const auto within = later->bus().dispatch(oneMug(), Intent::again(first.key), origin());
    QVERIFY(within && within->replayed);
    fixed.advance(1);
    const auto after = later->bus().dispatch(oneMug(), Intent::again(first.key), origin());
    QVERIFY(after);
    QVERIFY(!after->replayed);
    QCOMPARE(rows(QStringLiteral("orders")), 2);
    const auto again = later->bus().dispatch(oneMug(), Intent::again(first.key), origin());
    QVERIFY(again && again->replayed);
    QCOMPARE(again->id, after->id);
}

void IdempotencyConformanceTest::ID_4_keyOfACrashedHolderIsFree() {
    addProduct(kMug, 1250, 5);
    const Intent intent = Intent::fresh();
    {
        KeysInFlight otherProcess;
        const Session holder = open(clock(), otherProcess);
        Transaction unfinished(holder->database());
        QVERIFY(unfinished.begin());
        QVERIFY(holder->bus().dispatch(oneMug(), intent, origin()));
        // The holder's connection is lost before its commit.
    }
    const CommandResult placed = mustRun(oneMug(), Intent::again(intent.key));
    QVERIFY(!placed.replayed);
    QCOMPARE(placed.number, QStringLiteral("T1-000001"));
    QCOMPARE(rows(QStringLiteral("orders")), 1);
}

void IdempotencyConformanceTest::ID_4_expiredKeysAreTakenAway() {
    FixedClock fixed(1'700'000'000'000);
    const Session later = open(fixed, keys());
    addProduct(kMug, 1250, 500);
    mustExecute(QStringLiteral("DELETE FROM idempotency"));
    Intent last;
    for (int sale = 0; sale < 30; ++sale) {
        // Every other key is a day older.
        fixed.set(1'700'000'000'000 + (sale % 2) * kDayMs);
        last = Intent::fresh();
        QVERIFY(later->bus().dispatch(oneMug(), last, origin()));
    }
    fixed.set(1'700'000'000'000 + kDayMs);
    ExpiredKeys keysOfShop(later->database());
    qint64 removed = 0;
    for (int piece = 0; piece < 5; ++piece)
        removed += keysOfShop.removeSome(fixed.now(), 7).value();
    QCOMPARE(removed, 15);
    QCOMPARE(rows(QStringLiteral("idempotency")), 15);
    // After the last batch the search starts again from the beginning.
    fixed.advance(kDayMs - 1);
    for (int piece = 0; piece < 5; ++piece)
        removed += keysOfShop.removeSome(fixed.now(), 7).value();
    QCOMPARE(removed, 15);
    const auto again = later->bus().dispatch(oneMug(), Intent::again(last.key), origin());
    QVERIFY(again && again->replayed);
    fixed.advance(1);
    for (int piece = 0; piece < 5; ++piece)
        removed += keysOfShop.removeSome(fixed.now(), 7).value();
    QCOMPARE(rows(QStringLiteral("idempotency")), 0);
}

void IdempotencyConformanceTest::ID_5_unreachableStoreRefusesOrRuns_data() {
    QTest::addColumn<bool>("runs");
    QTest::newRow("fail closed: refuses without running") << false;
    QTest::newRow("fail open: runs") << true;
}

void IdempotencyConformanceTest::ID_5_unreachableStoreRefusesOrRuns() {
    QFETCH(bool, runs);
    addProduct(kMug, 1250, 5);
    LookupFailingStore failing(session().writes());
    IdempotencyMiddleware::Options options;
    options.runWhenStoreIsDown = runs;
    CommandBus::Chain chain;
    chain.push_back(std::make_unique<IdempotencyMiddleware>(failing, clock(), keys(), options));
    UuidV7Source ids;
    CommandBus bus(clock(), ids, std::move(chain));
    OrderHandlers handlers(session().orders(), failing, session().catalogue(), clock(),
                           session().settings());
    handlers.registerOn(bus);
    const Intent intent = Intent::again(Intent::fresh().key);
    const auto result = bus.dispatch(oneMug(), intent, origin());
    QCOMPARE(result.has_value(), runs);
    QCOMPARE(rows(QStringLiteral("orders")), runs ? 1 : 0);
    QCOMPARE(available(kMug), runs ? 4 : 5);
    if (!runs) QCOMPARE(result.error().code, ErrorCode::Network);
    // Under either policy, the commit itself applies a key only once.
    const auto again = bus.dispatch(oneMug(), intent, origin());
    QCOMPARE(again.has_value(), runs);
    if (runs) QVERIFY(again->replayed);
    QCOMPARE(rows(QStringLiteral("orders")), runs ? 1 : 0);
}
/// Marked case (`*`), triggered by sending the same content twice, each with a fresh key: a key
/// derived from the content would drop the second command.
void IdempotencyConformanceTest::ID_6_equalCommandsWithDistinctKeysBothApply() {
    addProduct(kMug, 1250, 5);
    const OrderId orderId = OrderId::create();
    mustRun(CreateOrder{orderId, {}, {}});
    const AddLine addLine{orderId, {kMug, 1, {}}};
    mustRun(addLine);
    mustRun(addLine);
    QCOMPARE(stateOf(orderId).lines.size(), 2);
}

void IdempotencyConformanceTest::ID_7_faultAfterTheEventsLeavesNeitherEventsNorKey_data() {
    QTest::addColumn<QString>("table");
    for (const char* table : {"audit", "outbox", "order_days", "stock_movements"}) {
        QTest::newRow(table) << QString::fromLatin1(table);
    }
}
/// Marked case (`*`), triggered by a database trigger that refuses a row written after the events,
/// in each such table; then the same key is sent again without the trigger.
void IdempotencyConformanceTest::ID_7_faultAfterTheEventsLeavesNeitherEventsNorKey() {
    QFETCH(QString, table);
    addProduct(kMug, 1250, 5);
    mustRun(AddRoute{QStringLiteral("OrderPlaced"), QStringLiteral("log:/dev/null"), {}});
    const qint64 events = rows(QStringLiteral("events"));
    const qint64 keysBefore = rows(QStringLiteral("idempotency"));
    // Refuse only the rows of a successful placement: the audit row of its failure may be written.
    breakInserts(table, table == u"audit" ? QStringLiteral("NEW.outcome = 'done'")
                                          : QStringLiteral("NEW.store_id = 1"));
    const Intent intent = Intent::fresh();
    const auto broken = run(oneMug(), intent);
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::Storage);
    QCOMPARE(rows(QStringLiteral("events")), events);
    QCOMPARE(rows(QStringLiteral("idempotency")), keysBefore);
    QCOMPARE(rows(QStringLiteral("outbox")), 0);
    QCOMPARE(available(kMug), 5);
    repairInserts(table);
    const CommandResult placed = mustRun(oneMug(), Intent::again(intent.key));
    QVERIFY(!placed.replayed);
    QVERIFY(mustRun(oneMug(), Intent::again(intent.key)).replayed);
    QCOMPARE(rows(QStringLiteral("events")), events + 2);
    QCOMPARE(rows(QStringLiteral("outbox")), 1);
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(kMug), 4);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::IdempotencyConformanceTest)
#include "IdempotencyConformanceTest.moc"
