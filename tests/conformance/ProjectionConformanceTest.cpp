// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/events/Streams.h"
#include "models/store/connection/Transaction.h"
#include "models/store/projections/ProjectionControl.h"
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/support/Waiting.h"
#include "workers/projections/ProjectionRunner.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

namespace {

/// Counts units sold per SKU, and fails as a test requests at one SKU.
class SoldProjection final : public AsyncProjection {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("best_sellers"); }
    [[nodiscard]] int version() const override { return 1; }
    [[nodiscard]] const ProjectedTable& table() const override { return m_real->table(); }
    [[nodiscard]] bool handles(const QString& type) const override { return m_real->handles(type); }
    [[nodiscard]] QList<ProjectedRow> rowsOf(const OrderId& orderId,
                                             const Order& order) const override {
        if (!order.number.isEmpty() && order.lines.first().sku == u"BAD" && onBad) onBad();
        return m_real->rowsOf(orderId, order);
    }

    std::function<void()> onBad;

private:
    AsyncProjections m_all = asyncProjections();
    AsyncProjection* m_real = m_all[1].get();
};

}  // namespace

/// Projections that follow the events: each event is applied exactly once, however they are
/// interrupted.
class ProjectionConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void PR_1_threeCommandsMakeThreeRows();
    void PR_2_onlyWhatCameWhileStoppedIsApplied();
    void PR_3_unreadableCheckpointIsAFault();
    void PR_3_missingCheckpointStartsAtTheBeginning();
    void PR_4_poisonIsLeftOutAlone_data();
    void PR_4_poisonIsLeftOutAlone();
    void PR_4_laterEventsOfAPoisonedOrder();
    void PR_5_transientErrorsAreNeverFaults();
    void PR_5_deadlineCountsAsPoison();
    void PR_6_faultedRestartsLaterEachTime();
    void PR_6_boundedPolicyStaysFaulted();
    void PR_6_stopDuringBackOffReturnsAtOnce();
    void PR_8_pauseResumeRestart();
    void PRJ_1_twoProcessesApplyOnce();
    void PRJ_1_followedEqualsItsEvents();

private:
    using Options = ProjectionRunner::Options;

    void sell(int orders, const QString& sku = QStringLiteral("MUG"));
    [[nodiscard]] std::unique_ptr<ProjectionRunner> runner(const Options& options = {});
    /// Steps until the runner has no immediate work left.
    static void drain(ProjectionRunner& runner);
    [[nodiscard]] qint64 sold(const QString& sku = QStringLiteral("MUG"));
    [[nodiscard]] qint64 checkpoint();
    [[nodiscard]] qint64 lastPosition();
    [[nodiscard]] QString shownState();
    void hide(const QString& table);
    void showAgain(const QString& table);

    FixedClock m_time{1'800'000'000'000};
    SoldProjection m_projection;
    std::unique_ptr<Database> m_worker;
};

void ProjectionConformanceTest::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed()) return;
    if (!TestShop::isAvailable(dialect())) return;
    addProduct(QStringLiteral("MUG"), 500, 1000);
    addProduct(QStringLiteral("BAD"), 700, 1000);
    auto opened = openShop(url(), Database::Role::Worker);
    QVERIFY(opened);
    m_worker = *std::move(opened);
    m_projection.onBad = {};
}

void ProjectionConformanceTest::cleanup() {
    m_worker.reset();
    ConformanceTest::cleanup();
}

void ProjectionConformanceTest::sell(int orders, const QString& sku) {
    for (int order = 0; order < orders; ++order) placeOne(sku);
}

std::unique_ptr<ProjectionRunner> ProjectionConformanceTest::runner(const Options& options) {
    return std::make_unique<ProjectionRunner>(*m_worker, m_projection, m_time, options);
}

void ProjectionConformanceTest::drain(ProjectionRunner& runner) {
    runner.wake();
    for (int step = 0; step < 1000 && runner.step() == 0; ++step) {
    }
}

qint64 ProjectionConformanceTest::sold(const QString& sku) {
    return number(QStringLiteral("SELECT coalesce(sum(quantity), 0) AS value FROM best_sellers "
                                 "WHERE sku = :sku"),
                  {{":sku", sku}});
}

qint64 ProjectionConformanceTest::checkpoint() {
    return number(QStringLiteral(
        "SELECT coalesce(max(position), 0) AS value FROM checkpoints WHERE name = 'best_sellers'"));
}

qint64 ProjectionConformanceTest::lastPosition() {
    return number(QStringLiteral("SELECT max(position) AS value FROM events"));
}

