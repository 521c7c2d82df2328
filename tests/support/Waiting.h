// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Clock.h"

#include <QCoreApplication>
#include <QEvent>

#include <chrono>
#include <thread>

/// How a test waits: for the thing itself, however long a busy machine takes. The only place of the
/// tests that sleeps; ArchitectureTest refuses it elsewhere.
namespace countertop::waiting {

/// Handles what this thread's event loop has to do now and what follows from it at once. For tests
/// whose answers come from this thread; what another thread does is waited for by QTRY_…
inline void settle() {
    for (int round = 0; round < 50; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

/// Asks every few milliseconds, without an event loop. Whether it became so in time; the time is
/// for machines that do much else, and over only when something is broken.
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

/// Until what happens next has a later time than this.
[[nodiscard]] inline bool untilAfter(Timestamp moment) {
    return until([moment] { return SystemClock().now() > moment; });
}

/// Work that takes so long, where a test is about slow work. Never waits for anything else.
inline void beBusy(std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }

}  // namespace countertop::waiting
