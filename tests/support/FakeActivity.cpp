// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeActivity.h"

#include "tests/support/FakeRows.h"

namespace countertop {

namespace {

bool matches(const ActivityRow& row, const ActivityFilter& filter) {
    using Show = ActivityFilter::Show;
    if (filter.show == Show::Events && row.isCommand()) return false;
    if (filter.show == Show::Commands && !row.isCommand()) return false;
    if (filter.show == Show::Refused && !row.isRefused()) return false;
    if (!fake::contains(row.type, filter.types)) return false;
    if (!fake::contains(row.actor, filter.actor)) return false;
    if (!fake::contains(row.till, filter.till)) return false;
    const bool isAbout =
        filter.about.isEmpty() || row.orderNumber == filter.about || row.streamId == filter.about;
    const bool ofFlow = filter.correlationId.isEmpty() || row.correlationId == filter.correlationId;
    return isAbout && ofFlow && row.at >= filter.from && (filter.to == 0 || row.at < filter.to);
}

}  // namespace

ActivityPlace FakeActivity::newest() const {
    const qint64 last = rows.isEmpty() ? 0 : rows.last().id;
    return {last, last};
}

Result<ActivitySpan> FakeActivity::before(const ActivityFilter& filter,
                                          const std::optional<ActivityPlace>& place, int limit) {
    asked.append(filter);
    ActivitySpan span;
    span.newest = newest();
    const qint64 before = place ? place->position : span.newest.position + 1;
    span.isEnd = true;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (row->id >= before || !matches(*row, filter)) continue;
        if (span.rows.size() == limit) {
            span.isEnd = false;
            span.reachedAt = span.rows.last().at;
            break;
        }
        span.rows.append(*row);
        span.next = {row->id, row->id};
    }
    return span;
}

Result<ActivitySpan> FakeActivity::after(const ActivityFilter& filter, const ActivityPlace& place,
                                         int limit) {
    ActivitySpan span;
    for (auto row = rows.crbegin(); row != rows.crend(); ++row) {
        if (row->id + 5 <= place.position || span.rows.size() == limit) break;
        if (matches(*row, filter)) span.rows.append(*row);
    }
    span.newest = newest();
    return span;
}

Result<QList<ActivityRow>> FakeActivity::flow(const QString& correlationId, Timestamp /*near*/,
                                              const QString& /*streamId*/) {
    return fake::matching(
        rows, [&](const ActivityRow& row) { return row.correlationId == correlationId; });
}

}  // namespace countertop
