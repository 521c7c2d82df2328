// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <utility>

#include <time.h>

namespace countertop {

/// Milliseconds since the computer started. Unlike the clock of QElapsedTimer it does not stand
/// still while the computer sleeps, so it agrees with the clock of a server that went on.
[[nodiscard]] inline qint64 bootTimeMs() {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return qint64{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

/// The remaining time of the leases that a relay holds. They are renewed after a third of their
/// time. After two thirds nothing more may be sent under them: the last third is for the attempt
/// itself and for the time that the statement took to reach the server.
class LeaseTimer {
public:
    using Now = std::function<qint64()>;

    explicit LeaseTimer(qint64 leaseMs, Now now = &bootTimeMs)
        : m_leaseMs(leaseMs), m_now(std::move(now)), m_since(m_now()) {}

    [[nodiscard]] qint64 now() const { return m_now(); }
    /// `moment`: from now(), before the statement that set or renewed the leases was sent.
    void startAt(qint64 moment) { m_since = moment; }
    [[nodiscard]] bool isDue() const { return m_now() - m_since >= m_leaseMs / 3; }
    [[nodiscard]] bool isOver() const { return m_now() - m_since >= m_leaseMs * 2 / 3; }

private:
    qint64 m_leaseMs;
    Now m_now;
    qint64 m_since;
};

}  // namespace countertop
