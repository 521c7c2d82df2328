// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Error.h"

#include <optional>

namespace countertop {

/// A program of this computer that keeps others from writing to a SQLite file.
struct FileHolder {
    qint64 process = 0;
    QString program;  ///< as the system names it, "sqlite3"
};

/// Who holds a lock for writing on a shop's file, on what SQLite keeps beside it or on our own
/// lock; none when that is this process, somebody on another computer, or not told by the system.
[[nodiscard]] std::optional<FileHolder> holderOf(const QString& databasePath);

/// TIMEOUT, transient: another program held the shop's file for as long as one waits. Names it
/// where it is known, in the facts "program" and "process".
[[nodiscard]] Error fileHeld(const QString& databasePath);

}  // namespace countertop
