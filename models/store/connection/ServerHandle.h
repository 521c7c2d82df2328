// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSqlDatabase>

struct pg_conn;

namespace countertop {

/// The libpq connection under Qt's driver; null when it is closed or not PostgreSQL's. The only
/// place that extracts it. Relies on the documentation of QSqlDriver::handle(): a QVariant that
/// holds the PGconn* of an open QPSQL connection, which is owned by the driver and ends with it.
/// The connection is idle between two statements of the driver.
/// https://doc.qt.io/qt-6/qsqldriver.html#handle
[[nodiscard]] pg_conn* serverOf(const QSqlDatabase& connection);

}  // namespace countertop
