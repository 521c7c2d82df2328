// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/outbox/OutboxStore.h"

#include <algorithm>

namespace countertop {

/// Claims due messages to any destination, in the order of their ids.
[[nodiscard]] inline Result<QList<ClaimedMessage>> claimAll(OutboxStore& store, int limit) {
    QList<ClaimedMessage> all;
    const auto destinations = store.waiting();
    if (!destinations) return fail(destinations.error());
    for (const WaitingDestination& waiting : *destinations) {
        const int room = limit - static_cast<int>(all.size());
        if (waiting.isDisabled || room == 0) continue;
        const auto claimed = store.claim(waiting.destination, room);
        if (!claimed) return claimed;
        all += *claimed;
    }
    std::sort(all.begin(), all.end(),
              [](const auto& left, const auto& right) { return left.id < right.id; });
    return all;
}

}  // namespace countertop
