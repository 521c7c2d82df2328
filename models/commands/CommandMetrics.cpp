// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/CommandMetrics.h"

namespace countertop {

void CommandMetrics::count(const QString& type, bool done, qint64 nanoseconds) {
    const std::lock_guard lock(m_mutex);
    Counts& counts = m_counts[type];
    (done ? counts.done : counts.refused) += 1;
    counts.totalNanoseconds += nanoseconds;
}

CommandMetrics::Counts CommandMetrics::of(const QString& type) const {
    const std::lock_guard lock(m_mutex);
    return m_counts.value(type);
}

int CommandMetrics::inFlight() const {
    const std::lock_guard lock(m_mutex);
    return m_inFlight;
}

void CommandMetrics::change(int by) {
    const std::lock_guard lock(m_mutex);
    m_inFlight += by;
}

}  // namespace countertop
