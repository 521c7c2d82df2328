// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"
#include "models/store/connection/DatabaseUrl.h"

#include <QSqlError>

namespace countertop {

/// Our error for a failed SQLite call, by its result code (https://www.sqlite.org/rescode.html).
[[nodiscard]] Error sqliteError(const DatabaseUrl& url, const QSqlError& error);

/// Our error for a failed PostgreSQL statement, by SQLSTATE (PostgreSQL manual, appendix A). The
/// driver reports a lost connection with an empty SQLSTATE.
[[nodiscard]] Error postgresqlError(const DatabaseUrl& url, const QSqlError& error);

/// Our error for a PostgreSQL connection that could not be made.
[[nodiscard]] Error serverUnreachable(const DatabaseUrl& url, const QSqlError& error);

/// A server that did not answer in time, and a file that another program held too long.
[[nodiscard]] Error serverSlow();
[[nodiscard]] Error fileBusy();

/// Facts of an error of a server function: the fields DETAIL and CONSTRAINT of its refusal.
inline constexpr QLatin1StringView kServerDetail("server_detail");
inline constexpr QLatin1StringView kServerConstraint("server_constraint");

}  // namespace countertop
