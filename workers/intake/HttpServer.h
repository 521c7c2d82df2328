// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "workers/intake/HttpMessage.h"
#include "workers/intake/HttpSocket.h"

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

namespace countertop {

/// Listens for HTTP on one address and responds on a few threads; the only place that uses the HTTP
/// library. Bodies are limited while they are read, including chunked and compressed ones. Belongs
/// to the thread that created it; the handler is called on many.
class HttpServer {
public:
    struct Options {
        QString host = QStringLiteral("127.0.0.1");
        int port = 0;                                    ///< 0: any free one
        int threads = 64;                                ///< connections served at once; more wait
        std::size_t largestBody = std::size_t{1} << 20;  ///< bytes; a larger one gets 413
        HttpSocket::Limits limits;                       ///< a client that exceeds them is cut off
    };
    using Handler = std::function<HttpResponse(const HttpRequest&)>;

    HttpServer(Handler handler, const Options& options);
    /// Stops the server.
    ~HttpServer();
    Q_DISABLE_COPY_MOVE(HttpServer)

    /// NETWORK when it cannot listen on the address: it is in use, or not one of this machine's.
    Result<void> start();
    /// The port it listens on; 0 before start().
    [[nodiscard]] int port() const { return m_port; }
    /// Accepts no more requests and returns when those in progress are answered.
    void stop();

private:
    class Listener;

    [[nodiscard]] HttpResponse answer(const HttpRequest& request) const noexcept;

    const Handler m_handler;
    const Options m_options;
    std::unique_ptr<Listener> m_listener;
    std::thread m_thread;
    std::atomic<bool> m_hasEnded = false;  ///< the listening thread has ended
    int m_port = 0;
};

}  // namespace countertop
