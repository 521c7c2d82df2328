// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QString>

#include <optional>

namespace countertop {

/// How the file of a SQLite shop can be opened; determined without opening a connection.
struct SqliteAccess {
    /// The name for the driver: the path, or a URI that opens it read-only.
    QString name;
    /// Read-only: a URI for the file without its write-ahead log, in case `name` cannot be read.
    QString alone;
    /// STORAGE naming the file, folder or lock that is not writable; the shop is then read-only.
    std::optional<Error> readOnly;
    /// A read-only shop has a non-empty write-ahead log beside it, whose changes may be missing
    /// from reads.
    bool hasUnreadLog = false;
};

/// Examines the file at `path` and the files beside it; changes nothing. NOT_FOUND ("no_shop") when
/// there is no file, DAMAGED ("shop_file_empty") for one of 0 bytes unless it `mayBeEmpty`, STORAGE
/// when it is not a file or cannot be read, NOT_FOUND ("foreign_database") for another program's.
/// Safe from any thread.
[[nodiscard]] Result<SqliteAccess> sqliteAccess(const QString& path, bool mayBeEmpty);

/// Creates the file, accessible to its owner only, and missing folders. Leaves an existing file
/// unchanged. STORAGE ("folder_not_writable", "cannot_open"); DAMAGED for an empty file with a
/// write-ahead log, which may hold the shop.
[[nodiscard]] Result<void> makeSqliteFile(const QString& path);

/// NOT_FOUND: there is no shop at `place`, a path or the display form of a server's database.
[[nodiscard]] Error noShopAt(const QString& place);
/// NOT_FOUND: the database at `place` belongs to another program.
[[nodiscard]] Error foreignDatabase(const QString& place);
/// Whether an error means that there is no shop at all, as opposed to something missing in a shop.
[[nodiscard]] bool saysNoShop(const Error& error);

}  // namespace countertop
