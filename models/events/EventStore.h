// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/events/RecordedEvent.h"

#include <QSet>

#include <limits>

namespace countertop {

/// The version the caller expects of a stream before appending to it.
class ExpectedVersion {
public:
    [[nodiscard]] static ExpectedVersion any() { return ExpectedVersion(kAny); }
    [[nodiscard]] static ExpectedVersion noStream() { return ExpectedVersion(0); }
    [[nodiscard]] static ExpectedVersion exists() { return ExpectedVersion(kExists); }
    /// Exactly this version; 0 is noStream, and a negative one is refused as INVALID_INPUT.
    [[nodiscard]] static ExpectedVersion exactly(qint64 version) {
        return ExpectedVersion(version < 0 ? kInvalid : version);
    }

    [[nodiscard]] qint64 value() const { return m_value; }
    [[nodiscard]] bool isValid() const { return m_value != kInvalid; }
    bool operator==(const ExpectedVersion&) const = default;

    static constexpr qint64 kAny = -1;
    static constexpr qint64 kExists = -2;
    static constexpr qint64 kInvalid = -3;

private:
    explicit ExpectedVersion(qint64 value) : m_value(value) {}
    qint64 m_value;
};

/// Compares a stream's actual version with the expected one. VERSION_CONFLICT with the facts
/// expected_version and actual_version; NOT_FOUND when the stream should exist but does not.
[[nodiscard]] Result<void> checkExpectedVersion(const QString& streamId, ExpectedVersion expected,
                                                qint64 actual);

/// Selects events of the whole store. Types are alternatives; the other fields narrow further.
struct FeedFilter {
    QStringList types;
    QStringList streams;
    QString category;  ///< the part of the stream id before its first '-'
};

/// Append-only streams of events. Implementations live on the thread that created them.
class EventStore {
public:
    virtual ~EventStore() = default;

    /// Appends all drafts or none, with consecutive versions. Returns the stream's new version.
    /// INVALID_INPUT: empty stream id, no events, too large an event, a negative version.
    virtual Result<qint64> append(const QString& streamId, ExpectedVersion expected,
                                  const QList<EventDraft>& drafts,
                                  const EventMetadata& metadata) = 0;

    /// Versions from … to of a stream, in order; empty when the stream does not exist.
    virtual Result<QList<RecordedEvent>> load(
        const QString& streamId, qint64 fromVersion = 1,
        qint64 toVersion = std::numeric_limits<qint64>::max()) = 0;

    /// Those of the streams that have events, in one query.
    virtual Result<QSet<QString>> existing(const QStringList& streamIds) = 0;

    /// Events after a position (exclusive) in order of position, never past one whose commit is
    /// still in progress.
    virtual Result<QList<RecordedEvent>> feed(qint64 afterPosition, const FeedFilter& filter,
                                              int limit) = 0;
};

}  // namespace countertop
