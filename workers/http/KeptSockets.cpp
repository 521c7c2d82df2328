// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/http/KeptSockets.h"

#include <sys/socket.h>

namespace countertop {

namespace {

/// More than are kept at once; those of closed connections stay noted until then.
constexpr std::size_t kMaximum = 1000;

}  // namespace

void KeptSockets::add(CURL* ended) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    const char* address = nullptr;
    long port = 0;
    long localPort = 0;
    curl_easy_getinfo(ended, CURLINFO_ACTIVESOCKET, &socket);
    curl_easy_getinfo(ended, CURLINFO_PRIMARY_IP, &address);
    curl_easy_getinfo(ended, CURLINFO_PRIMARY_PORT, &port);
    curl_easy_getinfo(ended, CURLINFO_LOCAL_PORT, &localPort);
    if (socket == CURL_SOCKET_BAD || !address) return;
    if (m_sockets.size() >= kMaximum) m_sockets.clear();
    m_sockets[{address, static_cast<int>(port), static_cast<int>(localPort)}] = socket;
}

bool KeptSockets::hasBytes(const char* address, int port, int localPort) const {
    const auto found = m_sockets.find({address, port, localPort});
    char byte = 0;
    return found != m_sockets.end() && ::recv(found->second, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}

}  // namespace countertop
