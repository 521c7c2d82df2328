// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/instance/SingleInstance.h"

#include "models/core/Digest.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QLocalServer>
#include <QLocalSocket>
#include <QLoggingCategory>
#include <QThread>

namespace countertop {

namespace {

Q_LOGGING_CATEGORY(logInstance, "countertop.instance")

/// A running window answers at once; the socket of a dead one refuses at once.
constexpr int kAnswerMs = 500;
/// The longest time between taking the lock and listening.
constexpr int kTimeoutMs = 2000;
constexpr int kPauseMs = 50;

QString nameFor(const QString& shopPath) {
    const QByteArray hash = sha256Hex(shopPath.toUtf8()).left(16);
    return QStringLiteral("countertop-") + QString::fromLatin1(hash);
}

}  // namespace

SingleInstance::SingleInstance(const QString& shopPath, QObject* parent)
    : QObject(parent),
      m_name(nameFor(shopPath)),
      m_lock(QDir::temp().filePath(m_name + QStringLiteral(".lock"))),
      m_server(new QLocalServer(this)) {
    m_lock.setStaleLockTime(0);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        delete m_server->nextPendingConnection();
        emit activationRequested();
    });
}

bool SingleInstance::claim() {
    // The lock decides between two windows that start at the same instant; QLockFile takes over the
    // lock of a dead process.
    if (!m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError) {
        // The other window may hold the lock without listening yet.
        for (QDeadlineTimer timeout(kTimeoutMs); !timeout.hasExpired();) {
            if (notifyRunningInstance()) return false;
            QThread::msleep(kPauseMs);
            if (m_lock.tryLock(0)) break;
        }
        if (!m_lock.isLocked()) return false;
    } else if (!m_lock.isLocked() && notifyRunningInstance()) {
        // No lock can be created in this folder, so only the socket shows another window.
        return false;
    }
    QLocalServer::removeServer(m_name);
    if (m_server->listen(m_name)) return true;
    qCWarning(logInstance) << "A second window cannot ask this one to the front:"
                           << m_server->errorString();
    return true;
}

bool SingleInstance::notifyRunningInstance() const {
    QLocalSocket socket;
    socket.connectToServer(m_name);
    return socket.waitForConnected(kAnswerMs);
}

}  // namespace countertop