QString ProjectionConformanceTest::shownState() {
    return text(
        QStringLiteral("SELECT state AS value FROM projections WHERE name = 'best_sellers'"));
}

void ProjectionConformanceTest::hide(const QString& table) {
    mustExecute(QStringLiteral("ALTER TABLE %1 RENAME TO hidden").arg(table));
}

void ProjectionConformanceTest::showAgain(const QString& table) {
    mustExecute(QStringLiteral("ALTER TABLE hidden RENAME TO %1").arg(table));
}

void ProjectionConformanceTest::PR_1_threeCommandsMakeThreeRows() {
    addProduct(QStringLiteral("TEA"), 300, 10);
    for (const char* sku : {"MUG", "BAD", "TEA"}) placeOne(QString::fromLatin1(sku));
    const auto following = runner();
    drain(*following);
    QCOMPARE(rows(QStringLiteral("best_sellers")), 3);
    QCOMPARE(checkpoint(), lastPosition());
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(shownState(), QStringLiteral("running"));
}

void ProjectionConformanceTest::PR_2_onlyWhatCameWhileStoppedIsApplied() {
    sell(3);
    auto following = runner();
    drain(*following);
    following->stop();
    QCOMPARE(shownState(), QStringLiteral("stopped"));
    QCOMPARE(following->step() > 1000, true);
    // Existing rows would be counted twice if read again; a changed figure reveals that.
    mustExecute(QStringLiteral("UPDATE best_sellers SET quantity = 1003"));
    sell(2);
    following = runner();
    drain(*following);
    QCOMPARE(sold(), 1005);
    QCOMPARE(checkpoint(), lastPosition());
}

