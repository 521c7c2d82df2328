// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/EventTail.h"

#include <algorithm>
#include <limits>

namespace countertop {

namespace {

/// Reads events behind positions, keeping the first error.
class Probe {
public:
    Probe(ShopQueries& queries, EventFilter filter)
        : m_queries(queries), m_filter(std::move(filter)) {}

    [[nodiscard]] const Result<void>& state() const { return m_state; }

    QList<EventRow> after(qint64 position, int limit) {
        if (!m_state) return {};
        m_filter.afterPosition = position;
        m_filter.limit = limit;
        auto rows = m_queries.events(m_filter);
        if (rows) return *std::move(rows);
        m_state = fail(rows.error());
        return {};
    }

    bool hasAfter(qint64 position, int limit) { return after(position, limit).size() >= limit; }

private:
    ShopQueries& m_queries;
    EventFilter m_filter;
    Result<void> m_state;
};

/// The last position behind which at least `limit` events follow, given one such position and a
/// later one behind which fewer follow.
qint64 lastWith(Probe& probe, int limit, qint64 enough, qint64 tooFew) {
    while (probe.state() && tooFew - enough > 1) {
        const qint64 middle = enough + (tooFew - enough) / 2;
        (probe.hasAfter(middle, limit) ? enough : tooFew) = middle;
    }
    return enough;
}

/// The position before the very last event; −1 when there is none.
qint64 beforeLast(Probe& probe) {
    if (!probe.hasAfter(0, 1)) return -1;
    qint64 end = 1;
    while (probe.hasAfter(end, 1) && end < std::numeric_limits<qint64>::max() / 2) end *= 2;
    return lastWith(probe, 1, end / 2, end);
}

}  // namespace

Result<QList<EventRow>> newestEvents(ShopQueries& queries, EventFilter filter) {
    const int limit = filter.limit;
    Probe probe(queries, std::move(filter));
    const qint64 last = beforeLast(probe);
    qint64 tooFew = last + 1;
    qint64 step = limit;
    qint64 start = std::max<qint64>(0, tooFew - step);
    while (probe.state() && start > 0 && !probe.hasAfter(start, limit)) {
        tooFew = start;
        step *= 2;
        start = std::max<qint64>(0, start - step);
    }
    if (probe.hasAfter(start, limit)) start = lastWith(probe, limit, start, tooFew);
    QList<EventRow> rows = last < 0 ? QList<EventRow>() : probe.after(start, limit);
    if (!probe.state()) return fail(probe.state().error());
    return rows;
}

}  // namespace countertop
