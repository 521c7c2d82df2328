// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/seals/SealedRecords.h"

#include <QHash>

namespace countertop {

/// Determines what to seal in the records other than events: audit rows, messages, clean-ups, and
/// the settings when they have changed. Its owner writes the result together with the seal of the
/// events. Lives on the database's thread.
class RecordSealer {
public:
    struct Piece {
        QString kind;
        Seal seal;
    };

    RecordSealer(Database& database, qint64 storeId) : m_database(database), m_storeId(storeId) {}

    /// The next pieces to seal, at most this many rows of each table.
    [[nodiscard]] Result<QList<Piece>> next(Timestamp now, int maximumRows);
    /// How a piece refers to the last seal of the events, so that neither can be removed alone.
    [[nodiscard]] static QByteArray headOfEvents(const Seal& events);
    /// The heads of all chains including these pieces, and the number of sagas: "audit:57:HASH …
    /// sagas:3". For the seal of the events.
    [[nodiscard]] Result<QByteArray> headsWith(const QList<Piece>& pieces);
    /// False when another process was faster. Call it in a transaction.
    [[nodiscard]] Result<bool> save(const Piece& piece);

    /// Whether there were more rows than fit into one piece.
    [[nodiscard]] bool hasMore() const { return m_hasMore; }
    /// PostgreSQL: whether rows with lower numbers than existing ones may still be committed.
    [[nodiscard]] bool isWaiting() const { return m_waiting.has_value(); }

private:
    /// Numbers allocated up to here belong to transactions that began before the given one.
    struct Waiting {
        QHash<QString, qint64> upTo;
        qint64 before = 0;
    };

    /// For each table the number up to which no more rows can appear; empty if not known yet.
    [[nodiscard]] Result<QHash<QString, qint64>> finalNumbers();
    [[nodiscard]] Result<QHash<QString, qint64>> handedOut();

    Database& m_database;
    qint64 m_storeId;
    std::optional<Waiting> m_waiting;
    bool m_hasMore = false;
};

}  // namespace countertop
