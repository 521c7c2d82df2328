// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/ProjectionRebuild.h"
#include "tests/conformance/ConformanceTest.h"
#include "tests/support/Waiting.h"
#include "workers/projections/ProjectionWorker.h"

#include <QtTest>

#include <atomic>

namespace countertop {

namespace {

const QString kName = QStringLiteral("best_sellers");

QString qs(const char* text) { return QString::fromUtf8(text); }

}  // namespace

/// A projection whose rows were built by an older version of the program is rebuilt automatically,
/// in the background and only once.
class OutdatedProjectionConformanceTest : public ConformanceTest {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void PRJ_3_anOutdatedOneIsRebuiltAutomatically();
    void PRJ_3_theOldRowsAreReadMeanwhile();
    void PRJ_3_manyProcessesMakeItOnce();
    void PRJ_3_aFailureIsAFaultAndTriedAgain();
    void PRJ_3_anotherProcessIsWaitedFor();
    void PRJ_3_newerRowsAreLeftAlone();
    void PRJ_3_whoSavesLateKeepsTheVersion();
    void PRJ_3_stoppingDoesNotWait();

private:
    /// Marks the rows as built by another version of the program and changes what they contain.
    void makeOutdated(int version);
    [[nodiscard]] qint64 sold();
    [[nodiscard]] qint64 version();
    [[nodiscard]] QString state();
    [[nodiscard]] std::unique_ptr<ProjectionRunner> runner();

