// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>
#include <chrono>

namespace countertop {

/// One accepted connection, with time limits that a slow or silent client cannot exceed: a whole
/// request, header and body, has a limit, however slowly its bytes arrive. Owns the socket; used by
/// one thread.
class HttpSocket {
public:
    using Clock = std::chrono::steady_clock;
    struct Limits {
        std::chrono::milliseconds request{10'000};  ///< from a request's first byte to its last
        std::chrono::milliseconds silence{5'000};   ///< without a byte within a request
        std::chrono::milliseconds idle{2'000};      ///< between two requests
        std::chrono::milliseconds write{5'000};     ///< until the client accepts more of a response
    };

    HttpSocket(int descriptor, const Limits& limits);
    /// Gives the client time to read the response before closing, even if it is still sending.
    ~HttpSocket();
    Q_DISABLE_COPY_MOVE(HttpSocket)

    /// Waits for a request's first byte; false when none arrives, or when `ends` becomes true
    /// first.
    [[nodiscard]] bool waitForRequest(const std::atomic<bool>& ends);

    /// Bytes read; 0 at the end, -1 after a timeout or a failure.
    [[nodiscard]] qint64 read(char* target, std::size_t size);
    /// Writes everything, or returns -1.
    [[nodiscard]] qint64 write(const char* data, std::size_t size);
    [[nodiscard]] bool isReadable() const;
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    [[nodiscard]] bool hasBuffered() const { return m_begin < m_end; }
    [[nodiscard]] bool waitFor(short events, std::chrono::milliseconds limit) const;
    [[nodiscard]] qint64 fill();

    const int m_descriptor;
    const Limits m_limits;
    Clock::time_point m_requestEnds;
    std::array<char, 4096> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

}  // namespace countertop
