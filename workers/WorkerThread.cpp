// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/WorkerThread.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLoggingCategory>

#include <deque>
#include <exception>
#include <mutex>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logThread, "countertop.thread")

}  // namespace

/// The jobs are queued under a lock of the standard library: the thread sanitizer does not see Qt's
/// internal locks, but it sees this one, and so the ordering that jobs rely on.
class WorkerThread::Jobs final : public QObject {
public:
    explicit Jobs(WorkerThread& thread) : m_thread(thread) {}

    void add(std::function<void()> job) {
        {
            const std::lock_guard lock(m_mutex);
            m_waiting.push_back(std::move(job));
        }
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
    }

protected:
    /// Posts one event per job, so that jobs keep their order among the thread's other events.
    void customEvent(QEvent*) override {
        std::function<void()> job;
        {
            const std::lock_guard lock(m_mutex);
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        m_thread.run(job);
    }

private:
    WorkerThread& m_thread;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_waiting;
};

WorkerThread::WorkerThread(const QString& name, QObject* parent)
    : QObject(parent), m_jobs(std::make_unique<Jobs>(*this)) {
    m_thread.setObjectName(name);
    m_jobs->moveToThread(&m_thread);
    m_thread.start();
}

WorkerThread::~WorkerThread() { stop(); }

void WorkerThread::post(std::function<void()> job) { m_jobs->add(std::move(job)); }

void WorkerThread::moveHere(QObject* object, Finish finish) {
    Q_ASSERT(!object->parent());
    object->moveToThread(&m_thread);
    m_objects.push_back({object, std::move(finish)});
}

void WorkerThread::stop() {
    if (!m_thread.isRunning()) return;
    post([this] { endNewest(); });
    m_ended.get_future().wait();
    m_thread.wait();
}

void WorkerThread::endNewest() {
    if (m_objects.empty()) {
        m_thread.quit();
        m_ended.set_value();
        return;
    }
    const Owned newest = std::move(m_objects.back());
    m_objects.pop_back();
    // Posted, because the object may call this from one of its own functions.
    const auto end = [this, object = newest.object] {
        post([this, object] {
            delete object;
            endNewest();
        });
    };
    if (newest.finish) {
        newest.finish(end);
    } else {
        end();
    }
}

void WorkerThread::run(const std::function<void()>& job) {
    // An exception that escapes into Qt's event loop would terminate the program.
    QString what;
    try {
        job();
        return;
    } catch (const std::exception& exception) {
        what = QString::fromLocal8Bit(exception.what());
    } catch (...) {
        what = QStringLiteral("an unknown exception");
    }
    qCCritical(logThread, "A job on thread %s failed: %s", qUtf8Printable(m_thread.objectName()),
               qUtf8Printable(what));
    emit jobFailed(what);
}

}  // namespace countertop
