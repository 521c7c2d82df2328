// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection/SqliteFiles.h"

#include "models/store/connection/WriteLock.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace countertop {

namespace {

constexpr int kOwnerOnly = 0600;
constexpr int kOwnersFolder = 0700;
/// How long another program may hold the lock while it creates the shop.
constexpr qint64 kMakingMs = 10'000;

Error fileFault(const QString& detail, const QString& reason, const QString& path) {
    Error error;
    error.detail = detail;
    error.reason = reason;
    error.facts = {{QStringLiteral("path"), path}};
    return error;
}

Error emptyFile(const QString& path) {
    return makeError(ErrorCode::Damaged,
                     QStringLiteral("The shop's file '%1' is empty: its content is lost. Restore a "
                                    "backup, or make a new shop there with 'init'")
                         .arg(path),
                     QStringLiteral("shop_file_empty"), {{QStringLiteral("path"), path}});
}

Error cannotOpen(const QString& path, int problem) {
    return fileFault(QStringLiteral("The shop's file '%1' cannot be opened: %2")
                         .arg(path, QString::fromLocal8Bit(std::strerror(problem))),
                     QStringLiteral("cannot_open"), path);
}

/// -1 when there is no such file.
qint64 sizeOf(const QString& path) {
    const QFileInfo info(path);
    return info.exists() ? info.size() : -1;
}

bool mayWrite(const QString& path) {
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), W_OK, AT_EACCESS) == 0;
}

bool mayRead(const QString& path) {
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), R_OK, AT_EACCESS) == 0;
}

QString logOf(const QString& path) { return path + QStringLiteral("-wal"); }
QString indexOf(const QString& path) { return path + QStringLiteral("-shm"); }

/// The first reason why the shop is not writable, if there is one.
std::optional<Error> hindrance(const QString& path) {
    bool isWhole = true;
    for (const QString& file : {path, logOf(path), indexOf(path)}) {
        if (!QFileInfo::exists(file)) {
            isWhole = false;
        } else if (!mayWrite(file)) {
            return fileFault(QStringLiteral("The shop's file '%1' cannot be written to").arg(file),
                             QStringLiteral("read_only"), file);
        }
    }
    const QString lock = WriteLock::pathFor(path);
    // The lock file is only locked, never written, so read access is enough.
    if (QFileInfo::exists(lock) && !mayRead(lock)) {
        return fileFault(QStringLiteral("The lock '%1' beside the shop's file cannot be opened, so "
                                        "nothing can be written")
                             .arg(lock),
                         QStringLiteral("lock_not_usable"), lock);
    }
    const QString folder = QFileInfo(path).absolutePath();
    if ((!isWhole || !QFileInfo::exists(lock)) && !mayWrite(folder)) {
        return fileFault(
            QStringLiteral("The folder '%1' of the shop's file cannot be written to").arg(folder),
            QStringLiteral("folder_not_writable"), folder);
    }
    return std::nullopt;
}

enum class Content { Nothing, Foreign, Other };

/// Classifies the tables of a file without locking, recovering or creating anything. Closing this
/// connection would drop the locks of this process's other connections to the same file, so use it
/// only for files that none of them can have open.
Content contentOf(const QString& path) {
    const QByteArray uri = QUrl::fromLocalFile(path).toEncoded(QUrl::FullyEncoded) + "?immutable=1";
    sqlite3* opened = nullptr;
    const int state =
        sqlite3_open_v2(uri.constData(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> connection(opened, &sqlite3_close);
    // Our migration table has these two columns; those of other programs differ.
    const char* const sql =
        "SELECT count(*) > 0, (SELECT count(*) FROM pragma_table_info('schema_migrations') "
        "WHERE name IN ('number', 'name')) = 2 FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'";
    sqlite3_stmt* prepared = nullptr;
    if (state == SQLITE_OK) sqlite3_prepare_v2(opened, sql, -1, &prepared, nullptr);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared,
                                                                               &sqlite3_finalize);
    // Damage is reported when the file is opened.
    if (!prepared || sqlite3_step(prepared) != SQLITE_ROW) return Content::Other;
    if (sqlite3_column_int(prepared, 0) == 0) return Content::Nothing;
    return sqlite3_column_int(prepared, 1) == 0 ? Content::Foreign : Content::Other;
}

/// For a file that no connection of ours has opened yet; otherwise its lock file would exist.
Result<void> checkUnknown(const QString& path, bool mayBeEmpty) {
    const Content content = contentOf(path);
    if (content == Content::Foreign) return fail(foreignDatabase(path));
    if (content == Content::Other) return {};
    if (!mayBeEmpty) return fail(noShopAt(path));
    // The program that writes this log has not put its tables into the file yet.
    if (sizeOf(logOf(path)) > 0) return fail(foreignDatabase(path));
    return {};
}

Result<void> checkKind(const QString& path) {
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR) return fail(noShopAt(path));
        return fail(cannotOpen(path, errno));
    }
    if (S_ISDIR(status.st_mode)) {
        return fail(fileFault(QStringLiteral("'%1' is a folder, not a shop's file").arg(path),
                              QStringLiteral("is_a_folder"), path));
    }
    if (!S_ISREG(status.st_mode)) {
        return fail(fileFault(QStringLiteral("'%1' is not a file that can hold a shop").arg(path),
                              QStringLiteral("cannot_open"), path));
    }
    if (!mayRead(path)) return fail(cannotOpen(path, EACCES));
    return {};
}

