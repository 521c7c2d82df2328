// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/HttpServer.h"

#include "models/core/Filled.h"
#include "workers/intake/HttpProblem.h"

#include <QLoggingCategory>

#include <exception>

#include <httplib.h>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logHttp, "countertop.intake", QtInfoMsg)

constexpr int kWaitingConnections = 256;
constexpr int kRequestsOfAConnection = 10'000;
constexpr std::size_t kTakenOverLimit = 8;
const char* const kAnyPath = ".*";

void put(const HttpResponse& from, httplib::Response& to) {
    to.status = from.status;
    for (const HttpHeader& header : from.headers) {
        to.set_header(header.first.toStdString(), header.second.toStdString());
    }
    to.set_content(from.body.toStdString(), "application/json");
}

/// The rest of a refused request must not be parsed as the next request: close the connection after
/// the response, which the library does when a content provider fails.
void putAndClose(const HttpResponse& from, httplib::Response& to) {
    put({from.status, {}, from.headers}, to);
    to.set_header("Connection", "close");
    to.set_content_provider(
        static_cast<std::size_t>(from.body.size()), "application/json",
        [body = from.body.toStdString()](std::size_t, std::size_t, httplib::DataSink& sink) {
            sink.write(body.data(), body.size());
            return false;
        });
}

HttpRequest requestFrom(const httplib::Request& from) {
    HttpRequest request;
    request.method = QByteArray::fromStdString(from.method);
    request.path = QString::fromStdString(from.path);
    for (const auto& [name, value] : from.headers) {
        request.headers.append(
            HttpHeader{QByteArray::fromStdString(name), QByteArray::fromStdString(value)});
    }
    return request;
}

/// Reads the body, up to the limit. Returns the status of a refusal, or 0.
int readBody(const httplib::Request& request, const httplib::Response& response,
             const httplib::ContentReader& read, std::size_t largest, QByteArray& body) {
    if (request.is_multipart_form_data()) {
        read([](const auto&) { return true; }, [](const char*, std::size_t) { return true; });
        return 415;
    }
    // Without a length there is no body (RFC 9112 §6.3); the library would read until the end.
    if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding")) return 0;
    std::size_t received = 0;
    const bool whole = read([&](const char* data, std::size_t size) {
        received += size;
        if (received <= largest) body.append(data, static_cast<qsizetype>(size));
        // A client that is still sending will not read our response: read and discard a little
        // more.
        return received <= largest * kTakenOverLimit;
    });
    if (received > largest || response.status == 413) return 413;
    return whole ? 0 : 400;
}

}  // namespace

namespace {

/// A connection as the library reads and writes it. The virtual functions differ between the
/// library's versions, so none is marked override.
class LibraryStream final : public httplib::Stream {
public:
    explicit LibraryStream(HttpSocket& socket) : m_socket(socket) {}

    // NOLINTBEGIN(modernize-use-override)
    bool is_readable() const { return m_socket.isReadable(); }
    bool is_writable() const { return m_socket.isWritable(); }
    bool wait_readable() const { return m_socket.isReadable(); }
    bool wait_writable() const { return m_socket.isWritable(); }
    time_t duration() const { return 0; }
    ssize_t read(char* target, std::size_t size) { return m_socket.read(target, size); }
    ssize_t write(const char* data, std::size_t size) { return m_socket.write(data, size); }
    void get_remote_ip_and_port(std::string& ip, int& port) const { whoIs(ip, port); }
    void get_local_ip_and_port(std::string& ip, int& port) const { whoIs(ip, port); }
    socket_t socket() const { return m_socket.descriptor(); }
    // NOLINTEND(modernize-use-override)

private:
    /// Never used here.
    static void whoIs(std::string& ip, int& port) {
        ip.clear();
        port = 0;
    }

    HttpSocket& m_socket;
};

}  // namespace

/// The library's server, using our own connections, because the library's would let a client send
/// slowly for ever, and with a queue of connections long enough for a burst.
class HttpServer::Listener final : public httplib::Server {
public:
    explicit Listener(const HttpSocket::Limits& limits) : m_limits(limits) {}

