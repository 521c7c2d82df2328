// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/Transaction.h"
#include "models/store/projections/ProjectionControl.h"
#include "tests/conformance/ProjectionFixture.h"

#include <QtTest>

namespace countertop {

/// A projection that fails is restarted, or stays faulted, and continues where it stopped; staff
/// can pause, resume and restart it.
class ProjectionFaultConformanceTest : public ProjectionFixture {
    Q_OBJECT

private slots:
    void PR_3_unreadableCheckpointIsAFault();
    void PR_5_transientErrorsAreNeverFaults();
    void PR_6_faultedRestartsLaterEachTime();
    void PR_6_boundedPolicyStaysFaulted();
    void PR_6_stopDuringBackOffReturnsAtOnce();
    void PR_8_pauseResumeRestart();
};

/// Triggered by renaming the checkpoints table before the runner's first step.
void ProjectionFaultConformanceTest::PR_3_unreadableCheckpointIsAFault() {
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

/// Ten times another connection holds a lock that the runner
/// needs, and the runner's lock timeout is short.
void ProjectionFaultConformanceTest::PR_5_transientErrorsAreNeverFaults() {
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

void ProjectionFaultConformanceTest::PR_6_faultedRestartsLaterEachTime() {
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

void ProjectionFaultConformanceTest::PR_6_boundedPolicyStaysFaulted() {
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

void ProjectionFaultConformanceTest::PR_6_stopDuringBackOffReturnsAtOnce() {
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

void ProjectionFaultConformanceTest::PR_8_pauseResumeRestart() {
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

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::ProjectionFaultConformanceTest)
#include "ProjectionFaultConformanceTest.moc"