/// Triggered by renaming the checkpoints table before the runner's first step.
void ProjectionConformanceTest::PR_3_unreadableCheckpointIsAFault() {
    sell(3);
    auto following = runner();
    drain(*following);
    QCOMPARE(sold(), 3);
    hide(QStringLiteral("checkpoints"));
    following = runner();
    drain(*following);
    QCOMPARE(following->state(), ProjectionState::Faulted);
    QCOMPARE(shownState(), QStringLiteral("faulted"));
    QVERIFY(!following->error().isEmpty());
    QCOMPARE(sold(), 3);
    showAgain(QStringLiteral("checkpoints"));
    sell(1);
    m_time.advance(60'000);
    drain(*following);
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(shownState(), QStringLiteral("running"));
    QCOMPARE(sold(), 4);
}

void ProjectionConformanceTest::PR_3_missingCheckpointStartsAtTheBeginning() {
    sell(3);
    auto following = runner();
    drain(*following);
    mustExecute(QStringLiteral("DELETE FROM checkpoints"));
    following = runner();
    drain(*following);
    QCOMPARE(sold(), 3);
    QCOMPARE(checkpoint(), lastPosition());
}

void ProjectionConformanceTest::PR_4_poisonIsLeftOutAlone_data() {
    QTest::addColumn<int>("batch");
    QTest::addColumn<QString>("fault");
    for (const int batch : {1, 100}) {
        for (const char* fault : {"throws", "refused", "unreadable"}) {
            QTest::addRow("batch %d, %s", batch, fault) << batch << QString::fromLatin1(fault);
        }
    }
}

/// Marked case (`*`), triggered in batches of 1 and of 100. The poison event lies among
/// good events of one batch: its fold throws, a trigger refuses its rows, or its
/// payload is not a JSON object.
void ProjectionConformanceTest::PR_4_poisonIsLeftOutAlone() {
    QFETCH(int, batch);
    QFETCH(QString, fault);
    sell(3);
    if (fault == u"throws") {
        m_projection.onBad = [] { throw std::runtime_error("cannot be folded"); };
    } else if (fault == u"refused") {
        breakInserts(QStringLiteral("best_sellers"), QStringLiteral("NEW.sku = 'BAD'"));
    }
    if (fault == u"unreadable") {
        const auto added = session().events().append(
            QStringLiteral("order-broken"), ExpectedVersion::noStream(),
            {{EventId::create(), QStringLiteral("OrderPlaced"), 1, "[]"}}, {});
        QVERIFY(added);
    } else {
        sell(1, QStringLiteral("BAD"));
    }
    sell(3);
    Options options;
    options.follow.batch = batch;
    QList<PoisonEventRow> reported;
    const auto following = runner(options);
    following->onPoison([&](const PoisonEventRow& poison) { reported.append(poison); });
    for (int round = 0; round < 3; ++round) drain(*following);
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(sold(), 6);
    QCOMPARE(sold(QStringLiteral("BAD")), 0);
    QCOMPARE(reported.size(), 1);
    QCOMPARE(reported.first().type, QStringLiteral("OrderPlaced"));
    QCOMPARE(checkpoint(), lastPosition());
    QCOMPARE(rows(QStringLiteral("poison_events")), 1);
    QCOMPARE(text(QStringLiteral("SELECT reason AS value FROM poison_events")),
             reported.first().reason);
    sell(1);
    drain(*following);
    QCOMPARE(sold(), 7);
    QCOMPARE(reported.size(), 1);
}

/// Sales that were skipped must not be subtracted later either: not when the order is cancelled.
void ProjectionConformanceTest::PR_4_laterEventsOfAPoisonedOrder() {
    m_projection.onBad = [] { throw std::runtime_error("cannot be folded"); };
    const OrderId bad = placeOne(QStringLiteral("BAD"));
    sell(1);
    auto following = runner();
    drain(*following);
    QCOMPARE(rows(QStringLiteral("poison_events")), 1);
    m_projection.onBad = {};
    mustRun(CancelOrder{bad, QStringLiteral("not wanted")});
    drain(*following);
    QCOMPARE(sold(QStringLiteral("BAD")), 0);
    QCOMPARE(sold(), 1);
    const auto report = verifyShop(session().database());
    QVERIFY(report);
    QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
}

/// Ten times another connection holds a lock that the runner
/// needs, and the runner's lock timeout is short.
void ProjectionConformanceTest::PR_5_transientErrorsAreNeverFaults() {
    sell(2);
    Options options;
    options.maximumFaults = 3;
    const auto following = runner(options);
    drain(*following);
    sell(1);
    if (dialect() == Dialect::Sqlite) {
        m_worker->setBusyTimeout(1);
    } else {
        QVERIFY(m_worker->run(QStringLiteral("SET lock_timeout = '5ms'")));
    }
    {
        Transaction held(session().database());
        QVERIFY(held.begin());
        mustExecute(QStringLiteral("UPDATE checkpoints SET position = position"));
        qint64 longest = 0;
        for (int attempt = 0; attempt < 10; ++attempt) {
            const qint64 pause = following->step();
            QVERIFY(pause > 0);
            longest = std::max(longest, pause);
            m_time.advance(pause);
            QVERIFY(following->state() != ProjectionState::Faulted);
        }
        QVERIFY(longest > 10'000);
    }
    QCOMPARE(following->step(), options.pollMs);
    QCOMPARE(sold(), 3);
    QCOMPARE(following->attempts(), 0);
    QCOMPARE(rows(QStringLiteral("poison_events")), 0);
}

/// Advances the clock while the one event is folded.
void ProjectionConformanceTest::PR_5_deadlineCountsAsPoison() {
    m_projection.onBad = [this] { m_time.advance(20'000); };
    sell(2);
    sell(1, QStringLiteral("BAD"));
    sell(2);
    const auto following = runner();
    drain(*following);
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(sold(), 4);
    QCOMPARE(sold(QStringLiteral("BAD")), 0);
    QCOMPARE(text(QStringLiteral("SELECT reason AS value FROM poison_events")),
             QStringLiteral("event_too_slow"));
}

void ProjectionConformanceTest::PR_6_faultedRestartsLaterEachTime() {
    sell(1);
    hide(QStringLiteral("best_sellers"));
    const auto following = runner();
    QList<qint64> pauses;
    for (int attempt = 0; attempt < 5; ++attempt) {
        pauses.append(following->step());
        QCOMPARE(following->state(), ProjectionState::Faulted);
        // The runner does not retry before the pause is over.
        QCOMPARE(following->step(), pauses.last());
        following->wake();
        QCOMPARE(following->attempts(), attempt + 1);
        m_time.advance(pauses.last());
    }
    for (qsizetype at = 1; at < pauses.size(); ++at) QVERIFY(pauses[at] > pauses[at - 1]);
    showAgain(QStringLiteral("best_sellers"));
    QCOMPARE(following->step(), Options().pollMs);
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(sold(), 1);
    QCOMPARE(rows(QStringLiteral("poison_events")), 0);
}

void ProjectionConformanceTest::PR_6_boundedPolicyStaysFaulted() {
    sell(1);
    hide(QStringLiteral("best_sellers"));
    Options options;
    options.maximumFaults = 3;
    const auto following = runner(options);
    for (int attempt = 0; attempt < 3; ++attempt) m_time.advance(following->step());
    showAgain(QStringLiteral("best_sellers"));
    for (int later = 0; later < 5; ++later) m_time.advance(following->step());
    QCOMPARE(following->state(), ProjectionState::Faulted);
    QCOMPARE(following->attempts(), 3);
    QCOMPARE(sold(), 0);
    ProjectionControl control(session().database(), m_time);
    QVERIFY(control.restart(m_projection.name()));
    m_time.advance(options.pollMs);
    drain(*following);
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(sold(), 1);
}

void ProjectionConformanceTest::PR_6_stopDuringBackOffReturnsAtOnce() {
    sell(1);
    hide(QStringLiteral("best_sellers"));
    const auto following = runner();
    QVERIFY(following->step() > 0);
    following->stop();
    showAgain(QStringLiteral("best_sellers"));
    m_time.advance(3'600'000);
    QVERIFY(following->step() > 3'600'000);
    QCOMPARE(sold(), 0);
}

void ProjectionConformanceTest::PR_8_pauseResumeRestart() {
    ProjectionControl control(session().database(), m_time);
    sell(1);
    const auto following = runner();
    drain(*following);
    for (int twice = 0; twice < 2; ++twice) QVERIFY(control.pause(m_projection.name()));
    drain(*following);
    sell(1);
    drain(*following);
    QCOMPARE(following->state(), ProjectionState::Paused);
    QCOMPARE(shownState(), QStringLiteral("paused"));
    QCOMPARE(sold(), 1);
    QVERIFY(control.restart(m_projection.name()));  // not faulted: nothing to do
    QCOMPARE(shownState(), QStringLiteral("paused"));
    for (int twice = 0; twice < 2; ++twice) QVERIFY(control.resume(m_projection.name()));
    drain(*following);
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(sold(), 2);
    for (const auto request :
         {&ProjectionControl::pause, &ProjectionControl::resume, &ProjectionControl::restart}) {
        const auto unknown = (control.*request)(QStringLiteral("best_seler"));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QCOMPARE(unknown.error().detail, QStringLiteral("There is no projection 'best_seler'"));
    }
}

/// Two followers of one projection compete for every batch of ten.
void ProjectionConformanceTest::PRJ_1_twoProcessesApplyOnce() {
    sell(60);
    inParallel(2, [this](int, Start& start) {
        const auto database = openShop(url(), Database::Role::Worker);
        const SoldProjection projection;
        Options options;
        options.follow.batch = 10;
        const SystemClock time;
        ProjectionRunner racing(**database, projection, time, options);
        start.arrive_and_wait();
        (void)waiting::until([&] { return racing.step() == options.pollMs; });
    });
    QCOMPARE(sold(), 60);
    QCOMPARE(checkpoint(), lastPosition());
}

void ProjectionConformanceTest::PRJ_1_followedEqualsItsEvents() {
    const CustomerId customer = CustomerId::create();
    mustRun(AddCustomer{customer, {QStringLiteral("Ada Blue"), {}, {}, {}, {}}});
    const OrderId kept = OrderId::create();
    const OrderId cancelled = OrderId::create();
    const OrderId draft = OrderId::create();
    mustRun(PlaceOrder{kept, customer, {{QStringLiteral("MUG"), 3, {}}}, false});
    mustRun(PayOrder{kept, {PaymentMethod::Card, {}, {}}});
    mustRun(RefundOrder{kept, 200, QStringLiteral("a scratch")});
    mustRun(PlaceOrder{cancelled, customer, {{QStringLiteral("BAD"), 2, {}}}, false});
    mustRun(CreateOrder{draft, customer, {}});
    mustRun(CancelOrder{cancelled, QStringLiteral("changed my mind")});
    const SystemClock time;
    for (const int batch : {1, 2, 100}) {
        mustExecute(QStringLiteral("DELETE FROM checkpoints"));
        for (const auto& projection : asyncProjections()) {
            ProjectionFollower::Options options;
            options.batch = batch;
            ProjectionFollower follower(*m_worker, *projection, time, options);
            for (auto step = follower.advance();; step = follower.advance()) {
                QVERIFY(step);
                if (step->events == 0) break;
            }
        }
        QCOMPARE(number(QStringLiteral("SELECT orders * 1000000 + spent_minor * 1000 + "
                                       "refunded_minor AS value FROM customer_totals")),
                 1'000'000 + 1500 * 1000 + 200);
        QCOMPARE(sold(), 3);
        QCOMPARE(sold(QStringLiteral("BAD")), 0);
        QCOMPARE(text(QStringLiteral("SELECT search_text AS value FROM order_search "
                                     "WHERE search_text LIKE '%product mug%'")),
                 QStringLiteral("t1-000001 ada blue mug product mug"));
        const auto report = verifyShop(session().database());
        QVERIFY(report);
        QVERIFY2(report->isClean(), QJsonDocument(report->toJson()).toJson().constData());
    }
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ProjectionConformanceTest)
#include "ProjectionConformanceTest.moc"
