// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>

namespace countertop {

/// Opens a file beside a SQLite database with these flags of open(2). A missing one is created with
/// the database's mode and owner, so that every account that may write the database may lock it.
/// Negative, with errno, when it can be neither opened nor created.
[[nodiscard]] int openBesideDatabase(const QString& path, const QString& databasePath, int flags);

/// The lock between all connections, of all processes, that write one SQLite file: an advisory
/// flock on a separate file beside the database ("shop.sqlite.lock"), never on the database itself,
/// whose locks belong to SQLite. Every write transaction and every checkpoint holds it. The system
/// releases it when its holder dies.
class WriteLock {
public:
    WriteLock() = default;
    ~WriteLock();
    Q_DISABLE_COPY_MOVE(WriteLock)

    [[nodiscard]] static QString pathFor(const QString& databasePath);

    /// Creates a missing lock file with the database's mode and owner, so that every account that
    /// may write the database may lock it. STORAGE when it cannot be created or opened.
    Result<void> open(const QString& databasePath);
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }

    /// Waits up to the given time; TIMEOUT (transient) afterwards. Not recursive.
    Result<void> acquire(qint64 milliseconds);
    void release();

private:
    int m_file = -1;
};

}  // namespace countertop
