// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/intake/HttpSocket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace countertop {

using namespace std::chrono_literals;

namespace {

constexpr auto kLookForEnd = 20ms;
constexpr auto kLingering = 500ms;
constexpr int kLingeringReads = 64;

}  // namespace

HttpSocket::HttpSocket(int descriptor, const Limits& limits)
    : m_descriptor(descriptor), m_limits(limits) {}

HttpSocket::~HttpSocket() {
    // Closing with unread bytes would discard the response on its way (RFC 9112 §9.6).
    ::shutdown(m_descriptor, SHUT_WR);
    const auto until = Clock::now() + kLingering;
    for (int turn = 0; turn < kLingeringReads && Clock::now() < until; ++turn) {
        if (!waitFor(POLLIN, kLingering) || fill() <= 0) break;
    }
    ::close(m_descriptor);
}

bool HttpSocket::waitForRequest(const std::atomic<bool>& ends) {
    const auto until = Clock::now() + m_limits.idle;
    while (!hasBuffered() && !waitFor(POLLIN, kLookForEnd)) {
        if (ends || Clock::now() >= until) return false;
    }
    m_requestEnds = Clock::now() + m_limits.request;
    return !ends;
}

qint64 HttpSocket::read(char* target, std::size_t size) {
    if (!hasBuffered()) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(m_requestEnds - Clock::now());
        if (left <= 0ms || !waitFor(POLLIN, std::min(left, m_limits.silence))) return -1;
        const qint64 filled = fill();
        if (filled <= 0) return filled;
    }
    const std::size_t count = std::min(size, m_end - m_begin);
    std::memcpy(target, m_buffer.data() + m_begin, count);
    m_begin += count;
    return static_cast<qint64>(count);
}

qint64 HttpSocket::write(const char* data, std::size_t size) {
    std::size_t written = 0;
    while (written < size) {
        if (!isWritable()) return -1;
        const ssize_t count = ::send(m_descriptor, data + written, size - written, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return -1;
        written += static_cast<std::size_t>(count);
    }
    return static_cast<qint64>(size);
}

bool HttpSocket::isReadable() const { return hasBuffered() || waitFor(POLLIN, 0ms); }

bool HttpSocket::isWritable() const { return waitFor(POLLOUT, m_limits.write); }

bool HttpSocket::waitFor(short events, std::chrono::milliseconds limit) const {
    const auto until = Clock::now() + limit;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
        pollfd socket{m_descriptor, events, 0};
        const int ready = ::poll(&socket, 1, static_cast<int>(std::max(left, 0ms).count()));
        if (ready >= 0 || errno != EINTR) return ready > 0;
    }
}

qint64 HttpSocket::fill() {
    ssize_t count = -1;
    do {
        count = ::recv(m_descriptor, m_buffer.data(), m_buffer.size(), 0);
    } while (count < 0 && errno == EINTR);
    m_begin = 0;
    m_end = count > 0 ? static_cast<std::size_t>(count) : 0;
    return count;
}

}  // namespace countertop
