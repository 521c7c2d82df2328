// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace countertop {

/// Keeps messages from a destination that fails: opens after five failures in a row, lets one
/// message through after a growing pause, and closes when the receiver answers. Times are measured,
/// not read from a clock that may be set.
class CircuitBreaker {
public:
    static constexpr int kFailures = 5;

    explicit CircuitBreaker(const BackOff& backOff) : m_backOff(backOff) {}

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// Until one message may be sent; 0 when it may, or when it is closed.
    [[nodiscard]] qint64 remainingMs() const {
        return m_isOpen ? std::max<qint64>(0, m_until.remainingTime()) : 0;
    }
    /// One message is being sent although it is open.
    void probe() { m_isProbing = m_isOpen; }

    void recordSuccess() { *this = CircuitBreaker(m_backOff); }
    /// Whether a pause begins now. `atLeastMs`: the pause the receiver asked for. It counts up to
    /// the longest of our own pauses: the message that was refused waits longer, but one bad answer
    /// does not close the destination to the others for a day.
    bool recordFailure(qint64 atLeastMs, quint32 random) {
        // Messages that were on their way when it opened say nothing new.
        if (m_isOpen && !m_isProbing) return false;
        ++m_failures;
        if (m_failures < kFailures) return false;
        m_isOpen = true;
        m_isProbing = false;
        const qint64 own = m_backOff.delayMs(m_failures - kFailures + 1, random);
        m_until = QDeadlineTimer(std::max(own, std::min(atLeastMs, m_backOff.capMs)));
        return true;
    }

private:
    BackOff m_backOff;
    QDeadlineTimer m_until;
    int m_failures = 0;
    bool m_isOpen = false;
    bool m_isProbing = false;
};

}  // namespace countertop
