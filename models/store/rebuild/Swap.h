// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rebuild/ShadowTables.h"

#include <atomic>
#include <functional>

namespace countertop {

/// The short step at the end of a rebuild that nobody else writes in. On SQLite it is a write
/// transaction. On PostgreSQL every commit touches `products` before it appends, so a lock on that
/// table waits for the commits under way and holds the next ones back; then the tables are locked
/// in the order in which commits take them. It never waits long for a reader, behind which the
/// sales would queue: it gives up, lets them go on and tries again. Where several stores share the
/// tables, the store's rows change places instead of the tables: the step takes as long as it takes
/// to copy them.
class Swap {
public:
    struct Options {
        qint64 patienceMs = 120'000;
        const std::atomic<bool>* cancelled = nullptr;
        bool holdsCommits = true;  ///< for tables that commits write
        qint64 storeId = 1;
    };

    Swap(Database& database, ShadowTables& tables, QStringList names)
        : m_database(database), m_tables(tables), m_names(std::move(names)) {}

    /// `prepare` runs before each attempt, without a lock; `finish` in the exclusive step before
    /// the tables change places. Answers how long the successful exclusive step took, in
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
