// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/BackOff.h"
#include "workers/publishers/Publisher.h"

namespace countertop {

/// An attempt to deliver a message that has ended. Plain value.
struct AttemptEnd {
    const ClaimedMessage& message;
    const PublishResult& result;
    Timestamp at = 0;
    qint64 tookMs = 0;
};

/// How the outcome is recorded. The message is dead after `maxAttempts` failures, or at once when
/// another attempt cannot succeed; before that it waits for its back-off, and for longer when its
/// receiver asks for it. What this program lacks counts no attempt. `random` is any random number.
[[nodiscard]] Settlement settlementOf(const AttemptEnd& end, int maxAttempts,
                                      const BackOff& backOff, quint32 random);

/// Whether later messages of the same order wait for this one.
[[nodiscard]] bool holdsBackItsOrder(const Settlement& settlement);

/// What the outcome tells about the destination.
enum class DestinationSign { None, Works, Fails, Gone };

[[nodiscard]] DestinationSign signOf(const PublishResult& result);

/// The pause that the receiver asked for, in milliseconds, at most a day.
[[nodiscard]] qint64 askedPauseOf(const PublishFailure& failure);

}  // namespace countertop
