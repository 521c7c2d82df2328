// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QThread>

#include <memory>

namespace countertop {

class TcpRelay;

/// Stands between a program and a server on 127.0.0.1 and breaks on command, for tests of lost
/// servers. The work is done on a thread of its own, so it goes on while the test's thread waits.
/// Each function returns when its state is reached; call them from the thread that made the proxy.
class TcpProxy final {
public:
    /// Lets everything through to `serverPort`.
    explicit TcpProxy(quint16 serverPort);
    ~TcpProxy();
    Q_DISABLE_COPY_MOVE(TcpProxy)

    /// Where to connect instead; the same for the proxy's whole life.
    [[nodiscard]] quint16 port() const { return m_port; }

    /// Lets everything through again, and first what was held back.
    void heal();
    /// The server is gone: connections end and new ones are refused.
    void refuse();
    /// The server hangs: connections stay, new ones are taken, but no byte gets through.
    void hang();
    /// As hang(), but only for the connections there are; new ones work.
    void hangOpenConnections();
    /// Lets everything through until bytes to the server contain `request`: from then on nothing
    /// is answered on that connection.
    void loseAnswerTo(const QByteArray& request);
    /// The connection on which the server has sent `bytes` more ends there, in the middle of what
    /// it was sending, whatever the system's buffers would have held.
    void cutAnswersAfter(qint64 bytes);

private:
    template <class Function>
    void onRelay(Function function);

    QThread m_thread;
    std::unique_ptr<TcpRelay> m_relay;  ///< lives on the thread
    quint16 m_port = 0;
};

}  // namespace countertop
