// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/streams/EventTail.h"

#include <algorithm>
#include <utility>

namespace countertop {

namespace {

const QString kLast = QStringLiteral("SELECT max(position) AS position FROM events");

}  // namespace

Result<NewEvents> EventTail::read() {
    if (!m_hasBegun) {
        if (auto skipped = skip(); !skipped) return fail(skipped.error());
        m_hasBegun = true;
        return NewEvents{};
    }
    // Read the final position first: every event final by then is among the rows read afterwards.
    const auto final = finalPosition(m_database);
    if (!final) return fail(final.error());
    auto rows = m_store.committed(m_position, kMaximumEvents + 1);
    if (!rows) return fail(rows.error());
    if (rows->size() > kMaximumEvents) {
        if (auto skipped = skip(); !skipped) return fail(skipped.error());
        return NewEvents{{}, true};
    }
    NewEvents update;
    QSet<qint64> reported;
    for (RecordedEvent& event : *rows) {
        const qint64 position = event.position;
        if (position > *final) reported.insert(position);
        if (!m_reported.contains(position)) update.events.append(std::move(event));
    }
    // Events may still appear between the final position and a row after it.
    const qint64 last = rows->isEmpty() ? m_position : rows->last().position;
    m_position = std::max(m_position, std::min(last, *final));
    m_reported = std::move(reported);
    return update;
}

Result<void> EventTail::skip() {
    const auto final = finalPosition(m_database);
    if (!final) return fail(final.error());
    qint64 last = 0;
    const auto read =
        m_database.readRow(kLast, noValues, [&](Query& row) { last = row.integer("position"); });
    if (!read) return fail(read.error());
    m_position = std::min(last, *final);
    m_reported.clear();
    return {};
}

}  // namespace countertop
