// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rebuild/ShadowTables.h"

#include <atomic>
#include <functional>

namespace countertop {

/// The short exclusive step at the end of a rebuild, in which nobody else writes. On SQLite it is a
/// write transaction. On PostgreSQL every commit writes to `products` before it appends, so a lock
/// on that table waits for commits in progress and blocks new ones; then the tables are locked in
/// the order in which commits lock them. It never waits long for a reader, because sales would
/// queue behind it: it gives up, lets them continue and tries again. Where several stores share the
/// tables, the store's rows are replaced instead of the tables, which takes as long as copying
/// them.
class Swap {
public:
    struct Options {
        qint64 timeoutMs = 120'000;
        const std::atomic<bool>* cancelled = nullptr;
        bool holdsCommits = true;  ///< for tables that commits write
        qint64 storeId = 1;
    };

    Swap(Database& database, ShadowTables& tables, QStringList names)
        : m_database(database), m_tables(tables), m_names(std::move(names)) {}

    /// `prepare` runs before each attempt, without a lock; `finish` in the exclusive step before
    /// the tables are swapped. Returns the duration of the successful exclusive step, in
    /// milliseconds; TIMEOUT when readers never pause.
    using Step = std::function<Result<void>()>;
    [[nodiscard]] Result<qint64> run(const Step& prepare, const Step& finish,
                                     const Options& options);

private:
    Result<void> attempt(const Step& finish, const Options& options);
    Result<void> change(qint64 storeId);
    Result<void> lockWriters(bool holdsCommits);
    Result<void> lockReaders();

    Database& m_database;
    ShadowTables& m_tables;
    QStringList m_names;
};

}  // namespace countertop
