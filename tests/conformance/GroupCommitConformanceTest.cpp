// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/ShopShards.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"

#include <QtTest>

#include <latch>

namespace countertop {

using namespace std::chrono_literals;

/// Product case CMD-4, group commit: commands that wait together are stored in one commit on
/// SQLite, and each still succeeds or fails on its own. PostgreSQL, where each command has its own
/// commit, must return the same results.
class GroupCommitConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void oneFailingCommandFailsAlone();
    void duplicatesInOneCommitAreCarriedOutOnce();
    void answerComesAfterTheCommit();
    void laterCommandsOfAGroupSeeTheEarlierOnes();
    void transactionThatEndsMidwayIsCarriedOutOneByOne();
    void failedCommitIsRepeatedAlone();
    void nothingIsRememberedOfAFailedCommit();

private:
    struct Sent {
        Command command;
        Intent intent = Intent::fresh();
    };
    /// Blocks the only shard until all commands are sent, so that they wait together. Returns their
    /// results in order.
    QList<Result<CommandResult>> runTogether(const QList<Sent>& commands,
                                             const PendingCommand::Answer& onAnswer = {});
    /// Rolls back the first outermost commit and reports it as failed; then runs `meanwhile`.
    void failFirstCommit(const std::function<void()>& meanwhile = {});
    static PlaceOrder place(const QString& sku, qint64 quantity = 1) {
        return {OrderId::create(), {}, {{sku, quantity, {}}}, false};
    }
    void verify();
    [[nodiscard]] qint64 expectedGroups() const { return dialect() == Dialect::Sqlite ? 1 : 0; }

    int m_commitsToFail = 0;
    std::function<void()> m_meanwhile;
    CommandShard::Counts m_counts;
};

namespace {

const QString kMug = QStringLiteral("MUG");
const QString kFaulty = QStringLiteral("FAULTY");

/// A batch whose outermost commit fails on request.
class FlakyBatch final : public WriteBatch {
public:
    FlakyBatch(WriteBatch& real, int& failures, const std::function<void()>& meanwhile)
        : m_real(real), m_failures(failures), m_meanwhile(meanwhile) {}

    Result<void> begin() override {
        auto begun = m_real.begin();
        if (begun) ++m_depth;
        return begun;
    }
    Result<void> commit() override {
        if (--m_depth > 0 || m_failures == 0) return m_real.commit();
        --m_failures;
        m_real.rollback();
        if (m_meanwhile) m_meanwhile();
        return fail(ErrorCode::Storage, QStringLiteral("full"), QStringLiteral("disk_full"));
    }
    void rollback() override {
        --m_depth;
        m_real.rollback();
    }

private:
    WriteBatch& m_real;
    int& m_failures;
    const std::function<void()>& m_meanwhile;
    int m_depth = 0;
};

class FlakySession final : public ShardSession {
public:
    FlakySession(std::unique_ptr<ShardSession> real, int& failures,
                 const std::function<void()>& meanwhile)
        : m_real(std::move(real)) {
        if (m_real->batch()) {
            m_batch = std::make_unique<FlakyBatch>(*m_real->batch(), failures, meanwhile);
        }
    }
    CommandBus& bus() override { return m_real->bus(); }
    WriteBatch* batch() override { return m_batch.get(); }
    void forget() override { m_real->forget(); }

private:
    std::unique_ptr<ShardSession> m_real;
    std::unique_ptr<FlakyBatch> m_batch;
};

}  // namespace

void GroupCommitConformanceTest::failFirstCommit(const std::function<void()>& meanwhile) {
    m_commitsToFail = 1;
    m_meanwhile = meanwhile;
}

QList<Result<CommandResult>> GroupCommitConformanceTest::runTogether(
    const QList<Sent>& commands, const PendingCommand::Answer& onAnswer) {
    std::latch reached(1);
    std::latch open(1);
    ShardedProcessor::Options options = shardOptions(url());
    options.shards = 1;
    options.limits.groupTime = 10s;
    const auto openShard = shopShards(url(), clock(), keys());
    ShardedProcessor processor(
        [&]() -> Result<std::unique_ptr<ShardSession>> {
            auto session = openShard();
            if (!session) return session;
            (*session)->bus().handle<CompleteOrder>(
                [&](const Command&, CommandContext&) -> Result<CommandResult> {
                    reached.count_down();
                    open.wait();
                    return CommandResult{};
                });
            return std::make_unique<FlakySession>(*std::move(session), m_commitsToFail,
                                                  m_meanwhile);
        },
        options);
    QList<PendingCommand> pending;
    const auto held = processor.send({CompleteOrder{OrderId::create()}, Intent::fresh(), origin()});
    if (held) reached.wait();
    for (const Sent& sent : commands) {
        const auto accepted = processor.send({sent.command, sent.intent, origin()}, onAnswer);
        if (accepted) pending.append(*accepted);
    }
    open.count_down();
    QList<Result<CommandResult>> answers;
    for (const PendingCommand& command : std::as_const(pending)) answers.append(command.wait());
    m_counts = processor.counts();
    return answers;
}

