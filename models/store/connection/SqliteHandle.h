// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>

struct sqlite3;

namespace countertop {

/// SQLite's own connection under Qt's driver; null when it is closed or not SQLite's. The only
/// place that takes it out. It rests on what Qt promises of QSqlDriver::handle(): a QVariant that
/// holds the sqlite3* of an open QSQLITE connection, which stays the driver's and ends with it.
/// https://doc.qt.io/qt-6/qsqldriver.html#handle
[[nodiscard]] sqlite3* sqliteOf(const QSqlDatabase& connection);

/// Whether the library this program is linked with is the one Qt's driver uses; connections of one
/// must not be given to the other.
[[nodiscard]] bool isDriversSqlite(const QSqlDatabase& connection);

}  // namespace countertop
