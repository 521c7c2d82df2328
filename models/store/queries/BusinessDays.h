// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/Result.h"

#include <QDate>

namespace countertop {

/// A business day in its stored form ("2026-11-21"); invalid for any other text.
[[nodiscard]] QDate businessDay(const QString& text);

/// INVALID_INPUT naming every text that is not a day. Empty texts mean no limit.
[[nodiscard]] Result<void> checkDays(const QString& fromDay, const QString& toDay);

/// INVALID_INPUT for an impossible window of rows.
[[nodiscard]] Result<void> checkWindow(qint64 firstRow, int limit);

}  // namespace countertop