void GroupCommitConformanceTest::verify() {
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

void GroupCommitConformanceTest::oneFailingCommandFailsAlone() {
    addProduct(kMug, 1250, 10);
    addProduct(kFaulty, 1250, 10);
    // Fails after the number was allocated and the events were appended.
    breakInserts(
        QStringLiteral("audit"),
        QStringLiteral("NEW.outcome = 'done' AND CAST(NEW.content AS text) LIKE '%FAULTY%'"));
    const auto answers = runTogether({{place(kMug)},
                                      {place(kFaulty)},
                                      {place(kMug, 99)},
                                      {place(kMug)},
                                      {place(QStringLiteral("NOBODY"))},
                                      {PlaceOrder{}},
                                      {place(kMug)}});
    QCOMPARE(answers.size(), 7);
    QCOMPARE(answers[0].value_or(CommandResult{}).number, QStringLiteral("T1-000001"));
    QCOMPARE(answers[1].error().code, ErrorCode::Storage);
    QCOMPARE(answers[2].error().code, ErrorCode::OutOfStock);
    QCOMPARE(answers[3].value_or(CommandResult{}).number, QStringLiteral("T1-000002"));
    QCOMPARE(answers[4].error().code, ErrorCode::NotFound);
    QCOMPARE(answers[5].error().code, ErrorCode::InvalidInput);
    QCOMPARE(answers[6].value_or(CommandResult{}).number, QStringLiteral("T1-000003"));
    QCOMPARE(m_counts.sharedCommits, expectedGroups());
    QCOMPARE(m_counts.givenUp, 0);
    repairInserts(QStringLiteral("audit"));
    QCOMPARE(rows(QStringLiteral("orders")), 3);
    QCOMPARE(available(kMug), 7);
    QCOMPARE(available(kFaulty), 10);
    // Each refused command has its audit row, in the same commit.
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM audit WHERE outcome <> 'done'")),
             4);
    verify();
}

void GroupCommitConformanceTest::duplicatesInOneCommitAreCarriedOutOnce() {
    addProduct(kMug, 1250, 10);
    const Intent intent = Intent::fresh();
    const PlaceOrder first = place(kMug);
    PlaceOrder retried = first;
    retried.orderId = OrderId::create();
    const auto answers = runTogether({{first, intent},
                                      {first, intent},
                                      {retried, Intent::again(intent.key)},
                                      {place(kMug, 2), intent}});
    QVERIFY(answers[0]);
    QVERIFY(!answers[0]->replayed);
    for (const int duplicate : {1, 2}) {
        QVERIFY(answers[duplicate]);
        QVERIFY(answers[duplicate]->replayed);
        QCOMPARE(answers[duplicate]->number, answers[0]->number);
    }
    QCOMPARE(answers[3].error().code, ErrorCode::IdempotencyKeyReused);
    QCOMPARE(m_counts.sharedCommits, expectedGroups());
    QCOMPARE(rows(QStringLiteral("orders")), 1);
    QCOMPARE(available(kMug), 9);
    verify();
}

void GroupCommitConformanceTest::answerComesAfterTheCommit() {
    addProduct(kMug, 1250, 10);
    QList<Sent> commands;
    for (int order = 0; order < 5; ++order) commands.append({place(kMug)});
    std::atomic<int> stored = 0;
    runTogether(commands, [&](const Result<CommandResult>& result) {
        // Another connection sees the result as soon as it is reported.
        const auto reader = Database::open(url(), Database::Role::Reader);
        if (!reader || !result) return;
        const auto read = (*reader)->readRow(
            QStringLiteral("SELECT count(*) AS value FROM orders WHERE order_id = :order"),
            [&](Query& query) { query.bind(":order", result->id); },
            [&](Query& row) {
                if (row.integer("value") == 1) ++stored;
            });
        Q_UNUSED(read)
    });
    QCOMPARE(stored.load(), 5);
    QCOMPARE(m_counts.sharedCommits, expectedGroups());
}

