// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QMap>
#include <QString>

class QUrlQuery;

namespace countertop {

/// Options of a connection to a server, by libpq's names:
/// https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
using ServerOptions = QMap<QString, QString>;

/// The options behind the "?" of a server's address. INVALID_INPUT naming the first that is
/// unknown, given twice, or has a value it cannot have: what was asked for and not done, such as an
/// encrypted connection, must not pass unseen.
[[nodiscard]] Result<ServerOptions> serverOptions(const QUrlQuery& query);

/// As Qt's driver takes them, after its own ones.
[[nodiscard]] QString toConnectOptions(const ServerOptions& options);

}  // namespace countertop
