// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CancelSignal.h"

#include <cstdlib>
#include <ctime>

namespace countertop {

namespace {

constexpr int kExitInterrupted = 128 + SIGINT;

}  // namespace

CancelSignal::CancelSignal() {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGINT);
    sigaddset(&m_signals, SIGTERM);
    // Sent when a terminal is closed; nohup has it ignored, so that the program goes on.
    struct sigaction hangUp {};
    sigaction(SIGHUP, nullptr, &hangUp);
    if (hangUp.sa_handler != SIG_IGN) sigaddset(&m_signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &m_signals, &m_before);
    m_thread = std::thread([this] { wait(); });
}

CancelSignal::~CancelSignal() {
    m_ended = true;
    m_thread.join();
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

void CancelSignal::wait() {
    const timespec pause{0, 50'000'000};
    while (!m_ended) {
        if (sigtimedwait(&m_signals, nullptr, &pause) < 0) continue;
        if (m_requested) std::_Exit(kExitInterrupted);
        m_requested = true;
    }
}

}  // namespace countertop
