// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/ServerHandle.h"

#include <QSqlDriver>
#include <QVariant>

#include <libpq-fe.h>

Q_DECLARE_OPAQUE_POINTER(PGconn*)

namespace countertop {

pg_conn* serverOf(const QSqlDatabase& connection) {
    return connection.driver()->handle().value<pg_conn*>();
}

}  // namespace countertop
