// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>

#include <csignal>

namespace countertop {

/// While it lives, Ctrl-C asks a long command to stop instead of ending the program in the middle;
/// pressed a second time it does end the program. Make it before any other thread is started.
class CancelSignal {
public:
    CancelSignal();
    ~CancelSignal();
    Q_DISABLE_COPY_MOVE(CancelSignal)

    /// Safe from any thread.
    [[nodiscard]] bool isRequested() const { return m_requested; }
    /// The same for workers that look at a flag; it lives as long as this.
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
