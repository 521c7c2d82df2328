// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QDate>

namespace countertop {

/// A business day as stored ("2026-11-21"); invalid when the text is anything else.
[[nodiscard]] QDate businessDay(const QString& text);

/// INVALID_INPUT naming every day that is given and is none. Empty texts are no limit.
[[nodiscard]] Result<void> checkDays(const QString& fromDay, const QString& toDay);

/// INVALID_INPUT for a window of rows that cannot be.
[[nodiscard]] Result<void> checkWindow(qint64 firstRow, int limit);

}  // namespace countertop
