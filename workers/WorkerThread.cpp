// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/WorkerThread.h"

#include <QLoggingCategory>

#include <exception>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logThread, "countertop.thread")

}  // namespace

WorkerThread::WorkerThread(const QString& name, QObject* parent)
    : QObject(parent), m_context(std::make_unique<QObject>()) {
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

WorkerThread::~WorkerThread() { stop(); }

void WorkerThread::post(std::function<void()> job) {
    QMetaObject::invokeMethod(
        m_context.get(), [this, job = std::move(job)] { run(job); }, Qt::QueuedConnection);
}

void WorkerThread::moveHere(QObject* object, Finish finish) {
    Q_ASSERT(!object->parent());
    object->moveToThread(&m_thread);
    m_objects.push_back({object, std::move(finish)});
}

void WorkerThread::stop() {
    if (!m_thread.isRunning()) return;
    post([this] { endNewest(); });
    m_thread.wait();
}

void WorkerThread::endNewest() {
    if (m_objects.empty()) {
        m_thread.quit();
        return;
    }
    const Owned newest = std::move(m_objects.back());
    m_objects.pop_back();
    // Posted: the object may report its end from within a call of its own.
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
    // The last line of defence: an exception through Qt's event loop ends the program.
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
