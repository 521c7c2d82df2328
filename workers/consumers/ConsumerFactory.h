// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "workers/consumers/Consumer.h"
#include "workers/publishers/BrokerDirectory.h"

#include <memory>

namespace countertop {

struct ConsumerOptions {
    QString kind;     ///< "redis-channel", "redis-stream" or "kafka"
    QString address;  ///< what a destination has after "KIND:"
    QString group;    ///< of a stream or topic; "countertop" when empty
    qint64 limit = 0;
};

/// A consumer for one kind of destination. INVALID_INPUT when the address is not understood, when
/// its broker is not configured, or when this build lacks the client library.
[[nodiscard]] Result<std::unique_ptr<Consumer>> makeConsumer(const ConsumerOptions& options,
                                                             const BrokerDirectory& brokers,
                                                             Consumer::Handler handler);

}  // namespace countertop
