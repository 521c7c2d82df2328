// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/WebhookClient.h"

#include <QHostInfo>

namespace countertop {

/// One POST of an WebhookClient, from the lookup to the response. Owned by the client, deletes
/// itself when it has ended.
class WebhookExchange final : public QObject {
    Q_OBJECT

public:
    WebhookExchange(WebhookClient& client, const HttpPost& request, WebhookClient::Done done);

    void start(int timeoutMs);

private:
    [[nodiscard]] QString connectionKey() const;
    void lookUp(const QString& host);
    void useAddresses(const QList<QHostAddress>& found);
    void connectToNext();
    void useSocket(QSslSocket* socket);
    void send();
    void read();
    void onError(QAbstractSocket::SocketError error);
    void onState(WebhookAnswer::State state);
    void succeed();
    void fail(const QString& sentence);
    void end(const HttpOutcome& outcome);
    [[nodiscard]] QByteArray requestText() const;

    WebhookClient& m_client;
    HttpPost m_request;
    WebhookClient::Done m_done;
    QList<QHostAddress> m_addresses;
    QSslSocket* m_socket = nullptr;  ///< owned; null before connecting and after the end
    WebhookAnswer m_answer;
    bool m_isSent = false;
    int m_timeoutMs = 0;
};

}  // namespace countertop
