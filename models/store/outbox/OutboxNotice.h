// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection/Database.h"

#include <QPointer>
#include <QSqlDriver>

#include <functional>

namespace countertop {

/// Tells the outbox workers of other programs to look at once instead of at their next poll. Call
/// it after the commit, never in its transaction: transactions that notify commit one after
/// another. Several commits may share one call. Does nothing on SQLite.
Result<void> announceMessages(Database& database);

/// Hears what other sessions of the same server announce. Lives on the database's thread, which
/// needs an event loop, and must end before the database.
class OutboxListener {
public:
    /// `heard` is called from the event loop.
    OutboxListener(Database& database, std::function<void()> heard)
        : m_database(database), m_heard(std::move(heard)) {}
    ~OutboxListener();
    Q_DISABLE_COPY_MOVE(OutboxListener)

    /// Listens, also to a connection that replaced the one before. Call it from time to time. True
    /// when it began only now: what was announced before was not heard. Does nothing on SQLite.
    Result<bool> listen();

private:
    Database& m_database;
    std::function<void()> m_heard;
    QPointer<QSqlDriver> m_driver;  ///< the one that listens
    QMetaObject::Connection m_connection;
};

}  // namespace countertop
