// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"
#include "models/store/connection/DatabaseUrl.h"

#include <QSqlDatabase>

namespace countertop {

/// NETWORK for a connection to PostgreSQL behind a pooler that may run each transaction in another
/// session (pool_mode=transaction of pgbouncer): prepared statements, settings and advisory locks
/// would end up in other clients' sessions. A pooler with session pooling passes. Costs one round
/// trip when there is no pooler. Call it before changing the session in any way.
[[nodiscard]] Result<void> refuseSharedSessions(const QSqlDatabase& connection,
                                                const DatabaseUrl& url);

}  // namespace countertop
