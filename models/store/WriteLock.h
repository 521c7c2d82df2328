// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>

namespace countertop {

/// The lock between all connections, of all processes, that write one SQLite file: an advisory
/// flock on a file of its own beside the database ("shop.sqlite.lock"), never on the database
/// itself, whose locks belong to SQLite. Every write transaction and every checkpoint runs under
/// it. The system releases it when its holder dies.
class WriteLock {
public:
    WriteLock() = default;
    ~WriteLock();
    Q_DISABLE_COPY_MOVE(WriteLock)

    /// STORAGE when the lock file cannot be made.
    Result<void> open(const QString& databasePath);

    /// Waits up to the given time; TIMEOUT (transient) after it. Not recursive.
    Result<void> acquire(qint64 milliseconds);
    void release();

private:
    int m_file = -1;
};

}  // namespace countertop
