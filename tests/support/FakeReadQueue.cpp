// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeReadQueue.h"

namespace countertop {

void FakeReadQueue::post(Job job, Failure tell) {
    if (m_held) {
        m_waiting.append({std::move(job), std::move(tell)});
    } else {
        run(job, tell);
    }
}

void FakeReadQueue::run(const Job& job, const Failure& tell) const {
    if (failure) {
        tell(*failure);
    } else {
        job(m_reads);
    }
}

void FakeReadQueue::release() {
    m_held = false;
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto& [job, tell] : waiting) run(job, tell);
}

}  // namespace countertop
