// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/Verifier.h"
#include "tests/conformance/ProjectionFixture.h"
#include "tests/support/Waiting.h"

#include <QtTest>

#include <stdexcept>

namespace countertop {

/// Projections that follow the events: each event is applied exactly once, however they are
/// interrupted.
class ProjectionConformanceTest : public ProjectionFixture {
    Q_OBJECT

private slots:
    void PR_1_threeCommandsMakeThreeRows();
    void PR_2_onlyWhatCameWhileStoppedIsApplied();
    void PR_3_missingCheckpointStartsAtTheBeginning();
    void PR_4_poisonIsLeftOutAlone_data();
    void PR_4_poisonIsLeftOutAlone();
    void PR_4_laterEventsOfAPoisonedOrder();
    void PR_5_deadlineCountsAsPoison();
    void PRJ_1_twoProcessesApplyOnce();
    void PRJ_1_followedEqualsItsEvents();
};

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