void GroupCommitConformanceTest::laterCommandsOfAGroupSeeTheEarlierOnes() {
    addProduct(kMug, 1250, 2);
    const PlaceOrder order = place(kMug, 2);
    const auto answers = runTogether({{ChangeProductPrice{kMug, 2000, {}}},
                                      {order},
                                      {place(kMug)},
                                      {CancelOrder{order.orderId, QStringLiteral("no")}},
                                      {place(kMug)}});
    QCOMPARE(answers[1].value_or(CommandResult{}).totalMinor, 4000);
    QCOMPARE(answers[2].error().code, ErrorCode::OutOfStock);
    QCOMPARE(answers[3].value_or(CommandResult{}).status, QStringLiteral("cancelled"));
    QVERIFY(answers[4]);
    QCOMPARE(available(kMug), 1);
    verify();
}

void GroupCommitConformanceTest::transactionThatEndsMidwayIsCarriedOutOneByOne() {
    if (dialect() == Dialect::Postgresql) QSKIP("Each command has its own commit there");
    addProduct(kMug, 1250, 10);
    addProduct(kFaulty, 1250, 10);
    // As on a full disk, SQLite itself rolls back everything, including savepoints.
    mustExecute(
        QStringLiteral("CREATE TRIGGER harsh BEFORE INSERT ON order_days WHEN EXISTS "
                       "(SELECT 1 FROM stock_movements WHERE sku = 'FAULTY' AND order_id "
                       "<> '') BEGIN SELECT RAISE(ROLLBACK, 'injected fault'); END"));
    const auto answers = runTogether({{place(kMug)}, {place(kFaulty)}, {place(kMug)}});
    QCOMPARE(answers[0].value_or(CommandResult{}).number, QStringLiteral("T1-000001"));
    QCOMPARE(answers[1].error().code, ErrorCode::Storage);
    QCOMPARE(answers[2].value_or(CommandResult{}).number, QStringLiteral("T1-000002"));
    QCOMPARE(m_counts.givenUp, 1);
    mustExecute(QStringLiteral("DROP TRIGGER harsh"));
    QCOMPARE(rows(QStringLiteral("orders")), 2);
    QCOMPARE(available(kFaulty), 10);
    verify();
}

void GroupCommitConformanceTest::failedCommitIsRepeatedAlone() {
    if (dialect() == Dialect::Postgresql) QSKIP("Each command has its own commit there");
    addProduct(kMug, 1250, 10);
    failFirstCommit();
    const auto answers = runTogether({{place(kMug)}, {place(kMug, 99)}, {place(kMug)}});
    QCOMPARE(answers[0].value_or(CommandResult{}).number, QStringLiteral("T1-000001"));
    QVERIFY(!answers[0]->replayed);
    QCOMPARE(answers[1].error().code, ErrorCode::OutOfStock);
    QCOMPARE(answers[2].value_or(CommandResult{}).number, QStringLiteral("T1-000002"));
    QCOMPARE(m_counts.givenUp, 1);
    QCOMPARE(m_counts.sharedCommits, 0);
    QCOMPARE(rows(QStringLiteral("orders")), 2);
    QCOMPARE(number(QStringLiteral("SELECT count(*) AS value FROM audit WHERE outcome <> 'done'")),
             1);
    verify();
}

void GroupCommitConformanceTest::nothingIsRememberedOfAFailedCommit() {
    if (dialect() == Dialect::Postgresql) QSKIP("Each command has its own commit there");
    addProduct(kMug, 1250, 10);
    const qint64 version =
        number(QStringLiteral("SELECT version AS value FROM products WHERE sku = 'MUG'"));
    // By then, the version that the group assigned to the product belongs to another price.
    failFirstCommit([this] {
        KeysInFlight otherProcess;
        const Session other = open(clock(), otherProcess);
        QVERIFY(
            other->bus().dispatch(ChangeProductPrice{kMug, 3000, {}}, Intent::fresh(), origin()));
        QVERIFY(other->bus().dispatch(
            AddRoute{QStringLiteral("OrderPlaced"), QStringLiteral("log:/dev/null"), {}},
            Intent::fresh(), origin()));
    });
    const auto answers = runTogether(
        {{ChangeProductPrice{kMug, 2000, version}},
         {AddRoute{QStringLiteral("OrderShipped"), QStringLiteral("log:/dev/null"), {}}},
         {place(kMug)}});
    QCOMPARE(answers[0].error().code, ErrorCode::VersionConflict);
    QVERIFY(answers[1]);
    QCOMPARE(answers[2].value_or(CommandResult{}).totalMinor, 3000);
    QCOMPARE(rows(QStringLiteral("outbox")), 1);
    QCOMPARE(m_counts.givenUp, 1);
    verify();
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::GroupCommitConformanceTest)
#include "GroupCommitConformanceTest.moc"
