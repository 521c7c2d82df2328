// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/ForegroundRun.h"
#include "workers/PollingWorker.h"

#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <stdexcept>

using namespace countertop;

namespace {

Q_LOGGING_CATEGORY(logFake, "countertop.fake")

constexpr qint64 kNever = 600'000;

Error away() {
    Error error = makeError(ErrorCode::Network, QStringLiteral("away"));
    error.transient = true;
    return error;
}

/// Returns what the test specifies and counts the calls.
class FakeWorker final : public PollingWorker {
public:
    explicit FakeWorker(qint64 stopMs = 0, const BackOff& reconnect = {1, 5})
        : PollingWorker({"The fake", &logFake, reconnect, 0, stopMs}) {}

    std::deque<Error> refusals;  ///< errors of the next attempts to open
    int opened = 0;
    int worked = 0;
    int woken = 0;
    int closed = 0;
    bool isDraining = false;
    bool isInWork = false;
    bool wasClosedInWork = false;
    bool hasWorkInHand = false;
    bool endsUnreached = false;
    std::function<Result<qint64>()> job = [] { return kNever; };

    void endWorkInHand() {
        hasWorkInHand = false;
        rescheduleIn(0);
    }

protected:
    Result<void> open() override {
        ++opened;
        if (refusals.empty()) return {};
        const Error refusal = refusals.front();
        refusals.pop_front();
        return fail(refusal);
    }
    Result<qint64> work() override {
        ++worked;
        isInWork = true;
        auto next = job();
        isInWork = false;
        return next;
    }
    void noteWake() override { ++woken; }
    void drain() override { isDraining = true; }
    [[nodiscard]] bool mayEnd(bool isReached) const override {
        return !hasWorkInHand || (!isReached && endsUnreached);
    }
    void close() override {
        ++closed;
        wasClosedInWork = isInWork;
    }
};

}  // namespace

/// The life cycle of a worker, whatever its work.
class PollingWorkerTest : public QObject {
    Q_OBJECT

private slots:
    void itWorksWhenStartedDueAndWoken();
    void aLostShopIsReportedOnceAndFoundAgain();
    void aWakeDoesNotShortenThePauseOfALostShop();
    void anOutageThatTurnsForGoodIsReportedAgain();
    void anExceptionIsALoss();
    void itsEndWaitsForWorkInHand();
    void itsEndWaitsForABusyShop();
    void itsEndDoesNotWaitForEver();
    void whoHearsOfItsWorkMayStopIt();
    void aWorkerThatNeverStartedEnds();
    void theThreadsEndStopsIt();
    void aRunEndsWhenItIsIdle();
    void aRunThatCannotOpenItsShopEndsWithTheError();
};

void PollingWorkerTest::itWorksWhenStartedDueAndWoken() {
    FakeWorker worker;
    worker.job = [&]() -> Result<qint64> { return worker.worked < 3 ? 0 : kNever; };
    worker.wake();
    worker.start();
    worker.start();
    QTRY_COMPARE(worker.worked, 3);
    QCOMPARE(worker.woken, 0);
    worker.wake();
    QTRY_COMPARE(worker.worked, 4);
    QCOMPARE(worker.woken, 1);
}

void PollingWorkerTest::aLostShopIsReportedOnceAndFoundAgain() {
    FakeWorker worker;
    worker.refusals = {away(), away(), away()};
    const QSignalSpy lost(&worker, &FakeWorker::storeUnavailable);
    const QSignalSpy found(&worker, &FakeWorker::storeAvailable);
    worker.start();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(worker.opened, 4);
    QCOMPARE(worker.worked, 1);
    QVERIFY(worker.hasOpened());
}

void PollingWorkerTest::aWakeDoesNotShortenThePauseOfALostShop() {
    FakeWorker worker(0, {kNever, kNever});
    worker.refusals = {away()};
    const QSignalSpy lost(&worker, &FakeWorker::storeUnavailable);
    const QSignalSpy ended(&worker, &FakeWorker::stopped);
    worker.start();
    QTRY_COMPARE(lost.size(), 1);
    worker.wake();
    QCOMPARE(worker.woken, 0);
    worker.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(worker.opened, 1);
    QCOMPARE(worker.closed, 0);
}

void PollingWorkerTest::anOutageThatTurnsForGoodIsReportedAgain() {
    FakeWorker worker;
    const Error damaged = makeError(ErrorCode::Damaged, QStringLiteral("a page is bad"));
    worker.refusals = {away(), away(), damaged, damaged};
    const QSignalSpy lost(&worker, &FakeWorker::storeUnavailable);
    const QSignalSpy found(&worker, &FakeWorker::storeAvailable);
    worker.start();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(lost.size(), 2);
}

