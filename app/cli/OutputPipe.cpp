// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/OutputPipe.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <cerrno>
#include <climits>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countertop {

namespace {

constexpr qint64 kLookForCancelMs = 50;
constexpr qsizetype kFileBytes = qsizetype{1024} * 1024;

qsizetype bytesAtOnce(int descriptor) {
    struct stat status {};
    const bool isFile = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    return isFile ? kFileBytes : PIPE_BUF;
}

}  // namespace

OutputPipe::OutputPipe(int descriptor)
    : m_descriptor(descriptor), m_atOnce(bytesAtOnce(descriptor)) {}

OutputPipe::End OutputPipe::wait(const Patience& patience) const {
    const QDeadlineTimer deadline(patience.milliseconds < 0
                                      ? QDeadlineTimer(QDeadlineTimer::Forever)
                                      : QDeadlineTimer(patience.milliseconds));
    for (;;) {
        const qint64 left = deadline.isForever() ? INT_MAX : deadline.remainingTime();
        const qint64 pause = patience.cancelled ? std::min(left, kLookForCancelMs) : left;
        pollfd ready{m_descriptor, POLLOUT, 0};
        const int count = ::poll(&ready, 1, static_cast<int>(pause));
        // write() tells what is wrong with a descriptor that is ready in another way.
        if (count > 0) return End::Written;
        if (count < 0 && errno != EINTR) return End::Broken;
        if (patience.cancelled && *patience.cancelled) return End::Cancelled;
        if (deadline.hasExpired()) return End::Asleep;
    }
}

OutputPipe::End OutputPipe::write(QByteArray& bytes, const Patience& patience) const {
    qsizetype written = 0;
    End end = End::Written;
    while (end == End::Written && written < bytes.size()) {
        end = wait(patience);
        if (end != End::Written) break;
        const auto size = std::min(m_atOnce, bytes.size() - written);
        const auto count =
            ::write(m_descriptor, bytes.constData() + written, static_cast<size_t>(size));
        if (count >= 0) {
            written += count;
        } else if (errno != EINTR && errno != EAGAIN) {
            end = errno == EPIPE ? End::Gone : End::Broken;
        }
    }
    const int reason = errno;
    bytes.remove(0, written);
    errno = reason;
    return end;
}

}  // namespace countertop
