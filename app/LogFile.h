// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// While it lives, every log message becomes one JSON line in a file of the person's data folder:
/// time, level, category, text. At 5 MB the file moves aside; three old ones are kept. Several
/// programs may share it. Messages still go to stderr too. One at a time; safe from any thread.
class LogFile {
public:
    LogFile();
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    [[nodiscard]] static QString path();
};

}  // namespace countertop
