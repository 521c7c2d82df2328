// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeReadQueue.h"

namespace countertop {

void FakeReadQueue::post(Job job, Failure onFailure) {
    if (m_held) {
        m_waiting.append({std::move(job), std::move(onFailure)});
    } else {
        run(job, onFailure);
    }
}

void FakeReadQueue::run(const Job& job, const Failure& onFailure) const {
    if (failure) {
        onFailure(*failure);
    } else {
        job(m_reads);
    }
}

void FakeReadQueue::release() {
    m_held = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& [job, onFailure] : waiting) run(job, onFailure);
}

}  // namespace countertop
