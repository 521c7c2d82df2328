// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/WebhookAnswer.h"

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <tl/expected.hpp>

#include <functional>

namespace countertop {

/// One POST. Header values must not contain line breaks.
struct HttpPost {
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    /// Whether the address may be a loopback, private, link-local, unique-local or reserved one.
    bool allowPrivate = false;
    /// The certificates of the authorities to trust; empty: the system's.
    QList<QSslCertificate> authorities = {};
};

/// The response, or an English sentence on why there is none.
using HttpOutcome = tl::expected<WebhookAnswer, QString>;

/// Sends POST requests over HTTP/1.1, each exactly once: QNetworkAccessManager repeats a request
/// three times on its own when the connection is reset, which no setting of Qt 6 turns off. The
/// host is resolved first and its address checked, and the checked address is the one connected to;
/// the Host header and the name in the certificate stay those of the URL. Redirects are responses
/// like any other; a body of more than 64 KiB is cut off. Connections are kept for a second.
/// Belongs to a thread with an event loop; destroying it drops unfinished requests.
class WebhookClient final : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const HttpOutcome&)>;

    explicit WebhookClient(int timeoutMs);
    ~WebhookClient() override;

    /// `done` is called once, never before this returns.
    void post(const HttpPost& request, Done done);

private:
    friend class WebhookExchange;
    struct Idle {
        QString key;
        QSslSocket* socket = nullptr;
        qint64 sinceMs = 0;
    };

    /// An open connection of this kind that has been idle for less than a second, or null.
    [[nodiscard]] QSslSocket* takeIdle(const QString& key);
    void keepIdle(const QString& key, QSslSocket* socket);
    void closeOld();

    int m_timeoutMs;
    QList<Idle> m_idle;
    QTimer m_sweep;
};

}  // namespace countertop
