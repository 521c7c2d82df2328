// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/WriteLock.h"

#include "models/store/connection/SqlErrors.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countertop {

namespace {

constexpr int kOwnerOnly = 0600;

/// A lock file created by root for another user's shop must not lock out its owner.
void likeDatabase(int lock, const QString& databasePath) {
    struct stat database {};
    if (::stat(QFile::encodeName(databasePath).constData(), &database) != 0) return;
    const bool moded = ::fchmod(lock, database.st_mode & 0666) == 0;
    const bool owned = ::geteuid() != 0 || ::fchown(lock, database.st_uid, database.st_gid) == 0;
    // If this fails, the lock still works for the account that created it.
    Q_UNUSED(moded)
    Q_UNUSED(owned)
}

}  // namespace

int openBesideDatabase(const QString& path, const QString& databasePath, int flags) {
    const QByteArray name = QFile::encodeName(path);
    const int found = ::open(name.constData(), flags | O_CLOEXEC);
    if (found >= 0 || errno != ENOENT) return found;
    const int made = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (made >= 0) likeDatabase(made, databasePath);
    return made;
}

WriteLock::~WriteLock() {
    if (m_file >= 0) ::close(m_file);
}

QString WriteLock::pathFor(const QString& databasePath) {
    return databasePath + QStringLiteral(".lock");
}

Result<void> WriteLock::open(const QString& databasePath) {
    if (isOpen()) return {};
    const QString lockPath = pathFor(databasePath);
    // Read access is enough to lock it: the file may belong to another account.
    for (const int mode : {O_RDWR, O_RDONLY}) {
        m_file = openBesideDatabase(lockPath, databasePath, mode);
        if (m_file >= 0) return {};
    }
    return fail(ErrorCode::Storage,
                QStringLiteral("The lock '%1' beside the shop's file cannot be opened: %2")
                    .arg(lockPath, QString::fromLocal8Bit(std::strerror(errno))),
                QStringLiteral("lock_not_usable"), {{QStringLiteral("path"), lockPath}});
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
