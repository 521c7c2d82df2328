// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/WorkerSlot.h"

#include "models/store/connection/WriteLock.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countertop {

namespace {

tl::unexpected<Error> notUsable(const QString& path, int reason) {
    return fail(ErrorCode::Storage,
                QStringLiteral("The list of workers '%1' beside the shop's file cannot be used: %2")
                    .arg(path, QString::fromLocal8Bit(std::strerror(reason))),
                QStringLiteral("workers_not_usable"), {{QStringLiteral("path"), path}});
}

}  // namespace

WorkerSlot::~WorkerSlot() { close(); }

Result<void> WorkerSlot::open(const QString& path, const QString& databasePath) {
    if (m_file >= 0) return {};
    m_file = openBesideDatabase(path, databasePath, O_RDWR);
    return m_file >= 0 ? Result<void>() : notUsable(path, errno);
}

bool WorkerSlot::isAt(const QString& path) const {
    struct stat mine {};
    struct stat there {};
    return ::fstat(m_file, &mine) == 0 &&
           ::stat(QFile::encodeName(path).constData(), &there) == 0 &&
           mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

void WorkerSlot::close() {
    if (m_file >= 0) ::close(m_file);
    m_file = -1;
    m_number = -1;
}

Result<void> WorkerSlot::take(const QString& databasePath) {
    const QString path = databasePath + QStringLiteral(".workers");
    if (m_file >= 0 && !isAt(path)) close();
    if (isTaken()) return {};
    if (auto opened = open(path, databasePath); !opened) return opened;
    for (int number = 0; number < kSlots; ++number) {
        if (lock(number, F_WRLCK)) {
            m_number = number;
            return {};
        }
        const bool isHeld = errno == EAGAIN || errno == EACCES;
        if (!isHeld) return notUsable(path, errno);
    }
    return fail(
        ErrorCode::Storage,
        QStringLiteral("The shop's file already has %1 workers; close one of them").arg(kSlots),
        QStringLiteral("too_many_workers"), {{QStringLiteral("path"), path}});
}

bool WorkerSlot::enterIfFree(int number) {
    // The system would grant this object its own lock a second time.
    if (number < 0 || number >= kSlots || number == m_number) return false;
    return lock(number, F_WRLCK);
}

void WorkerSlot::leave(int number) {
    if (number != m_number) (void)lock(number, F_UNLCK);
}

bool WorkerSlot::lock(int number, short kind) const {
    struct flock range {};
    range.l_type = kind;
    range.l_whence = SEEK_SET;
    range.l_start = number;
    range.l_len = 1;
    return ::fcntl(m_file, F_OFD_SETLK, &range) == 0;
}

}  // namespace countertop
