// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/instance/SingleInstance.h"

#include "models/core/Digest.h"

#include <QLocalServer>
#include <QLocalSocket>

namespace countertop {

namespace {

/// A living window answers at once; a dead one's socket refuses at once.
constexpr int kAnswerMs = 500;

}  // namespace

SingleInstance::SingleInstance(const QString& shopPath, QObject* parent)
    : QObject(parent), m_server(new QLocalServer(this)) {
    const QByteArray hash = sha256Hex(shopPath.toUtf8()).left(16);
    m_name = QStringLiteral("countertop-") + QString::fromLatin1(hash);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        delete m_server->nextPendingConnection();
        emit activationRequested();
    });
}

bool SingleInstance::claim() {
    if (tellTheOther()) return false;
    QLocalServer::removeServer(m_name);
    m_server->listen(m_name);
    return true;
}

bool SingleInstance::tellTheOther() const {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    return socket.waitForConnected(kAnswerMs);
}

}  // namespace countertop
