// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/middleware/IdempotencyMiddleware.h"
#include "tests/commands/FakeWriteStore.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

namespace countertop {

/// One key, one result: which lookup happens when, and which attempt waits for which.
class IdempotencyMiddlewareTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void firstAttemptIsNotLookedUp();
    void repeatedAttemptIsAnsweredFromTheStore();
    void refusedFirstAttemptIsLookedUp();
    void transientFailureIsNeitherLookedUpNorKept();
    void refusalsAreKeptOnlyWhereAskedFor();
    void storedRefusalIsGivenAgain();
    void unreachableStoreRefusesOrRuns_data();
    void unreachableStoreRefusesOrRuns();
    void otherContentIsRefusedEvenWhenRunningWithoutStore();
    void sameKeyOfAnotherTenantDoesNotWait();
    void duplicateGivesUpWaiting();
    void keysAreHeldOneAfterAnother();

private:
    Result<CommandResult> run(const Result<CommandResult>& answer,
                              const IdempotencyMiddleware::Options& options = {});

    FakeWriteStore m_store;
    FixedClock m_clock{1'000'000};
    KeysInFlight m_keys;
    CommandContext m_context;
    int m_calls = 0;
};

namespace {

const ConfirmOrder kCommand{OrderId(QStringLiteral("0192f0c0-1111-7abc-8def-0123456789ab"))};

CommandResult named(const QString& id) {
    CommandResult result;
    result.id = id;
    return result;
}

Result<CommandResult> refusal(ErrorCode code, bool transient = false) {
    Error error = makeError(code, QStringLiteral("refused"));
    error.transient = transient;
    return fail(error);
}

}  // namespace

void IdempotencyMiddlewareTest::init() {
    m_store = {};
    m_context = {};
    m_context.commandId = CommandId::create();
    m_context.intent = Intent{QStringLiteral("key-1"), false};
    m_context.type = QStringLiteral("ConfirmOrder");
    m_calls = 0;
}

Result<CommandResult> IdempotencyMiddlewareTest::run(
    const Result<CommandResult>& answer, const IdempotencyMiddleware::Options& options) {
    IdempotencyMiddleware idempotency(m_store, m_clock, m_keys, options);
    return idempotency.run(kCommand, m_context, [&](const Command&, CommandContext&) {
        ++m_calls;
        return answer;
    });
}

void IdempotencyMiddlewareTest::firstAttemptIsNotLookedUp() {
    QVERIFY(run(named(QStringLiteral("new"))));
    QCOMPARE(m_store.lookups.size(), 0);
    QCOMPARE(m_calls, 1);
}

void IdempotencyMiddlewareTest::repeatedAttemptIsAnsweredFromTheStore() {
    m_context.intent.repeated = true;
    QCOMPARE(run(named(QStringLiteral("new")))->id, QStringLiteral("new"));
    m_store.outcome = StoredOutcome{named(QStringLiteral("old")), std::nullopt};
    QCOMPARE(run(named(QStringLiteral("new")))->id, QStringLiteral("old"));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_store.lookups.first().key, QStringLiteral("key-1"));
    QCOMPARE(m_store.lookups.first().expiresAt, 1'000'000 + kIdempotencyLifetimeMs);
}

void IdempotencyMiddlewareTest::refusedFirstAttemptIsLookedUp() {
    // The same intent was executed in another process and used up the stock.
    m_store.outcome = StoredOutcome{named(QStringLiteral("old")), std::nullopt};
    QCOMPARE(run(refusal(ErrorCode::OutOfStock))->id, QStringLiteral("old"));
    m_store.outcome.reset();
    QCOMPARE(run(refusal(ErrorCode::OutOfStock)).error().code, ErrorCode::OutOfStock);
}

void IdempotencyMiddlewareTest::transientFailureIsNeitherLookedUpNorKept() {
    IdempotencyMiddleware::Options options;
    options.rememberRefusals = true;
    QVERIFY(!run(refusal(ErrorCode::Network, true), options));
    QCOMPARE(m_store.lookups.size(), 0);
    QCOMPARE(m_store.refusals.size(), 0);
}

