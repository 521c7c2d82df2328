// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/events/EventSerializer.h"
#include "models/store/personal/PersonalKeys.h"
#include "models/store/verify/CheckBook.h"

namespace countertop {

/// All events of one stream, by version.
struct EventStream {
    QString streamId;
    QList<RecordedEvent> events;
};

/// Reads all streams of the store, in the order of their ids, some at a time.
class EventStreams {
public:
    explicit EventStreams(const CheckBook& book)
        : m_database(book.database()),
          m_storeId(book.storeId()),
          m_personalKeys(m_database, m_storeId) {}

    /// The next complete streams; empty at the end.
    Result<QList<EventStream>> next();

    /// What is wrong with an event's personal fields, as the end of an English sentence.
    [[nodiscard]] QString personalProblem(const RecordedEvent& event) const {
        return m_personalKeys.problemOf(event.payload, personalSubject(event));
    }

private:
    Result<QList<RecordedEvent>> readPage();

    Database& m_database;
    qint64 m_storeId;
    PersonalKeys m_personalKeys;
    QString m_lastStream;
    qint64 m_lastVersion = 0;
    bool m_ended = false;
    EventStream m_unfinished;  ///< the last stream read so far; more of its events may follow
};

/// The number of events in the store.
[[nodiscard]] Result<qint64> eventCount(const CheckBook& book);

}  // namespace countertop
