// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/RedisServer.h"

#include "tests/support/Waiting.h"

#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

namespace countertop {

namespace {

const QString kProgram = QStringLiteral("redis-server");
constexpr int kLongMs = 60'000;

}  // namespace

quint16 freePort() {
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost)) qFatal("no free port");
    return server.serverPort();
}

RedisServer::RedisServer(const QStringList& options) : m_options(options), m_port(freePort()) {
    start();
}

RedisServer::~RedisServer() { stop(); }

bool RedisServer::isInstalled() { return !QStandardPaths::findExecutable(kProgram).isEmpty(); }

QString RedisServer::address() const { return QStringLiteral("127.0.0.1:%1").arg(m_port); }

void RedisServer::start() {
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(kProgram,
                    QStringList{QStringLiteral("--port"), QString::number(m_port),
                                QStringLiteral("--bind"), QStringLiteral("127.0.0.1"),
                                QStringLiteral("--dir"), m_folder.path(), QStringLiteral("--save"),
                                QString(), QStringLiteral("--appendonly"), QStringLiteral("no")} +
                        m_options);
    if (!m_process.waitForStarted(kLongMs)) qFatal("redis-server does not start");
    if (!waiting::until([this] { return answers(); })) qFatal("redis-server does not answer");
}

void RedisServer::stop() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.kill();
    m_process.waitForFinished(kLongMs);
}

void RedisServer::freeze() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }

void RedisServer::resume() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }

bool RedisServer::answers() const {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    if (!socket.waitForConnected(1000)) return false;
    socket.write("PING\r\n");
    // Any answer will do: with a password it is an error.
    return socket.waitForReadyRead(1000);
}

}  // namespace countertop
