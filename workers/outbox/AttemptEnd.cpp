// SPDX-License-Identifier: GPL-3.0-or-later
#include "workers/outbox/AttemptEnd.h"

#include "workers/outbox/AttemptLog.h"

#include <algorithm>

namespace countertop {

namespace {

constexpr qint64 kLongestRetryAfterMs = 24LL * 60 * 60 * 1000;

/// Something was missing here at the moment of sending: other workers have time to take it, and
/// this one to notice.
constexpr qint64 kLeftPauseMs = 1'000;

Settlement settlementFor(const AttemptEnd& end, int maxAttempts, const BackOff& backOff,
                         quint32 random) {
    const qint64 id = end.message.id;
    const PublishFailure& failure = end.result.error();
    const int attempts = end.message.attempts + 1;
    switch (failure.kind) {
        case PublishFailure::Kind::Unserved:
            return Settlement::released(id, kLeftPauseMs);
        case PublishFailure::Kind::Gone:
            return Settlement::gone(id, failure.error);
        case PublishFailure::Kind::Held:
            return Settlement::held(id, failure.error);
        case PublishFailure::Kind::Permanent:
            return Settlement::dead(id, failure.error);
        case PublishFailure::Kind::Temporary:
            break;
    }
    if (attempts >= maxAttempts) return Settlement::dead(id, failure.error);
    const qint64 own = backOff.delayMs(attempts, random);
    return Settlement::failed(id, failure.error, std::max(own, askedPauseOf(failure)));
}

}  // namespace

Settlement settlementOf(const AttemptEnd& end, int maxAttempts, const BackOff& backOff,
                        quint32 random) {
    if (end.result) return Settlement::delivered(end.message.id);
    Settlement settlement = settlementFor(end, maxAttempts, backOff, random);
    if (settlement.kind == Settlement::Kind::Released) return settlement;
    settlement.attemptLog =
        withAttempt(end.message.attemptLog, {end.at, end.tookMs, end.result.error().error});
    return settlement;
}

bool holdsBackItsOrder(const Settlement& settlement) {
    return settlement.kind == Settlement::Kind::Failed ||
           settlement.kind == Settlement::Kind::Gone ||
           settlement.kind == Settlement::Kind::Released;
}

DestinationSign signOf(const PublishResult& result) {
    if (result) return DestinationSign::Works;
    switch (result.error().kind) {
        case PublishFailure::Kind::Held:
        case PublishFailure::Kind::Unserved:
            // The message never reached it.
            return DestinationSign::None;
        case PublishFailure::Kind::Gone:
            return DestinationSign::Gone;
        case PublishFailure::Kind::Permanent:
            return DestinationSign::Works;
        case PublishFailure::Kind::Temporary:
            break;
    }
    return result.error().isOfDestination ? DestinationSign::Fails : DestinationSign::Works;
}

qint64 askedPauseOf(const PublishFailure& failure) {
    return std::clamp<qint64>(failure.retryAfterMs.value_or(0), 0, kLongestRetryAfterMs);
}

}  // namespace countertop
