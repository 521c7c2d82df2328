// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/WorkerThread.h"

#include <QByteArray>

namespace countertop {

class TcpRelay;

/// A proxy between a program and a server on 127.0.0.1 that breaks on command, for tests of lost
/// servers. Runs on its own thread, so it keeps forwarding while the test's thread waits. Each
/// function returns once its state is reached; call them from the thread that created the proxy.
class TcpProxy final {
public:
    /// Forwards everything to `serverPort`.
    explicit TcpProxy(quint16 serverPort);
    ~TcpProxy();
    Q_DISABLE_COPY_MOVE(TcpProxy)

    /// The port to connect to instead; constant for the proxy's lifetime.
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Forwards everything again, starting with the bytes that were held back.
    void heal();
    /// Simulates a server that is down: connections end and new ones are refused.
    void refuse();
    /// Simulates a server that hangs: connections stay open and new
    /// ones are accepted, but no byte passes.
    void hang();
    /// Like hang(), but only for the open connections; new ones work.
    void hangOpenConnections();
    /// Forwards everything until bytes to the server contain `request`; from then on drops every
    /// response on that connection.
    void loseAnswerTo(const QByteArray& request);
    /// Closes a connection after the server has sent `bytes` more on it, in the middle of a
    /// response, regardless of the system's buffers.
    void cutAnswersAfter(qint64 bytes);

private:
    template <class Function>
    void onRelay(Function function);

    TcpRelay* m_relay;  ///< lives on m_thread, which owns it
    quint16 m_port = 0;
    WorkerThread m_thread{QStringLiteral("proxy")};
};

}  // namespace countertop