    FixedClock m_time{1'800'000'000'000};
    AsyncProjections m_projections = asyncProjections();
    std::unique_ptr<Database> m_worker;
};

void OutdatedProjectionConformanceTest::init() {
    ConformanceTest::init();
    if (QTest::currentTestFailed() || !TestShop::isAvailable(dialect())) return;
    addProduct(qs("MUG"), 500, 1000);
    for (int order = 0; order < 12; ++order) placeOne(qs("MUG"));
    auto opened = openShop(url(), Database::Role::Worker);
    QVERIFY(opened);
    m_worker = *std::move(opened);
    const auto following = runner();
    while (following->step() == 0) {
    }
    QCOMPARE(sold(), 12);
}

void OutdatedProjectionConformanceTest::cleanup() {
    m_worker.reset();
    ConformanceTest::cleanup();
}

void OutdatedProjectionConformanceTest::makeOutdated(int version) {
    mustExecute(qs("UPDATE projections SET version = %1").arg(version));
    mustExecute(qs("UPDATE best_sellers SET quantity = 1000"));
}

qint64 OutdatedProjectionConformanceTest::sold() {
    return number(qs("SELECT coalesce(sum(quantity), 0) AS value FROM best_sellers"));
}

qint64 OutdatedProjectionConformanceTest::version() {
    return number(qs("SELECT version AS value FROM projections WHERE name = :name"),
                  {{":name", kName}});
}

QString OutdatedProjectionConformanceTest::state() {
    return text(qs("SELECT state AS value FROM projections WHERE name = :name"),
                {{":name", kName}});
}

std::unique_ptr<ProjectionRunner> OutdatedProjectionConformanceTest::runner() {
    return std::make_unique<ProjectionRunner>(*m_worker, *m_projections[1], m_time,
                                              ProjectionRunner::Options());
}

/// Rebuilt by the worker, as the window runs it.
void OutdatedProjectionConformanceTest::PRJ_3_anOutdatedOneIsRebuiltAutomatically() {
    makeOutdated(-1);
    placeOne(qs("MUG"));
    WorkerThread thread(qs("projections"));
    ProjectionWorker::Options options;
    options.url = url();
    auto* worker = new ProjectionWorker(options, clock());
    std::atomic<int> changes = 0;
    connect(worker, &ProjectionWorker::changed, worker, [&changes] { ++changes; });
    worker->runOn(thread);
    QTRY_COMPARE_WITH_TIMEOUT(sold(), 13, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(state(), qs("running"), 60'000);
    QCOMPARE(version(), m_projections[1]->version());
    placeOne(qs("MUG"));
    QMetaObject::invokeMethod(worker, &ProjectionWorker::wake, Qt::QueuedConnection);
    QTRY_COMPARE_WITH_TIMEOUT(sold(), 14, 60'000);
    QVERIFY(changes > 0);
    QCOMPARE(rows(qs("poison_events")), 0);
}

void OutdatedProjectionConformanceTest::PRJ_3_theOldRowsAreReadMeanwhile() {
    makeOutdated(-1);
    placeOne(qs("MUG"));
    const auto following = runner();
    bool isDone = false;
    int asked = 0;
    following->rebuildBy([&](const QString& name) -> std::optional<Result<void>> {
        ++asked;
        if (name != kName) return fail(ErrorCode::NotFound, name);
        if (!isDone) return std::nullopt;
        RebuildOptions options;
        options.onlyOutdated = true;
        return rebuildProjections(*m_worker, {name}, m_time, options).map([](const auto&) {});
    });
    for (int look = 1; look <= 5; ++look) {
        following->wake();
        QVERIFY(following->step() > 0);
        QCOMPARE(following->state(), ProjectionState::Rebuilding);
        QCOMPARE(asked, look);
        QCOMPARE(sold(), 1000);
    }
    isDone = true;
    m_time.advance(60'000);
    QCOMPARE(following->step(), 0);
    QCOMPARE(sold(), 13);
    following->wake();
    while (following->step() == 0) {
    }
    QCOMPARE(following->state(), ProjectionState::Running);
    QCOMPARE(state(), qs("running"));
    QCOMPARE(asked, 6);
    QCOMPARE(version(), m_projections[1]->version());
}

/// Each process starts when it finds the rows outdated, however late that is.
void OutdatedProjectionConformanceTest::PRJ_3_manyProcessesMakeItOnce() {
    makeOutdated(-1);
    std::atomic<int> made = 0;
    std::atomic<int> failures = 0;
    inParallel(4, [&](int, Start& start) {
        const auto database = openShop(url(), Database::Role::Worker);
        RebuildOptions options;
        options.onlyOutdated = true;
        start.arrive_and_wait();
        for (int attempt = 0; attempt < 500; ++attempt) {
            const auto report = rebuildProjections(**database, {kName}, clock(), options);
            if (report) {
                made += static_cast<int>(report->projections.size());
                return;
            }
            if (report.error().code != ErrorCode::CommandInProgress) break;
            waiting::beBusy(std::chrono::milliseconds(10));
        }
        ++failures;
    });
    QCOMPARE(failures, 0);
    QCOMPARE(made, 1);
    QCOMPARE(sold(), 12);
    QCOMPARE(version(), m_projections[1]->version());
}

void OutdatedProjectionConformanceTest::PRJ_3_aFailureIsAFaultAndTriedAgain() {
    makeOutdated(-1);
    const auto following = runner();
    int asked = 0;
    following->rebuildBy([&asked](const QString&) -> std::optional<Result<void>> {
        ++asked;
        return fail(ErrorCode::Storage, qs("The disk is full"), qs("disk_full"));
    });
    const qint64 pause = following->step();
    QVERIFY(pause > 0);
    QCOMPARE(following->state(), ProjectionState::Faulted);
    QCOMPARE(following->error(), qs("The disk is full"));
    QCOMPARE(state(), qs("faulted"));
    QCOMPARE(version(), -1);
    QCOMPARE(sold(), 1000);
    m_time.advance(pause);
    QVERIFY(following->step() > pause);
    QCOMPARE(asked, 2);
}

void OutdatedProjectionConformanceTest::PRJ_3_anotherProcessIsWaitedFor() {
    makeOutdated(-1);
    const auto following = runner();
    int asked = 0;
    following->rebuildBy([&asked](const QString&) -> std::optional<Result<void>> {
        ++asked;
        return fail(ErrorCode::CommandInProgress, qs("busy"), qs("rebuild_under_way"));
    });
    QCOMPARE(following->step(), ProjectionRunner::Options().pollMs);
    QCOMPARE(following->state(), ProjectionState::Rebuilding);
    QCOMPARE(following->attempts(), 0);
    // While another process reports a rebuild, this one does not even ask for its own.
    mustExecute(
        qs("UPDATE projections SET state = 'rebuilding', updated_at = %1").arg(m_time.now()));
    m_time.advance(ProjectionRunner::Options().pollMs);
    QCOMPARE(following->step(), ProjectionRunner::Options().pollMs);
    QCOMPARE(asked, 1);
    QCOMPARE(state(), qs("rebuilding"));
}

void OutdatedProjectionConformanceTest::PRJ_3_newerRowsAreLeftAlone() {
    makeOutdated(99);
    placeOne(qs("MUG"));
    const auto following = runner();
    int asked = 0;
    following->rebuildBy([&asked](const QString&) -> std::optional<Result<void>> {
        ++asked;
        return std::nullopt;
    });
    QVERIFY(following->step() > 0);
    QCOMPARE(following->state(), ProjectionState::Faulted);
    QCOMPARE(asked, 0);
    QCOMPARE(sold(), 1000);
    QCOMPARE(version(), 99);
    RebuildOptions options;
    options.onlyOutdated = true;
    const auto report = rebuildProjections(*m_worker, {kName}, m_time, options);
    QVERIFY(report && report->projections.isEmpty());
    QCOMPARE(sold(), 1000);
}

void OutdatedProjectionConformanceTest::PRJ_3_whoSavesLateKeepsTheVersion() {
    ProjectionRecords records(*m_worker);
    auto record = records.read(kName);
    QVERIFY(record);
    record->version = -1;  // as read before the rebuild
    QVERIFY(records.save(kName, *record, m_time.now()));
    QCOMPARE(version(), m_projections[1]->version());
}

void OutdatedProjectionConformanceTest::PRJ_3_stoppingDoesNotWait() {
    makeOutdated(-1);
    QElapsedTimer time;
    {
        BackgroundRebuild rebuild(url(), clock());
        QVERIFY(!rebuild.startOrPoll(kName));
        QVERIFY(!rebuild.startOrPoll(qs("search")));  // one at a time
        time.start();
    }
    QVERIFY(time.elapsed() < 10'000);
    QCOMPARE(sold(), version() == -1 ? 1000 : 12);
    BackgroundRebuild again(url(), clock());
    std::optional<Result<void>> ended = again.startOrPoll(kName);
    QVERIFY(waiting::until([&] {
        if (!ended) ended = again.startOrPoll(kName);
        return ended.has_value();
    }));
    QVERIFY2(*ended, *ended ? "" : qPrintable(ended->error().detail));
    QCOMPARE(sold(), 12);
}

}  // namespace countertop

QTEST_GUILESS_MAIN(countertop::OutdatedProjectionConformanceTest)
#include "OutdatedProjectionConformanceTest.moc"
