// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/store/connection/DatabaseUrl.h"

#include <QSqlDatabase>

namespace countertop {

/// NETWORK for a connection to PostgreSQL behind a pooler that gives each transaction another
/// session (pool_mode=transaction of pgbouncer): prepared statements, settings and advisory locks
/// would land in sessions of others. A pooler that keeps sessions together passes. Costs one round
/// trip when there is no pooler. Call it before the session is changed in any way.
[[nodiscard]] Result<void> refuseSharedSessions(const QSqlDatabase& connection,
                                                const DatabaseUrl& url);

}  // namespace countertop
