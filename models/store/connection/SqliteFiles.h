// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>

#include <optional>

namespace countertop {

/// How the file of a SQLite shop can be opened, found out without opening a connection.
struct SqliteAccess {
    /// What the driver is given: the path, or a URI that opens it for reading only.
    QString name;
    /// Read-only: a URI for the file without its write-ahead log, for when `name` cannot be read.
    QString alone;
    /// STORAGE naming the file, folder or lock that cannot be written to; the shop can then only be
    /// read.
    std::optional<Error> readOnly;
    /// A write-ahead log with content lies beside a shop that can only be read: what is in it may
    /// be missing from what is read.
    bool hasUnreadLog = false;
};

/// Looks at the file at `path` and what lies beside it; changes nothing. NOT_FOUND ("no_shop") when
/// there is no file, DAMAGED ("shop_file_empty") for one of 0 bytes unless it `mayBeEmpty`, STORAGE
/// for what is no file or cannot be read, NOT_FOUND ("foreign_database") for another program's.
/// For every thread.
[[nodiscard]] Result<SqliteAccess> sqliteAccess(const QString& path, bool mayBeEmpty);

/// Makes the file, for its owner only, and the folders that are missing. One that is there stays as
/// it is. STORAGE ("folder_not_writable", "cannot_open"); DAMAGED for an empty file with a
/// write-ahead log, which may hold the shop.
[[nodiscard]] Result<void> makeSqliteFile(const QString& path);

/// NOT_FOUND: there is no shop at `place`, a path or the display form of a server's database.
[[nodiscard]] Error noShopAt(const QString& place);
/// NOT_FOUND: what lies at `place` belongs to another program.
[[nodiscard]] Error foreignDatabase(const QString& place);
/// Whether an error says that there is no shop at all, not that something in a shop is missing.
[[nodiscard]] bool saysNoShop(const Error& error);

}  // namespace countertop
