// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/PhoneForms.h"

#include "models/core/SearchFold.h"

#include <phonenumbers/phonenumberutil.h>
#include <unicode/timezone.h>

#include <string>

namespace countertop {

namespace {

using PhoneUtil = i18n::phonenumbers::PhoneNumberUtil;

/// Shorter numbers are only searched as typed.
constexpr qsizetype kShortestNumber = 4;

/// The significant digits of a number: without country code and trunk prefix.
QString significantDigits(const QString& typed, const QString& region) {
    const PhoneUtil& util = *PhoneUtil::GetInstance();
    i18n::phonenumbers::PhoneNumber number;
    const std::string country = region.isEmpty() ? "ZZ" : region.toStdString();
    if (util.Parse(typed.toStdString(), country, &number) != PhoneUtil::NO_PARSING_ERROR) return {};
    std::string digits;
    util.GetNationalSignificantNumber(number, &digits);
    return QString::fromStdString(digits);
}

/// Strips the trunk prefix ("0" in Great Britain), which also works for a partly typed number.
QString withoutTrunkPrefix(const QString& digits, const QString& region) {
    if (region.isEmpty()) return {};
    std::string prefix;
    PhoneUtil::GetInstance()->GetNddPrefixForRegion(region.toStdString(), true, &prefix);
    const QString trunk = QString::fromStdString(prefix);
    return !trunk.isEmpty() && digits.startsWith(trunk) ? digits.sliced(trunk.size()) : QString();
}

}  // namespace

QString phoneRegionOf(const QString& timeZone, const QString& currency) {
    UErrorCode status = U_ZERO_ERROR;
    char region[8] = {};
    const icu::UnicodeString id(timeZone.toStdString().c_str());
    icu::TimeZone::getRegion(id, region, sizeof(region), status);
    // "001" is ICU's region for the world.
    if (U_SUCCESS(status) && qstrlen(region) == 2) return QString::fromLatin1(region);
    const QString ofCurrency = currency.left(2);
    int32_t code = 0;
    if (!ofCurrency.isEmpty()) {
        code = PhoneUtil::GetInstance()->GetCountryCodeForRegion(ofCurrency.toStdString());
    }
    return code > 0 ? ofCurrency : QString();
}

QStringList phoneDigits(const QString& typed, const QString& region) {
    QStringList forms;
    const auto add = [&forms](const QString& digits, qsizetype shortest) {
        if (digits.size() >= shortest && !forms.contains(digits)) forms.append(digits);
    };
    const QString digits = digitsOf(typed);
    add(digits, 1);
    add(significantDigits(typed, region), kShortestNumber);
    if (!typed.trimmed().startsWith(u'+')) add(withoutTrunkPrefix(digits, region), kShortestNumber);
    return forms;
}

}  // namespace countertop
