// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rebuild/Swap.h"

#include "models/projections/ShopProjections.h"
#include "models/store/connection/Conditions.h"
#include "models/store/connection/Transaction.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace countertop {

namespace {

/// Shorter than deadlock_timeout, so that no reader is aborted because of us.
const QString kLockTimeout = QStringLiteral("SET LOCAL lock_timeout = '400ms'");

constexpr unsigned long kPauseMs = 300;

const QString kOtherStores =
    QStringLiteral("SELECT count(*) AS number FROM shop WHERE store_id <> :store");

}  // namespace

Result<qint64> Swap::run(const Step& prepare, const Step& finish, const Options& options) {
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        // Everything that can be applied while others sell is applied first, so that the exclusive
        // step takes only a moment.
        if (auto ready = prepare(); !ready) return fail(ready.error());
        QElapsedTimer exclusive;
        exclusive.start();
        const auto done = attempt(finish, options);
        if (done) return exclusive.elapsed();
        if (!done.error().transient || m_database.isLost()) return fail(done.error());
        if (options.cancelled && options.cancelled->load()) continue;
        if (waited.elapsed() > options.timeoutMs) {
            return fail(ErrorCode::Timeout,
                        QStringLiteral("Others use the lists without a pause; try again later"),
                        QStringLiteral("lists_in_use"));
        }
        QThread::msleep(kPauseMs);
    }
}

Result<void> Swap::attempt(const Step& finish, const Options& options) {
    Transaction transaction(m_database);
    if (auto begun = transaction.begin(); !begun) return begun;
    // The order matters. Under the writers' lock every event is committed and none can follow, so
    // the last ones are folded exactly once. Readers are locked out last, only for the renaming.
    if (auto locked = lockWriters(options.holdsCommits); !locked) return locked;
    if (auto finished = finish(); !finished) return finished;
    if (auto changed = change(options.storeId); !changed) return changed;
    return transaction.commit();
}

Result<void> Swap::change(qint64 storeId) {
    const auto others = readNumber(m_database, kOtherStores, Conditions(storeId));
    if (!others) return fail(others.error());
    // Renaming the table would remove the other stores' rows.
    if (*others > 0) return m_tables.replaceRowsOf(storeId);
    if (auto locked = lockReaders(); !locked) return locked;
    return m_tables.swap();
}

Result<void> Swap::lockWriters(bool holdsCommits) {
    if (m_database.dialect() == Dialect::Sqlite) return {};
    if (auto set = m_database.run(kLockTimeout); !set) return set;
    if (!holdsCommits) return {};
    // Every commit writes to products before it appends: this lock waits for commits in progress
    // and blocks new ones, without affecting readers.
    return m_database.run(QStringLiteral("LOCK TABLE products IN SHARE ROW EXCLUSIVE MODE"));
}

Result<void> Swap::lockReaders() {
    if (m_database.dialect() == Dialect::Sqlite) return {};
    // Lock in the order that every transaction uses; otherwise two could deadlock.
    for (const QString& table : projectedTables()) {
        if (!m_names.contains(table)) continue;
        const auto locked =
            m_database.run(QStringLiteral("LOCK TABLE %1 IN ACCESS EXCLUSIVE MODE").arg(table));
        if (!locked) return locked;
    }
    return {};
}

}  // namespace countertop
