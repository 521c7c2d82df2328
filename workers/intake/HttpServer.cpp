// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/HttpServer.h"

#include "workers/intake/HttpProblem.h"

#include <QLoggingCategory>

#include <exception>

#include <httplib.h>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logHttp, "countertop.intake", QtInfoMsg)

constexpr int kWaitingConnections = 256;
constexpr std::size_t kRequestsOfAConnection = 10'000;
constexpr time_t kWriteTimeoutSeconds = 5;
constexpr std::size_t kTakenOverLimit = 8;
const char* const kAnyPath = ".*";

void put(const HttpResponse& from, httplib::Response& to) {
    to.status = from.status;
    for (const HttpHeader& header : from.headers) {
        to.set_header(header.first.toStdString(), header.second.toStdString());
    }
    to.set_content(from.body.toStdString(), "application/json");
}

/// The rest of a body that was refused must not be taken for the next request: after the answer the
/// connection is closed, which the library does when a body's source fails.
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

/// Reads the body, not more of it than is allowed. The status to refuse with, or 0.
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
        // Who is still sending does not listen yet: a little more is taken and dropped.
        return received <= largest * kTakenOverLimit;
    });
    if (received > largest || response.status == 413) return 413;
    return whole ? 0 : 400;
}

}  // namespace

/// The library's server, with a queue of connections long enough for a burst.
class HttpServer::Listener final : public httplib::Server {
public:
    void widenQueue() { ::listen(svr_sock_, kWaitingConnections); }
};

HttpServer::HttpServer(Handler handler, const Options& options)
    : m_handler(std::move(handler)), m_options(options), m_listener(std::make_unique<Listener>()) {
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
        if (!isWorded) put(toResponse(problemOf(response.status)), response);
    });
}

HttpServer::~HttpServer() { stop(); }

Result<void> HttpServer::start() {
    const auto threads = static_cast<std::size_t>(m_options.threads);
    m_listener->new_task_queue = [threads] { return new httplib::ThreadPool(threads); };
    m_listener->set_keep_alive_max_count(kRequestsOfAConnection);
    m_listener->set_keep_alive_timeout(m_options.idleTimeout.count());
    m_listener->set_read_timeout(m_options.readTimeout.count());
    m_listener->set_write_timeout(kWriteTimeoutSeconds);
    m_listener->set_payload_max_length(m_options.largestBody);
    m_listener->set_tcp_nodelay(true);
    // The library's own choice, SO_REUSEPORT, lets two programs share one port by chance.
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
        return fail(ErrorCode::Network,
                    QStringLiteral("Nothing can listen at %1 port %2; another program may do so")
                        .arg(m_options.host)
                        .arg(m_options.port),
                    QStringLiteral("port_taken"));
    }
    m_listener->widenQueue();
    m_port = port;
    m_thread = std::thread([this] { m_listener->listen_after_bind(); });
    while (!m_listener->is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return {};
}

void HttpServer::stop() {
    if (!m_thread.joinable()) return;
    m_listener->stop();
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
