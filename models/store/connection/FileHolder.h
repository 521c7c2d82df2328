// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <optional>

namespace countertop {

/// A program on this computer that keeps others from writing to a SQLite file.
struct FileHolder {
    qint64 process = 0;
    QString program;  ///< the process name, for example "sqlite3"
};

/// The process that holds a write lock on a shop's file, on SQLite's files beside it or on our own
/// lock; none when that is this process, runs on another computer, or is not reported by the
/// system.
[[nodiscard]] std::optional<FileHolder> holderOf(const QString& databasePath);

/// TIMEOUT, transient: another program held the shop's file for the whole wait. The facts "program"
/// and "process" name it where it is known.
[[nodiscard]] Error fileHeld(const QString& databasePath);

}  // namespace countertop
