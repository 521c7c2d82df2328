// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// While an instance exists, every log message is written as one JSON line to a file in the user's
/// data folder: time, level, category, text. At 5 MB the file is rotated; three old ones are kept.
/// Several programs may share it. Messages still go to stderr too. One instance at a time;
/// thread-safe.
class LogFile {
public:
    LogFile();
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    [[nodiscard]] static QString path();
};

}  // namespace countertop