void IdempotencyMiddlewareTest::refusalsAreKeptOnlyWhereAskedFor() {
    QVERIFY(!run(refusal(ErrorCode::OutOfStock)));
    QCOMPARE(m_store.refusals.size(), 0);
    IdempotencyMiddleware::Options options;
    options.rememberRefusals = true;
    QVERIFY(!run(refusal(ErrorCode::OutOfStock), options));
    QCOMPARE(m_store.refusals.size(), 1);
    QCOMPARE(m_store.refusals.first().first.key, QStringLiteral("key-1"));
    QCOMPARE(m_store.refusals.first().second.code, ErrorCode::OutOfStock);
}

void IdempotencyMiddlewareTest::storedRefusalIsGivenAgain() {
    m_context.intent.repeated = true;
    m_store.outcome =
        StoredOutcome{{}, makeError(ErrorCode::OutOfStock, QStringLiteral("Only 2 left"))};
    const auto again = run(named(QStringLiteral("new")));
    QVERIFY(!again);
    QCOMPARE(again.error().detail, QStringLiteral("Only 2 left"));
    QCOMPARE(m_calls, 0);
}

void IdempotencyMiddlewareTest::unreachableStoreRefusesOrRuns_data() {
    QTest::addColumn<bool>("runWhenStoreIsDown");
    QTest::newRow("refuses without running") << false;
    QTest::newRow("runs all the same") << true;
}

void IdempotencyMiddlewareTest::unreachableStoreRefusesOrRuns() {
    QFETCH(bool, runWhenStoreIsDown);
    IdempotencyMiddleware::Options options;
    options.runWhenStoreIsDown = runWhenStoreIsDown;
    m_context.intent.repeated = true;
    m_store.lookupFailure = makeError(ErrorCode::Network, QStringLiteral("gone"));
    const auto result = run(named(QStringLiteral("new")), options);
    QCOMPARE(result.has_value(), runWhenStoreIsDown);
    QCOMPARE(m_calls, runWhenStoreIsDown ? 1 : 0);
}

void IdempotencyMiddlewareTest::otherContentIsRefusedEvenWhenRunningWithoutStore() {
    IdempotencyMiddleware::Options options;
    options.runWhenStoreIsDown = true;
    m_context.intent.repeated = true;
    m_store.lookupFailure = makeError(ErrorCode::IdempotencyKeyReused, QStringLiteral("other"));
    QCOMPARE(run(named(QStringLiteral("new")), options).error().code,
             ErrorCode::IdempotencyKeyReused);
    QCOMPARE(m_calls, 0);
}

void IdempotencyMiddlewareTest::sameKeyOfAnotherTenantDoesNotWait() {
    const KeysInFlight::Claim other = m_keys.claim(QStringLiteral("1/key-1"), 0);
    QVERIFY(other.isHeld());
    m_context.storeId = 2;
    QVERIFY(run(named(QStringLiteral("new"))));
}

void IdempotencyMiddlewareTest::duplicateGivesUpWaiting() {
    const KeysInFlight::Claim other = m_keys.claim(QStringLiteral("1/key-1"), 0);
    IdempotencyMiddleware::Options options;
    options.waitMilliseconds = 20;
    const auto result = run(named(QStringLiteral("new")), options);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::CommandInProgress);
    QCOMPARE(m_calls, 0);
}

void IdempotencyMiddlewareTest::keysAreHeldOneAfterAnother() {
    std::atomic<int> holders = 0;
    std::atomic<int> most = 0;
    std::atomic<int> waited = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&] {
            const KeysInFlight::Claim claim = m_keys.claim(QStringLiteral("same"), 10'000);
            if (!claim.isHeld()) return;
            if (claim.hasWaited()) ++waited;
            most = qMax(most.load(), ++holders);
            waiting::beBusy(std::chrono::milliseconds(5));
            --holders;
        });
    }
    for (std::thread& thread : threads) thread.join();
    QCOMPARE(most.load(), 1);
    QVERIFY(waited >= 1);
    QVERIFY(m_keys.claim(QStringLiteral("same"), 0).isHeld());
    QVERIFY(!m_keys.claim(QStringLiteral("same"), 0).hasWaited());
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::IdempotencyMiddlewareTest)
#include "IdempotencyMiddlewareTest.moc"
