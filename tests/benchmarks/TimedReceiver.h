// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/WorkerThread.h"

#include <QTcpSocket>

#include <chrono>
#include <functional>
#include <mutex>

namespace countertop {

class HttpEndpoint;

/// An HTTP receiver on 127.0.0.1 with a thread of its own that notes when a request was there.
class TimedReceiver {
public:
    using Moment = std::chrono::steady_clock::time_point;
    /// Called on the receiver's thread.
    using Received = std::function<void(Moment)>;

    TimedReceiver();
    ~TimedReceiver();
    Q_DISABLE_COPY_MOVE(TimedReceiver)

    /// Tells of webhooks from now on, but not of bare requests. An empty function tells nobody.
    void tell(Received received);
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString webhook() const;

    static constexpr char kBarePath[] = "/bare";
    /// When the last bare request was there.
    [[nodiscard]] Moment lastBare() const;

private:
    mutable std::mutex m_mutex;
    Received m_received;
    Moment m_lastBare;
    quint16 m_port = 0;
    std::unique_ptr<HttpEndpoint> m_endpoint;  ///< lives on the thread
    WorkerThread m_thread{QStringLiteral("receiver")};
};

/// The limit: sends a request on an open connection, one at a time.
class BarePost {
public:
    /// `receiver` must outlive it.
    BarePost(TimedReceiver& receiver, qsizetype bodyBytes);

    /// From the first byte sent until the receiver had the last one. Waits for the response.
    [[nodiscard]] std::chrono::nanoseconds post();

private:
    TimedReceiver& m_receiver;
    QTcpSocket m_socket;
    QByteArray m_request;
};

}  // namespace countertop
