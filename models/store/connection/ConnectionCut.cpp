// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/ConnectionCut.h"

#include <QMutexLocker>

#include <utility>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace countertop {

void ConnectionCut::remember(int socket) {
    forget();
    const QMutexLocker locked(&m_mutex);
    m_socket = socket < 0 ? -1 : ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
}

void ConnectionCut::forget() {
    const QMutexLocker locked(&m_mutex);
    if (m_socket >= 0) ::close(std::exchange(m_socket, -1));
}

void ConnectionCut::cut() {
    const QMutexLocker locked(&m_mutex);
    if (m_socket >= 0) ::shutdown(m_socket, SHUT_RDWR);
}

}  // namespace countertop
