// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/seals/SealedRecords.h"

#include <QHash>

namespace countertop {

/// Seals what is new in the records that are no events: audit rows, messages, clean-ups, and the
/// settings when they have changed. Says what to seal; its owner writes it together with the seal
/// of the events. Lives on the database's thread.
class RecordSealer {
public:
    struct Piece {
        QString kind;
        Seal seal;
    };

    RecordSealer(Database& database, qint64 storeId) : m_database(database), m_storeId(storeId) {}

    /// What is to be sealed next, at most so many rows of each table.
    [[nodiscard]] Result<QList<Piece>> next(Timestamp now, int mostRows);
    /// What the pieces say of the last seal of the events, and that seal of them: so neither can be
    /// taken away alone.
    [[nodiscard]] static QByteArray headOfEvents(const Seal& events);
    /// The heads of all chains with these pieces on top, and how many sagas there are:
    /// "audit:57:HASH … sagas:3". For the seal of the events.
    [[nodiscard]] Result<QByteArray> headsWith(const QList<Piece>& pieces);
    /// False when another process was quicker. Call it in a transaction.
    [[nodiscard]] Result<bool> save(const Piece& piece);

    /// There was more than one piece takes.
    [[nodiscard]] bool isBehind() const { return m_isBehind; }
    /// PostgreSQL: rows may still come whose numbers are below those that are there.
    [[nodiscard]] bool isWaiting() const { return m_waiting.has_value(); }

private:
    /// Numbers were handed out up to these, and whoever had any began before that transaction.
    struct Waiting {
        QHash<QString, qint64> upTo;
        qint64 before = 0;
    };

    /// For each table the number up to which no row can come any more; none: nobody knows yet.
    [[nodiscard]] Result<QHash<QString, qint64>> finalNumbers();
    [[nodiscard]] Result<QHash<QString, qint64>> handedOut();

    Database& m_database;
    qint64 m_storeId;
    std::optional<Waiting> m_waiting;
    bool m_isBehind = false;
};

}  // namespace countertop
