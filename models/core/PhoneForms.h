// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace countertop {

/// The country ("GB") whose telephone numbers need no country code: the time zone's, else the one
/// the currency is named after; empty when neither identifies one (UTC and EUR). Pure.
[[nodiscard]] QString phoneRegionOf(const QString& timeZone, const QString& currency);

/// The digit strings by which a number, or a part of one, is found among stored digits in whatever
/// form it was stored: the digits as typed and, when they parse as a number of that country or with
/// a country code, the number without its prefixes. Nonexistent and incomplete numbers are accepted
/// as well. Empty when the text has no digits. Pure.
[[nodiscard]] QStringList phoneDigits(const QString& typed, const QString& region);

}  // namespace countertop
