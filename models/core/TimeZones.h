// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// True when the system's time zone database has a zone of this name: "Europe/London", "GMT",
/// "US/Pacific", "EST5EDT" and every other name and alias. Offsets and paths are not names.
/// Thread-safe; reads the database's file.
[[nodiscard]] bool isTimeZone(const QString& name);

/// Converts 24-hour "HH:MM" to minutes after midnight; -1 for anything else.
[[nodiscard]] int minutesOfDay(QStringView text);
/// The inverse of minutesOfDay().
[[nodiscard]] QString timeOfDayText(int minutes);

}  // namespace countertop
