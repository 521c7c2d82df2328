// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/HttpEndpoint.h"

#include <QThread>

#include <memory>

namespace countertop {

/// A receiver on its own thread: the test waits for the program, which waits for the answer.
class ThreadedEndpoint {
public:
    /// Listens on any free port when `port` is 0.
    explicit ThreadedEndpoint(HttpEndpoint::Script script = {}, quint16 port = 0) {
        m_thread.start();
        QMetaObject::invokeMethod(
            &m_context,
            [&] { m_endpoint = std::make_unique<HttpEndpoint>(std::move(script), port); },
            Qt::BlockingQueuedConnection);
    }
    ~ThreadedEndpoint() {
        QMetaObject::invokeMethod(
            &m_context, [this] { m_endpoint.reset(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(ThreadedEndpoint)

    [[nodiscard]] QString destination() const { return m_endpoint->destination(); }
    [[nodiscard]] QList<HttpEndpoint::Request> requests() {
        QList<HttpEndpoint::Request> requests;
        QMetaObject::invokeMethod(
            &m_context, [&] { requests = m_endpoint->requests(); }, Qt::BlockingQueuedConnection);
        return requests;
    }

private:
    struct Context : QObject {
        explicit Context(QThread* thread) { moveToThread(thread); }
    };
    QThread m_thread;
    Context m_context{&m_thread};
    std::unique_ptr<HttpEndpoint> m_endpoint;
};

}  // namespace countertop
