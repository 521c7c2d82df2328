// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QMap>
#include <QString>

class QUrlQuery;

namespace countertop {

/// Options of a connection to a server, by their libpq names:
/// https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
using ServerOptions = QMap<QString, QString>;

/// The options after the "?" of a server's address. INVALID_INPUT names the first that is unknown,
/// given twice or has an invalid value: a requested option that has no effect, such as an encrypted
/// connection, must not go unnoticed.
[[nodiscard]] Result<ServerOptions> serverOptions(const QUrlQuery& query);

/// The options in the format of Qt's driver, to be appended to our own.
[[nodiscard]] QString toConnectOptions(const ServerOptions& options);

}  // namespace countertop
