// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/publishers/WebhookClient.h"

#include "workers/publishers/WebhookExchange.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace countertop {

namespace {

// Shorter than the time after which usual servers close an idle connection, so that a request
// rarely meets its end.
constexpr qint64 kIdleMs = 1000;

qint64 steadyMs() { return QDeadlineTimer::current().deadline(); }

}  // namespace

WebhookClient::WebhookClient(int timeoutMs) : m_timeoutMs(timeoutMs) {
    m_sweep.setInterval(kIdleMs);
    connect(&m_sweep, &QTimer::timeout, this, &WebhookClient::closeOld);
}

WebhookClient::~WebhookClient() {
    for (const Idle& idle : std::as_const(m_idle)) delete idle.socket;
}

void WebhookClient::post(const HttpPost& request, Done done) {
    auto* exchange = new WebhookExchange(*this, request, std::move(done));
    exchange->start(m_timeoutMs);
}

QSslSocket* WebhookClient::takeIdle(const QString& key) {
    for (qsizetype at = m_idle.size() - 1; at >= 0; --at) {
        if (m_idle[at].key != key) continue;
        const Idle idle = m_idle.takeAt(at);
        // Notices an end that has arrived but was not processed yet.
        idle.socket->waitForReadyRead(0);
        const bool isUsable = idle.socket->state() == QAbstractSocket::ConnectedState &&
                              idle.socket->bytesAvailable() == 0 &&
                              steadyMs() - idle.sinceMs < kIdleMs;
        if (isUsable) return idle.socket;
        idle.socket->abort();
        idle.socket->deleteLater();
    }
    return nullptr;
}

void WebhookClient::keepIdle(const QString& key, QSslSocket* socket) {
    socket->setParent(this);
    m_idle.append({key, socket, steadyMs()});
    if (!m_sweep.isActive()) m_sweep.start();
}

void WebhookClient::closeOld() {
    const qint64 now = steadyMs();
    const auto old = std::remove_if(m_idle.begin(), m_idle.end(), [now](const Idle& idle) {
        if (now - idle.sinceMs < kIdleMs) return false;
        idle.socket->abort();
        idle.socket->deleteLater();
        return true;
    });
    m_idle.erase(old, m_idle.end());
    if (m_idle.isEmpty()) m_sweep.stop();
}

}  // namespace countertop
