// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tables/ReadQueue.h"

#include <optional>

namespace countertop {

/// Answers at once on the asker's thread, or, while held, when released, like a slow database.
class FakeReadQueue : public ReadQueue {
public:
    explicit FakeReadQueue(const ShopReads& reads) : m_reads(reads) {}

    std::optional<Error> failure;  ///< the answer to every question while it is set

    void post(Job job, Failure tell) override;
    void hold() { m_held = true; }
    /// Answers what waited and goes on answering at once.
    void release();
    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }

private:
    void run(const Job& job, const Failure& tell) const;

    ShopReads m_reads;
    bool m_held = false;
    QList<std::pair<Job, Failure>> m_waiting;
};

}  // namespace countertop
