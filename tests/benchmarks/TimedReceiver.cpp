// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/TimedReceiver.h"

#include "tests/support/HttpEndpoint.h"

#include <QHostAddress>
#include <QUrl>

#include <future>

namespace countertop {

using SteadyClock = std::chrono::steady_clock;

TimedReceiver::TimedReceiver() {
    std::promise<quint16> listening;
    m_thread.post([&] {
        m_endpoint = std::make_unique<HttpEndpoint>([this](const HttpEndpoint::Request& request) {
            const Moment now = SteadyClock::now();
            const std::lock_guard lock(m_mutex);
            if (request.path == kBarePath) {
                m_lastBare = now;
            } else if (m_received) {
                m_received(now);
            }
            return HttpEndpoint::Answer{};
        });
        listening.set_value(static_cast<quint16>(QUrl(m_endpoint->url()).port()));
    });
    m_port = listening.get_future().get();
}

TimedReceiver::~TimedReceiver() {
    m_thread.post([this] { m_endpoint.reset(); });
    m_thread.stop();
}

void TimedReceiver::tell(Received received) {
    const std::lock_guard lock(m_mutex);
    m_received = std::move(received);
}

QString TimedReceiver::webhook() const {
    return QStringLiteral("webhook:http://127.0.0.1:%1/hook").arg(m_port);
}

TimedReceiver::Moment TimedReceiver::lastBare() const {
    const std::lock_guard lock(m_mutex);
    return m_lastBare;
}

BarePost::BarePost(TimedReceiver& receiver, qsizetype bodyBytes) : m_receiver(receiver) {
    m_request = QByteArray("POST ") + TimedReceiver::kBarePath +
                " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                "Content-Length: " +
                QByteArray::number(bodyBytes) + "\r\n\r\n" + QByteArray(bodyBytes, 'x');
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), receiver.port());
    if (!m_socket.waitForConnected()) qFatal("%s", qUtf8Printable(m_socket.errorString()));
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

std::chrono::nanoseconds BarePost::post() {
    const SteadyClock::time_point start = SteadyClock::now();
    m_socket.write(m_request);
    m_socket.flush();
    if (!m_socket.waitForReadyRead()) qFatal("%s", qUtf8Printable(m_socket.errorString()));
    m_socket.readAll();
    return m_receiver.lastBare() - start;
}

}  // namespace countertop
