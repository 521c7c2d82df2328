// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace countertop {

/// The country ("GB") whose telephone numbers need no country code: that of the time zone, else the
/// one that the currency is named after; empty when neither tells one (UTC and EUR). Pure.
[[nodiscard]] QString phoneRegionOf(const QString& timeZone, const QString& currency);

/// The strings of digits by which a number, or a part of one, can be found in stored digits however
/// the number was written there: the digits as typed and, when they can be read as a number of that
/// country or with a country code, the number without its prefixes. Numbers that do not exist or
/// are not complete are read too. Empty without digits. Pure.
[[nodiscard]] QStringList phoneDigits(const QString& typed, const QString& region);

}  // namespace countertop
