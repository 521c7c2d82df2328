// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/EventStreams.h"

#include "models/store/connection/Conditions.h"
#include "models/store/streams/SqlEventStore.h"

namespace countertop {

namespace {

constexpr qint64 kPageEvents = 2000;

const QString kPage = QStringLiteral(
                          "SELECT %1 FROM events WHERE store_id = :store AND "
                          "(stream_id, version) > (:stream, :version) "
                          "ORDER BY stream_id, version LIMIT :limit")
                          .arg(QLatin1StringView(kEventColumns));

const QString kCount =
    QStringLiteral("SELECT count(*) AS number FROM events WHERE store_id = :store");

}  // namespace

Result<QList<RecordedEvent>> EventStreams::readPage() {
    Conditions conditions(m_storeId);
    conditions.value(":stream", m_lastStream)
        .value(":version", m_lastVersion)
        .value(":limit", kPageEvents);
    auto events = readRows(m_database, kPage, conditions, recordedEventFrom);
    if (!events) return events;
    if (auto opened = m_personalKeys.open(*events); !opened) return fail(opened.error());
    return events;
}

Result<QList<EventStream>> EventStreams::next() {
    QList<EventStream> streams;
    while (streams.isEmpty() && !m_ended) {
        const auto page = readPage();
        if (!page) return fail(page.error());
        for (const RecordedEvent& event : *page) {
            if (event.streamId != m_unfinished.streamId) {
                if (!m_unfinished.events.isEmpty()) streams.append(std::move(m_unfinished));
                m_unfinished = {event.streamId, {}};
            }
            m_unfinished.events.append(event);
        }
        m_ended = page->size() < kPageEvents;
        if (!page->isEmpty()) {
            m_lastStream = page->last().streamId;
            m_lastVersion = page->last().version;
        }
        if (m_ended && !m_unfinished.events.isEmpty()) streams.append(std::move(m_unfinished));
    }
    return streams;
}

Result<qint64> eventCount(const CheckBook& book) {
    return readNumber(book.database(), kCount, Conditions(book.storeId()));
}

}  // namespace countertop
