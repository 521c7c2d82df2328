// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PeerProcess.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace countertop {

namespace {

/// The columns of /proc/net/tcp, see proc(5).
constexpr int kLocalAddress = 1;
constexpr int kInode = 9;

/// "socket:[INODE]" of the socket whose own end is 127.0.0.1:`port`; empty when there is none.
QString socketAt(quint16 port) {
    QFile table(QStringLiteral("/proc/net/tcp"));
    if (!table.open(QIODevice::ReadOnly)) return {};
    const QByteArray local =
        "0100007F:" + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    const QList<QByteArray> lines = table.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> columns = line.simplified().split(' ');
        if (columns.value(kLocalAddress) != local || columns.value(kInode) == "0") continue;
        return QStringLiteral("socket:[%1]").arg(QString::fromLatin1(columns.value(kInode)));
    }
    return {};
}

bool holds(qint64 process, const QString& socket) {
    const QDir files(QStringLiteral("/proc/%1/fd").arg(process));
    const QStringList numbers = files.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    for (const QString& number : numbers) {
        QByteArray target(64, '\0');
        const ssize_t length = ::readlink(QFile::encodeName(files.filePath(number)).constData(),
                                          target.data(), static_cast<size_t>(target.size()));
        if (length > 0 && QString::fromLatin1(target.left(length)) == socket) return true;
    }
    return false;
}

}  // namespace

std::optional<qint64> processAtPort(quint16 port, const QList<qint64>& processes) {
    const QString socket = socketAt(port);
    if (socket.isEmpty()) return std::nullopt;
    for (const qint64 process : processes) {
        if (holds(process, socket)) return process;
    }
    return std::nullopt;
}

}  // namespace countertop
