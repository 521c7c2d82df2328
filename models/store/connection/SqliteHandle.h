// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>

struct sqlite3;

namespace countertop {

/// The SQLite connection under Qt's driver; null when it is closed or not SQLite's. The only place
/// that extracts it. Relies on the documentation of QSqlDriver::handle(): a QVariant that holds the
/// sqlite3* of an open QSQLITE connection, which is owned by the driver and ends with it.
/// https://doc.qt.io/qt-6/qsqldriver.html#handle
[[nodiscard]] sqlite3* sqliteOf(const QSqlDatabase& connection);

/// Whether this program is linked with the same SQLite library as Qt's driver; connections of one
/// must not be passed to the other.
[[nodiscard]] bool isDriversSqlite(const QSqlDatabase& connection);

}  // namespace countertop