/// A shop that is just being created is empty for a moment.
bool staysEmpty(const QString& path) {
    WriteLock lock;
    if (!QFileInfo::exists(WriteLock::pathFor(path)) || !lock.open(path)) return true;
    if (!lock.acquire(kMakingMs)) return true;
    return sizeOf(path) == 0;
}

QString uriOf(const QString& path, const char* mode) {
    return QString::fromLatin1(QUrl::fromLocalFile(path).toEncoded(QUrl::FullyEncoded)) +
           QLatin1StringView(mode);
}

Result<void> makeFolder(const QString& folder) {
    if (QFileInfo(folder).isDir()) return {};
    const QString above = QFileInfo(folder).absolutePath();
    if (above != folder) {
        if (auto made = makeFolder(above); !made) return made;
    }
    if (::mkdir(QFile::encodeName(folder).constData(), kOwnersFolder) == 0 || errno == EEXIST) {
        return {};
    }
    return fail(fileFault(QStringLiteral("The folder '%1' cannot be created: %2")
                              .arg(folder, QString::fromLocal8Bit(std::strerror(errno))),
                          QStringLiteral("folder_not_writable"), folder));
}

}  // namespace

Result<SqliteAccess> sqliteAccess(const QString& path, bool mayBeEmpty) {
    if (auto good = checkKind(path); !good) return fail(good.error());
    if (!mayBeEmpty && sizeOf(path) == 0 && staysEmpty(path)) return fail(emptyFile(path));
    SqliteAccess access{path, {}, hindrance(path), false};
    if (!access.readOnly) {
        if (!QFileInfo::exists(WriteLock::pathFor(path))) {
            if (auto good = checkUnknown(path, mayBeEmpty); !good) return fail(good.error());
        }
        return access;
    }
    // SQLite needs the index to read a log. Creating an index for another user's shop could lock
    // out its owner, so without one only the file itself is read.
    const bool isShared = mayRead(logOf(path)) && mayRead(indexOf(path));
    access.alone = uriOf(path, "?immutable=1");
    access.name = isShared ? uriOf(path, "?mode=ro") : access.alone;
    access.hasUnreadLog = sizeOf(logOf(path)) > 0;
    return access;
}

Result<void> makeSqliteFile(const QString& path) {
    if (sizeOf(path) > 0) return {};
    if (sizeOf(path) == 0) {
        if (sizeOf(logOf(path)) > 0) return fail(emptyFile(path));
        return {};
    }
    const QString folder = QFileInfo(path).absolutePath();
    if (auto made = makeFolder(folder); !made) return made;
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly);
    if (file < 0) {
        const int problem = errno;
        // EPERM: the folder has the immutable attribute, which applies even to root.
        if (problem != EACCES && problem != EROFS && problem != EPERM) {
            return fail(cannotOpen(path, problem));
        }
        return fail(fileFault(QStringLiteral("The folder '%1' cannot be written to: %2")
                                  .arg(folder, QString::fromLocal8Bit(std::strerror(problem))),
                              QStringLiteral("folder_not_writable"), folder));
    }
    ::close(file);
    return {};
}

Error noShopAt(const QString& place) {
    return makeError(ErrorCode::NotFound, QStringLiteral("no shop at %1").arg(place),
                     QStringLiteral("no_shop"), {{QStringLiteral("path"), place}});
}

Error foreignDatabase(const QString& place) {
    return makeError(
        ErrorCode::NotFound,
        QStringLiteral("no shop at %1: it belongs to another program and was left untouched")
            .arg(place),
        QStringLiteral("foreign_database"), {{QStringLiteral("path"), place}});
}

bool saysNoShop(const Error& error) {
    return error.code == ErrorCode::NotFound &&
           (error.reason == u"no_shop" || error.reason == u"foreign_database");
}

}  // namespace countertop
