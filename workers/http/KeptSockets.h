// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <tuple>

#include <curl/curl.h>

namespace countertop {

/// The sockets of the connections that libcurl keeps, found by their addresses: bytes that wait on
/// one before anything was asked would be taken for the reply to the next request. libcurl itself
/// looks from version 8.1 on. Belongs to one thread.
class KeptSockets {
public:
    /// Notes the connection that a transfer has used.
    void add(CURL* ended);
    /// Whether bytes wait on the connection between these addresses, if it is a noted one.
    [[nodiscard]] bool hasBytes(const char* address, int port, int localPort) const;
    void clear() { m_sockets.clear(); }

private:
    std::map<std::tuple<std::string, int, int>, curl_socket_t> m_sockets;
};

}  // namespace countertop
