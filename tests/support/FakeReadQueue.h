// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"

#include <optional>

namespace countertop {

/// Runs reads at once on the caller's thread, or, while held, on release(), like a slow database.
class FakeReadQueue : public ReadQueue {
public:
    explicit FakeReadQueue(const ShopReads& reads) : m_reads(reads) {}

    std::optional<Error> failure;  ///< returned to every read while set

    void post(Job job, Failure onFailure) override;
    void hold() { m_held = true; }
    /// Answers the waiting reads; later reads are answered at once again.
    void release();
    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }

private:
    void run(const Job& job, const Failure& onFailure) const;

    ShopReads m_reads;
    bool m_held = false;
    QList<std::pair<Job, Failure>> m_waiting;
};

}  // namespace countertop