    void widenQueue() { ::listen(svr_sock_, kWaitingConnections); }
    void end() {
        m_ends = true;
        stop();
    }

private:
    bool process_and_close_socket(socket_t descriptor) override {
        HttpSocket socket(descriptor, m_limits);
        LibraryStream stream(socket);
        bool isClosed = false;
        for (int request = 1; !isClosed && socket.waitForRequest(m_ends); ++request) {
            const bool isLast = request == kRequestsOfAConnection;
            if (!process(*this, stream, isLast, isClosed) || isLast) break;
        }
        return true;
    }

    /// Newer versions of the library take the addresses as well.
    template <class Self>
    static bool process(Self& self, httplib::Stream& stream, bool isLast, bool& isClosed) {
        if constexpr (requires { self.process_request(stream, isLast, isClosed, nullptr); }) {
            return self.process_request(stream, isLast, isClosed, nullptr);
        } else {
            return self.process_request(stream, {}, 0, {}, 0, isLast, isClosed, nullptr);
        }
    }

    const HttpSocket::Limits m_limits;
    std::atomic<bool> m_ends = false;
};

HttpServer::HttpServer(Handler handler, const Options& options)
    : m_handler(std::move(handler)),
      m_options(options),
      m_listener(std::make_unique<Listener>(options.limits)) {
    const auto plain = [this](const httplib::Request& request, httplib::Response& response) {
        put(answer(requestFrom(request)), response);
    };
    const auto withBody = [this](const httplib::Request& request, httplib::Response& response,
                                 const httplib::ContentReader& read) {
        HttpRequest whole = requestFrom(request);
        const int refused = readBody(request, response, read, m_options.largestBody, whole.body);
        if (refused != 0) return putAndClose(toResponse(problemOf(refused)), response);
        put(answer(whole), response);
    };
    m_listener->Get(kAnyPath, plain);
    m_listener->Options(kAnyPath, plain);
    m_listener->Post(kAnyPath, withBody);
    m_listener->Put(kAnyPath, withBody);
    m_listener->Patch(kAnyPath, withBody);
    m_listener->Delete(kAnyPath, withBody);
    m_listener->set_error_handler([](const httplib::Request&, httplib::Response& response) {
        const bool isWorded = !response.body.empty() || response.has_header("Connection");
        if (!isWorded) putAndClose(toResponse(problemOf(response.status)), response);
    });
}

HttpServer::~HttpServer() { stop(); }

Result<void> HttpServer::start() {
    const auto threads = static_cast<std::size_t>(m_options.threads);
    m_listener->new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    m_listener->set_keep_alive_max_count(kRequestsOfAConnection);
    // Sent to the client; the connection's own limit is what is enforced.
    m_listener->set_keep_alive_timeout(
        std::chrono::ceil<std::chrono::seconds>(m_options.limits.idle).count());
    m_listener->set_payload_max_length(m_options.largestBody);
    m_listener->set_tcp_nodelay(true);
    // The library's default, SO_REUSEPORT, would let two programs share a port by accident.
    m_listener->set_socket_options([](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    });
    const std::string host = m_options.host.toStdString();
    int port = m_options.port;
    if (port == 0) {
        port = m_listener->bind_to_any_port(host);
    } else if (!m_listener->bind_to_port(host, port)) {
        port = -1;
    }
    if (port <= 0) {
        return fail(
            ErrorCode::Network,
            filled(QStringLiteral("Nothing can listen at %1 port %2; another program may do so"),
                   m_options.host, m_options.port),
            QStringLiteral("port_taken"));
    }
    m_listener->widenQueue();
    m_port = port;
    m_hasEnded = false;
    m_thread = std::thread([this] {
        m_listener->listen_after_bind();
        m_hasEnded = true;
    });
    while (!m_listener->is_running() && !m_hasEnded) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (!m_hasEnded) return {};
    m_thread.join();
    return fail(
        ErrorCode::Network,
        filled(QStringLiteral("Listening at %1 port %2 ended at once"), m_options.host, port),
        QStringLiteral("port_taken"));
}

void HttpServer::stop() {
    if (!m_thread.joinable()) return;
    m_listener->end();
    m_thread.join();
}

HttpResponse HttpServer::answer(const HttpRequest& request) const noexcept {
    try {
        return m_handler(request);
    } catch (const std::exception& problem) {
        qCWarning(logHttp) << request.method << request.path << "failed:" << problem.what();
    } catch (...) {
        qCWarning(logHttp) << request.method << request.path << "failed";
    }
    return toResponse(problemOf(500));
}

}  // namespace countertop