void PollingWorkerTest::anExceptionIsALoss() {
    FakeWorker worker;
    worker.job = [&]() -> Result<qint64> {
        if (worker.worked == 1) throw std::runtime_error("out of handles");
        return kNever;
    };
    const QSignalSpy lost(&worker, &FakeWorker::storeUnavailable);
    worker.start();
    QTRY_COMPARE(worker.worked, 2);
    QCOMPARE(lost.size(), 1);
    QCOMPARE(lost.first().first().value<Error>().detail, QStringLiteral("out of handles"));
}

void PollingWorkerTest::itsEndWaitsForWorkInHand() {
    FakeWorker worker;
    const QSignalSpy ended(&worker, &FakeWorker::stopped);
    worker.start();
    QTRY_COMPARE(worker.worked, 1);
    worker.hasWorkInHand = true;
    worker.stop();
    worker.stop();
    QVERIFY(worker.isDraining);
    QTRY_COMPARE(worker.worked, 2);
    QCOMPARE(ended.size(), 0);
    worker.endWorkInHand();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(worker.closed, 1);
}

void PollingWorkerTest::itsEndWaitsForABusyShop() {
    FakeWorker worker;
    worker.hasWorkInHand = true;
    worker.endsUnreached = true;
    int refusals = 3;
    worker.job = [&]() -> Result<qint64> {
        if (!worker.isDraining) return kNever;
        if (refusals-- > 0) {
            Error busy = makeError(ErrorCode::Timeout, QStringLiteral("busy"));
            busy.transient = true;
            return fail(busy);
        }
        worker.hasWorkInHand = false;
        return kNever;
    };
    const QSignalSpy stopped(&worker, &FakeWorker::stopped);
    worker.start();
    QTRY_COMPARE(worker.worked, 1);
    worker.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(!worker.hasWorkInHand);
}

void PollingWorkerTest::itsEndDoesNotWaitForEver() {
    FakeWorker worker(20);
    const QSignalSpy ended(&worker, &FakeWorker::stopped);
    worker.start();
    QTRY_COMPARE(worker.worked, 1);
    worker.hasWorkInHand = true;
    worker.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(worker.closed, 1);
}

void PollingWorkerTest::whoHearsOfItsWorkMayStopIt() {
    FakeWorker worker;
    const QSignalSpy ended(&worker, &FakeWorker::stopped);
    worker.job = [&]() -> Result<qint64> {
        emit worker.idle();
        return kNever;
    };
    connect(&worker, &FakeWorker::idle, &worker, &FakeWorker::stop);
    worker.start();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(worker.closed, 1);
    QVERIFY(!worker.wasClosedInWork);
}

void PollingWorkerTest::aWorkerThatNeverStartedEnds() {
    FakeWorker worker;
    const QSignalSpy ended(&worker, &FakeWorker::stopped);
    worker.stop();
    QTRY_COMPARE(ended.size(), 1);
    worker.start();
    QCOMPARE(worker.opened, 0);
}

void PollingWorkerTest::theThreadsEndStopsIt() {
    bool hasEnded = false;
    {
        WorkerThread thread(QStringLiteral("fake"));
        auto* worker = new FakeWorker;
        connect(worker, &FakeWorker::stopped, worker, [&hasEnded] { hasEnded = true; });
        worker->runOn(thread);
    }
    QVERIFY(hasEnded);
}

void PollingWorkerTest::aRunEndsWhenItIsIdle() {
    FakeWorker worker;
    worker.job = [&]() -> Result<qint64> {
        if (worker.worked == 3) emit worker.idle();
        return 0;
    };
    ForegroundRun run(worker, {true, 0});
    const QSignalSpy finished(&run, &ForegroundRun::finished);
    run.start();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(worker.worked, 3);
    QVERIFY(!run.error());
}

void PollingWorkerTest::aRunThatCannotOpenItsShopEndsWithTheError() {
    FakeWorker worker;
    worker.refusals = {away()};
    ForegroundRun run(worker, {false, 0});
    const QSignalSpy finished(&run, &ForegroundRun::finished);
    run.start();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(run.error());
    QCOMPARE(run.error()->detail, QStringLiteral("away"));
}

QTEST_GUILESS_MAIN(PollingWorkerTest)
#include "PollingWorkerTest.moc"
