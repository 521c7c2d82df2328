// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace countertop {

/// Whether the system's time zone database has a zone of this name: "Europe/London", "GMT",
/// "US/Pacific", "EST5EDT" and every other name and alias. Offsets and paths are no names. For
/// every thread; looks at the database's file.
[[nodiscard]] bool isTimeZone(const QString& name);

/// "HH:MM" of 24 hours as minutes after midnight; -1 for anything else.
[[nodiscard]] int minutesOfDay(QStringView text);
/// And back.
[[nodiscard]] QString timeOfDayText(int minutes);

}  // namespace countertop
