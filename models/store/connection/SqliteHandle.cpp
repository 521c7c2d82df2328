// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SqliteHandle.h"

#include <QSqlDriver>
#include <QSqlQuery>
#include <QVariant>

#include <sqlite3.h>

Q_DECLARE_OPAQUE_POINTER(sqlite3*)

namespace countertop {

sqlite3* sqliteOf(const QSqlDatabase& connection) {
    return connection.driver()->handle().value<sqlite3*>();
}

bool isDriversSqlite(const QSqlDatabase& connection) {
    QSqlQuery query(QStringLiteral("SELECT sqlite_source_id()"), connection);
    return query.next() && query.value(0).toString() == QLatin1StringView(sqlite3_sourceid());
}

}  // namespace countertop
