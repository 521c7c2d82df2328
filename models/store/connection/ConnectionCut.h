// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>

namespace countertop {

/// Ends a connection to a server from outside: whoever waits on it for an answer meets a lost
/// server at once. Safe from any thread. It keeps a duplicate of the socket, so that it can never
/// cut a file that was given the same number since.
class ConnectionCut final {
public:
    ConnectionCut() = default;
    ~ConnectionCut() { forget(); }
    Q_DISABLE_COPY_MOVE(ConnectionCut)

    /// The connection's owner calls these: after connecting, and before it closes.
    void remember(int socket);
    void forget();

    /// Does nothing where there is no connection to a server.
    void cut();

private:
    QMutex m_mutex;
    int m_socket = -1;
};

}  // namespace countertop
