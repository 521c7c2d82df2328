// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projections/Activity.h"
#include "models/store/connection/Conditions.h"

namespace countertop {

/// A filter whose text has been resolved to a stream or a correlation.
struct ActivityQuestion {
    ActivityFilter filter;
    QString streamId;
    QString subject;          ///< searched for in the content of commands
    Timestamp notBefore = 0;  ///< no matching row can be older
};

/// A part of one table by its key: from ≤ key < to.
struct KeyRange {
    qint64 from = 0;
    qint64 to = 0;
};

/// One of the two tables that activity is read from, events or audit: both have a key that grows
/// with time and an id that carries its time. Lives on the database's thread.
class ActivityTable {
public:
    ActivityTable(Database& database, qint64 storeId, ActivityKind kind)
        : m_database(database), m_storeId(storeId), m_kind(kind) {}

    /// One past the last key; 1 when the table is empty.
    [[nodiscard]] Result<qint64> end();
    /// The first key whose row was created at this time or later; `end` when there is none. Tills'
    /// clocks differ, so callers must add a tolerance.
    [[nodiscard]] Result<qint64> keyAt(Timestamp time, qint64 end);
    /// Time and id of the first row at or after the key; other members stay empty. Time 0 when
    /// there is none.
    [[nodiscard]] Result<ActivityRow> momentAt(qint64 key);
    /// Matching rows of the range, by key; at most `limit`.
    [[nodiscard]] Result<QList<ActivityRow>> rows(const ActivityQuestion& question,
                                                  const KeyRange& range, bool newestFirst,
                                                  int limit);
    /// False when none of the table's rows can match.
    [[nodiscard]] bool isWanted(const ActivityQuestion& question) const;
    [[nodiscard]] bool isEvents() const { return m_kind == ActivityKind::Events; }

private:
    struct Probe {
        qint64 key = 0;
        QString ownId;
        Timestamp createdAt = 0;
    };
    [[nodiscard]] Result<std::optional<Probe>> probe(qint64 key);
    /// The versions of a stream's events in a range of positions.
    [[nodiscard]] Result<KeyRange> versionsOf(const QString& streamId, const KeyRange& positions);
    /// `range` holds versions when the events of one stream are wanted, keys otherwise.
    [[nodiscard]] Conditions conditionsFor(const ActivityQuestion& question, const KeyRange& range);
    void narrowTypes(Conditions& conditions, const QString& types) const;
    void narrowSubject(Conditions& conditions, const ActivityQuestion& question) const;

    Database& m_database;
    qint64 m_storeId;
    ActivityKind m_kind;
};

}  // namespace countertop
