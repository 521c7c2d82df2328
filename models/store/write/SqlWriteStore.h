// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/commands/Write.h"
#include "models/store/connection/Database.h"
#include "models/store/personal/PersonalKeys.h"

namespace countertop {

struct WriteOutcome;

/// The only write path: every change of a shop goes through commit(). Lives on the database's
/// thread. Writes inside an open Transaction become savepoints of it.
class SqlWriteStore final : public WriteStore {
public:
    explicit SqlWriteStore(Database& database) : m_database(database) {}

    Result<Commit> commit(const Write& write) override;
    Result<std::optional<StoredOutcome>> findOutcome(const CommandRecord& record) override;
    Result<void> rememberRefusal(const CommandRecord& record, const Error& error) override;
    Result<void> audit(const CommandRecord& record, const EventMetadata& metadata,
                       const Error& error) override;

    /// Makes the next write read the routes again.
    void forgetRoutes() { m_routes.reset(); }

private:
    /// The routes at a version; a write based on outdated ones is refused and retried.
    struct RouteTable {
        qint64 version = -1;
        QList<Route> routes;
    };

    Result<void> loadRoutes(qint64 storeId);
    Result<WriteOutcome> execute(const Write& write, const QList<PersonalKey>& keys);
    Result<WriteOutcome> executeSealed(const Write& write);

    Database& m_database;
    std::optional<RouteTable> m_routes;
    std::optional<PersonalKeys> m_personalKeys;  ///< made for the first write that needs it
};

/// The messages that these routes create for the events of a write.
[[nodiscard]] QList<OutboxMessage> messagesOf(const Write& write, const QList<Route>& routes);

}  // namespace countertop
