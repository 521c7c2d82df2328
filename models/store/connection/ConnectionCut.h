// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMutex>

namespace countertop {

/// Ends a connection to a server from outside: a thread that waits for the server's answer gets a
/// lost connection at once. Safe from any thread. Keeps a duplicate of the socket, so that it
/// cannot close another file that has been given the same number since.
class ConnectionCut final {
public:
    ConnectionCut() = default;
    ~ConnectionCut() { forget(); }
    Q_DISABLE_COPY_MOVE(ConnectionCut)

    /// Called by the connection's owner after connecting and before closing.
    void remember(int socket);
    void forget();

    /// Does nothing without a connection to a server.
    void cut();

private:
    QMutex m_mutex;
    int m_socket = -1;
};

}  // namespace countertop
