// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLocale>

#include <optional>

namespace countertop {

/// In which order a reader of this language writes the parts of a date in figures.
enum class DayOrder { DayFirst, MonthFirst, YearFirst };

[[nodiscard]] DayOrder dayOrderOf(const QLocale& locale);

/// The one reader of days that people type: 31/10, 31.10., 31-10-26, 31102026, 2026-10-31,
/// 31 Oct 2026. Figures stand in the order of the locale, a year of four digits may come first in
/// any; months may be named in the locale's language or in English. Without a year it is this one,
/// or the last one where that would lie more than half a year ahead of `today`; a year of two
/// digits is one of this century. Nothing when that is no day of the calendar.
[[nodiscard]] std::optional<QDate> dayFromText(const QString& text, const QLocale& locale,
                                               const QDate& today);

/// The day as the same reader types it, with all four digits of the year: 31/10/2026.
[[nodiscard]] QString dayToText(const QDate& day, const QLocale& locale);

}  // namespace countertop
