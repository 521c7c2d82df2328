// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/http/HttpConnections.h"

#include <QPointer>
#include <QSocketNotifier>

#include <chrono>
#include <vector>

namespace countertop {

namespace {

using namespace std::chrono_literals;

constexpr auto kIdle = 1s;
/// Unless told, libcurl keeps four for each unfinished transfer, and so closes most of them when
/// many transfers end together.
constexpr long kMaximumKept = 100;

}  // namespace

HttpConnections::HttpConnections() {
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { proceed(CURL_SOCKET_TIMEOUT, 0); });
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, &HttpConnections::close);
}

HttpConnections::~HttpConnections() {
    for (const auto& [handle, transfer] : m_transfers) curl_multi_remove_handle(m_multi, handle);
    m_transfers.clear();
    close();
}

void HttpConnections::open() {
    m_multi = curl_multi_init();
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &HttpConnections::onSocket);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &HttpConnections::onTimer);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, kMaximumKept);
}

void HttpConnections::close() {
    curl_multi_cleanup(m_multi);
    m_multi = nullptr;
    m_kept.clear();
    m_timer.stop();
}

void HttpConnections::start(std::unique_ptr<HttpTransfer> transfer) {
    if (!m_multi) open();
    m_idle.stop();
    transfer->setKeptSockets(m_kept);
    CURL* const handle = transfer->handle();
    CURLcode code = transfer->setUp();
    if (code == CURLE_OK && curl_multi_add_handle(m_multi, handle) != CURLM_OK) {
        code = CURLE_FAILED_INIT;
    }
    if (code == CURLE_OK) {
        m_transfers.emplace(handle, std::move(transfer));
        return;
    }
    QMetaObject::invokeMethod(
        this, [code, ended = std::shared_ptr(std::move(transfer))] { ended->end(code); },
        Qt::QueuedConnection);
}

int HttpConnections::onSocket(CURL*, curl_socket_t socket, int events, void* self, void*) {
    static_cast<HttpConnections*>(self)->watch(socket, events);
    return 0;
}

int HttpConnections::onTimer(CURLM*, long delayMs, void* self) {
    QTimer& timer = static_cast<HttpConnections*>(self)->m_timer;
    if (delayMs < 0) {
        timer.stop();
    } else {
        timer.start(std::chrono::milliseconds(delayMs));
    }
    return 0;
}

void HttpConnections::watch(curl_socket_t socket, int events) {
    Notifiers& notifiers = m_notifiers[socket];
    const auto enable = [&](QSocketNotifier*& notifier, QSocketNotifier::Type type, int event) {
        const bool isWanted = events == event || events == CURL_POLL_INOUT;
        if (!notifier && isWanted) {
            notifier = new QSocketNotifier(socket, type, this);
            const int ready = event == CURL_POLL_IN ? CURL_CSELECT_IN : CURL_CSELECT_OUT;
            connect(notifier, &QSocketNotifier::activated, this,
                    [this, socket, ready] { proceed(socket, ready); });
        }
        if (notifier) notifier->setEnabled(isWanted);
    };
    enable(notifiers.readable, QSocketNotifier::Read, CURL_POLL_IN);
    enable(notifiers.writable, QSocketNotifier::Write, CURL_POLL_OUT);
    if (events != CURL_POLL_REMOVE) return;
    // Later, because one of them may be the caller.
    if (notifiers.readable) notifiers.readable->deleteLater();
    if (notifiers.writable) notifiers.writable->deleteLater();
    m_notifiers.erase(socket);
}

void HttpConnections::proceed(curl_socket_t socket, int events) {
    int running = 0;
    curl_multi_socket_action(m_multi, socket, events, &running);
    endFinished();
}

void HttpConnections::endFinished() {
    std::vector<std::pair<std::unique_ptr<HttpTransfer>, CURLcode>> ended;
    int waiting = 0;
    while (const CURLMsg* message = curl_multi_info_read(m_multi, &waiting)) {
        if (message->msg != CURLMSG_DONE) continue;
        CURL* const handle = message->easy_handle;
        const CURLcode code = message->data.result;
        m_kept.add(handle);
        curl_multi_remove_handle(m_multi, handle);
        ended.emplace_back(std::move(m_transfers.extract(handle).mapped()), code);
    }
    if (m_transfers.empty()) m_idle.start(kIdle);
    // Who is told of an end may start the next transfer, or destroy this object: then the others
    // are dropped.
    const QPointer<HttpConnections> alive(this);
    for (const auto& [transfer, code] : ended) {
        if (alive) transfer->end(code);
    }
}

}  // namespace countertop
