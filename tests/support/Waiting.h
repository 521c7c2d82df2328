// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"

#include <QCoreApplication>
#include <QEvent>

#include <chrono>
#include <thread>

/// How tests wait: for a condition, however long a busy machine takes. This is the only file of the
/// tests that sleeps; ArchitectureTest rejects sleeping elsewhere.
namespace countertop::waiting {

/// Processes the pending events of this thread and the events they post. For tests whose answers
/// come from this thread; use QTRY_… for the work of other threads.
inline void settle() {
    for (int round = 0; round < 50; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

/// Polls every 2 ms, without an event loop. Returns whether the condition held in time; the limit
/// allows for busy machines and expires only when something is broken.
template <class Question>
[[nodiscard]] bool until(const Question& isSo,
                         std::chrono::milliseconds atMost = std::chrono::minutes(1)) {
    const auto end = std::chrono::steady_clock::now() + atMost;
    while (!isSo()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

/// Waits until the system clock has passed `moment`.
[[nodiscard]] inline bool untilAfter(Timestamp moment) {
    return until([moment] { return SystemClock().now() > moment; });
}

/// Simulates work of this duration, for tests of slow work. Never use it to wait for anything.
inline void beBusy(std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }

}  // namespace countertop::waiting
