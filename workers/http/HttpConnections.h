// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/http/HttpTransfer.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>

QT_BEGIN_NAMESPACE
class QSocketNotifier;
QT_END_NAMESPACE

namespace countertop {

/// Transfers and the connections that they share (a multi handle of libcurl), driven by the event
/// loop of the thread it belongs to. Connections are kept for a second. Destroying it drops
/// unfinished transfers.
class HttpConnections final : public QObject {
    Q_OBJECT

public:
    HttpConnections();
    ~HttpConnections() override;

    /// The transfer's end comes later, never before this returns.
    void start(std::unique_ptr<HttpTransfer> transfer);

private:
    struct Notifiers {
        QSocketNotifier* readable = nullptr;
        QSocketNotifier* writable = nullptr;
    };

    static int onSocket(CURL*, curl_socket_t socket, int events, void* self, void*);
    static int onTimer(CURLM*, long delayMs, void* self);

    void open();
    void close();
    void watch(curl_socket_t socket, int events);
    void proceed(curl_socket_t socket, int events);
    void endFinished();

    CURLM* m_multi = nullptr;  ///< null while nothing was sent for a second
    KeptSockets m_kept;
    std::unordered_map<CURL*, std::unique_ptr<HttpTransfer>> m_transfers;
    std::unordered_map<curl_socket_t, Notifiers> m_notifiers;
    QTimer m_timer;  ///< when libcurl wants to be called
    QTimer m_idle;
};

}  // namespace countertop
