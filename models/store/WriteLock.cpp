// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/WriteLock.h"

#include "models/store/SqlErrors.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace countertop {

WriteLock::~WriteLock() {
    if (m_file >= 0) ::close(m_file);
}

Result<void> WriteLock::open(const QString& databasePath) {
    const QByteArray path = QFile::encodeName(databasePath + QStringLiteral(".lock"));
    m_file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (m_file >= 0) return {};
    return fail(ErrorCode::Storage,
                QStringLiteral("The folder of '%1' cannot be written to: %2")
                    .arg(databasePath, QString::fromLocal8Bit(std::strerror(errno))),
                QStringLiteral("folder_not_writable"), {{QStringLiteral("path"), databasePath}});
}

Result<void> WriteLock::acquire(qint64 milliseconds) {
    const QDeadlineTimer deadline(milliseconds);
    unsigned long pauseMicroseconds = 50;
    while (::flock(m_file, LOCK_EX | LOCK_NB) != 0) {
        if (deadline.hasExpired()) {
            Error error = fileBusy();
            error.transient = true;
            return fail(std::move(error));
        }
        QThread::usleep(pauseMicroseconds);
        pauseMicroseconds = std::min<unsigned long>(pauseMicroseconds * 2, 2000);
    }
    return {};
}

void WriteLock::release() { ::flock(m_file, LOCK_UN); }

}  // namespace countertop
