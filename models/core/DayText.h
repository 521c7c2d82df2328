// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QLocale>

#include <optional>

namespace countertop {

/// The order in which a locale writes the parts of a numeric date.
enum class DayOrder { DayFirst, MonthFirst, YearFirst };

[[nodiscard]] DayOrder dayOrderOf(const QLocale& locale);

/// The only parser of days typed by users: 31/10, 31.10., 31-10-26, 31102026, 2026-10-31,
/// 31 Oct 2026. Digits follow the locale's order, but a four-digit year may come first in any
/// locale. Month names may be in the locale's language or in English. A day without a year is in
/// `today`'s year, or the year before when that would be more than half a year after `today`. A
/// two-digit year is in this century. nullopt when the text is not a calendar day.
[[nodiscard]] std::optional<QDate> dayFromText(const QString& text, const QLocale& locale,
                                               const QDate& today);

/// Formats a day so that dayFromText() reads it back, with a four-digit year: 31/10/2026.
[[nodiscard]] QString dayToText(const QDate& day, const QLocale& locale);

}  // namespace countertop
