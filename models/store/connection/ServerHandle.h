// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>

struct pg_conn;

namespace countertop {

/// libpq's own connection under Qt's driver; null when it is closed or not PostgreSQL's. The only
/// place that takes it out. It rests on what Qt promises of QSqlDriver::handle(): a QVariant that
/// holds the PGconn* of an open QPSQL connection, which stays the driver's and ends with it.
/// Between two statements of the driver nothing is under way on it.
/// https://doc.qt.io/qt-6/qsqldriver.html#handle
[[nodiscard]] pg_conn* serverOf(const QSqlDatabase& connection);

}  // namespace countertop
