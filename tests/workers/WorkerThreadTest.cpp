// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/Waiting.h"
#include "workers/WorkerThread.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <stdexcept>

using namespace countertop;

/// WorkerThread runs jobs in order on the other thread, drops none at the end and survives
/// exceptions.
class WorkerThreadTest : public QObject {
    Q_OBJECT

private slots:
    void jobsRunOnTheThreadInTheOrderPosted();
    void theDestructorWaitsForEveryPostedJob();
    void anExceptionEndsOnlyItsJob();
    void movedObjectsDieOnTheirThreadNewestFirst();
    void anObjectMayFinishItsWorkBeforeItDies();
    void jobsAfterStopAreDropped();
    void stoppingTwiceIsHarmless();
};

namespace {

/// Records the thread and the order of its deletion.
class LifetimeProbe : public QObject {
public:
    LifetimeProbe(const QString& name, QStringList& deaths, QThread*& thread)
        : m_deaths(deaths), m_thread(thread) {
        setObjectName(name);
    }
    ~LifetimeProbe() override {
        m_deaths.append(objectName());
        m_thread = QThread::currentThread();
    }

private:
    QStringList& m_deaths;
    QThread*& m_thread;
};

}  // namespace

void WorkerThreadTest::jobsRunOnTheThreadInTheOrderPosted() {
    QList<int> order;
    bool elsewhere = true;
    {
        WorkerThread thread(QStringLiteral("numbers"));
        for (int i = 0; i < 100; ++i) {
            thread.post([&, i] {
                order.append(i);
                elsewhere = elsewhere && thread.isCurrent();
            });
        }
        QVERIFY(!thread.isCurrent());
    }
    QCOMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
    QVERIFY(elsewhere);
}

void WorkerThreadTest::theDestructorWaitsForEveryPostedJob() {
    std::atomic<int> done{0};
    {
        WorkerThread thread(QStringLiteral("slow"));
        for (int i = 0; i < 3; ++i) {
            thread.post([&] {
                waiting::beBusy(std::chrono::milliseconds(50));
                ++done;
            });
        }
    }
    QCOMPARE(done.load(), 3);
}

void WorkerThreadTest::anExceptionEndsOnlyItsJob() {
    std::atomic<bool> later{false};
    QStringList failures;
    {
        WorkerThread thread(QStringLiteral("throwing"));
        connect(
            &thread, &WorkerThread::jobFailed, &thread,
            [&failures](const QString& what) { failures.append(what); }, Qt::DirectConnection);
        QTest::ignoreMessage(QtCriticalMsg, "A job on thread throwing failed: no luck");
        QTest::ignoreMessage(QtCriticalMsg,
                             "A job on thread throwing failed: an unknown exception");
        thread.post([] { throw std::runtime_error("no luck"); });
        thread.post([] { throw 7; });
        thread.post([&] { later = true; });
    }
    QVERIFY(later);
    QCOMPARE(failures,
             QStringList({QStringLiteral("no luck"), QStringLiteral("an unknown exception")}));
}

void WorkerThreadTest::movedObjectsDieOnTheirThreadNewestFirst() {
    QStringList deaths;
    QThread* where = nullptr;
    QThread* expected = nullptr;
    {
        WorkerThread thread(QStringLiteral("owner"));
        thread.moveHere(new LifetimeProbe(QStringLiteral("first"), deaths, where));
        thread.moveHere(new LifetimeProbe(QStringLiteral("second"), deaths, where));
        thread.post([&] { expected = QThread::currentThread(); });
    }
    QCOMPARE(deaths, QStringList({QStringLiteral("second"), QStringLiteral("first")}));
    QVERIFY(expected != nullptr);
    QCOMPARE(where, expected);
}

void WorkerThreadTest::anObjectMayFinishItsWorkBeforeItDies() {
    QStringList deaths;
    QThread* where = nullptr;
    bool finished = false;
    {
        WorkerThread thread(QStringLiteral("finishing"));
        auto* object = new LifetimeProbe(QStringLiteral("busy"), deaths, where);
        thread.moveHere(object, [&, object](const std::function<void()>& done) {
            QTimer::singleShot(50, object, [&, done] {
                finished = deaths.isEmpty();
                done();
            });
        });
    }
    QVERIFY(finished);
    QCOMPARE(deaths, QStringList(QStringLiteral("busy")));
}

void WorkerThreadTest::jobsAfterStopAreDropped() {
    std::atomic<bool> ran{false};
    WorkerThread thread(QStringLiteral("stopped"));
    thread.stop();
    thread.post([&] { ran = true; });
    waiting::settle();
    QVERIFY(!ran);
}

void WorkerThreadTest::stoppingTwiceIsHarmless() {
    int jobs = 0;
    WorkerThread thread(QStringLiteral("twice"));
    thread.post([&] { ++jobs; });
    thread.stop();
    thread.stop();
    QCOMPARE(jobs, 1);
}

QTEST_GUILESS_MAIN(WorkerThreadTest)
#include "WorkerThreadTest.moc"
