// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace countertop {

/// A small HTTP/1.1 receiver on 127.0.0.1 for tests. Records every request and responds by script.
/// Runs on the event loop of the thread that created it.
class HttpEndpoint final : public QObject {
    Q_OBJECT

public:
    struct Request {
        QByteArray method;
        QByteArray path;
        QHash<QByteArray, QByteArray> headers;  ///< names in lower case
        QByteArray body;
        quint16 peerPort = 0;  ///< the sender's end of the connection, the same until it ends
    };
    struct Answer {
        int status = 200;
        QByteArray body = {};
        QList<QByteArray> headers = {};  ///< "Name: value"
        bool silent = false;             ///< never answers
        int delayMs = 0;
        bool breaksOff = false;  ///< ends the connection instead of answering
    };
    using Script = std::function<Answer(const Request&)>;

    /// Without a script, responds 200 to every request. Port 0 is any free one.
    explicit HttpEndpoint(Script script = {}, quint16 port = 0);
    ~HttpEndpoint() override;

    void setScript(Script script) { m_script = std::move(script); }
    [[nodiscard]] QString url(const QString& path = QStringLiteral("/hook")) const;
    /// The address in the form that routes use.
    [[nodiscard]] QString destination(const QString& path = QStringLiteral("/hook")) const {
        return QStringLiteral("webhook:") + url(path);
    }
    [[nodiscard]] const QList<Request>& requests() const { return m_requests; }
    /// The webhook-id of every request, in order of arrival.
    [[nodiscard]] QStringList messageIds() const;
    /// The highest number of requests that were unanswered at the same time.
    [[nodiscard]] int peakConcurrency() const { return m_peakConcurrency; }
    /// Refuses connections until the next listen() on the same port.
    void close();
    void listen();

signals:
    /// The request of this sender was answered, or its connection ended.
    void ended(quint16 peerPort);

private:
    void accept();
    void read(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const Request& request);
    void send(QTcpSocket* socket, const Answer& answer);

    QTcpServer m_server;
    quint16 m_port = 0;
    Script m_script;
    QHash<QTcpSocket*, QByteArray> m_received;
    QList<Request> m_requests;
    int m_open = 0;
    int m_peakConcurrency = 0;
};

}  // namespace countertop
