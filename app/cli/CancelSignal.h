// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>

#include <csignal>

namespace countertop {

/// While an instance exists, Ctrl-C, a termination request or the end of the terminal asks a long
/// command to stop instead of ending the program; a second one ends it. Create it before any other
/// thread starts.
class CancelSignal {
public:
    CancelSignal();
    ~CancelSignal();
    Q_DISABLE_COPY_MOVE(CancelSignal)

    /// Thread-safe.
    [[nodiscard]] bool isRequested() const { return m_requested; }
    /// The same for workers that poll a flag; valid as long as this object.
    [[nodiscard]] const std::atomic<bool>& flag() const { return m_requested; }

private:
    void wait();

    sigset_t m_signals;
    sigset_t m_before;
    std::atomic<bool> m_requested = false;
    std::atomic<bool> m_ended = false;
    std::thread m_thread;
};

}  // namespace countertop
