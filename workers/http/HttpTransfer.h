// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/http/HttpPost.h"
#include "workers/http/HttpReply.h"
#include "workers/http/KeptSockets.h"

#include <array>
#include <functional>
#include <memory>

#include <curl/curl.h>

QT_BEGIN_NAMESPACE
class QHostAddress;
QT_END_NAMESPACE

namespace countertop {

/// One POST as libcurl sends it (an easy handle), with its limits: exactly one request, to an
/// address that was checked when its socket was made, no redirect, no proxy, TLS 1.2 with the name
/// of the URL in a trusted certificate, at most 32 KiB of headers and 64 KiB of body. Owned by an
/// HttpConnections.
class HttpTransfer {
public:
    using Done = std::function<void(const HttpOutcome&)>;

    HttpTransfer(HttpPost post, int timeoutMs, Done done);
    Q_DISABLE_COPY_MOVE(HttpTransfer)

    [[nodiscard]] CURL* handle() const { return m_handle.get(); }
    /// The first option that libcurl did not take; the transfer must not be started then.
    [[nodiscard]] CURLcode setUp() const { return m_setUp; }
    /// Those of the transfer's connections. They must outlive it.
    void setKeptSockets(const KeptSockets& kept) { m_kept = &kept; }
    /// Calls `done` with what came of it. The transfer must not be in progress.
    void end(CURLcode code);

private:
    static curl_socket_t onOpen(void* self, curlsocktype purpose, curl_sockaddr* address);
    static int onConnected(void* self, char* address, char*, int port, int localPort);
    static size_t onHeader(char* bytes, size_t size, size_t count, void* self);
    static size_t onBody(char* bytes, size_t size, size_t count, void* self);

    template <class Value>
    void set(CURLoption option, Value value);
    void setRequest();
    void setConnection();
    void setSecurity();
    void setCallbacks();
    [[nodiscard]] bool mayConnectTo(const QHostAddress& address);
    [[nodiscard]] bool takeHeader(QByteArrayView line);
    [[nodiscard]] bool takeBody(QByteArrayView bytes);
    [[nodiscard]] QByteArray header(const char* name) const;
    [[nodiscard]] QString failureText(CURLcode code) const;

    HttpPost m_post;
    int m_timeoutMs;
    Done m_done;
    const KeptSockets* m_kept = nullptr;
    HttpReply m_reply;
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> m_headers;
    std::array<char, CURL_ERROR_SIZE> m_said{};
    CURLcode m_setUp = CURLE_OK;
    qsizetype m_headerBytes = 0;
    bool m_isSent = false;      ///< a connection was there, and the request goes out on it
    bool m_hasAddress = false;  ///< at least one address of the host was allowed
    bool m_hasHead = false;     ///< the empty line behind the headers has come
    bool m_isCut = false;       ///< the body is longer than what is kept
    QString m_refused;          ///< why the first refused address was
    /// The last member, because it refers to the others.
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> m_handle;
};

}  // namespace countertop
