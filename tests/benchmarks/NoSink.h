// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workers/publishers/Publisher.h"

namespace countertop {

/// Takes every message at once, so that only the worker itself is measured.
class NoSink final : public Publisher {
public:
    /// The relay claims twice as many.
    static constexpr int kAtOnce = 50;

    void publish(const ClaimedMessage&, Done done) override { done(Delivered{}); }
    [[nodiscard]] int concurrency(const QString&) const override { return kAtOnce; }
};

}  // namespace countertop
