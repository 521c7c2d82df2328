// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/http/HttpConnections.h"

namespace countertop {

/// Sends POST requests over HTTP/1.1, each exactly once (HttpTransfer). Connections to addresses
/// that only some requests may use are kept apart from those that all may. Belongs to a thread with
/// an event loop; destroying it drops unfinished requests.
class HttpSender {
public:
    explicit HttpSender(int timeoutMs) : m_timeoutMs(timeoutMs) {}

    /// `done` is called once, never before this returns.
    void post(HttpPost post, HttpTransfer::Done done) {
        HttpConnections& connections = post.allowPrivate ? m_private : m_public;
        connections.start(
            std::make_unique<HttpTransfer>(std::move(post), m_timeoutMs, std::move(done)));
    }

private:
    int m_timeoutMs;
    HttpConnections m_public;
    HttpConnections m_private;
};

}  // namespace countertop
