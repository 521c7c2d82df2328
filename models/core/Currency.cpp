// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Currency.h"

#include <string_view>

namespace countertop {

namespace {

/// `codes` are three-letter codes separated by one space.
bool isListed(std::u16string_view codes, QStringView currency) {
    if (currency.size() != 3) return false;
    for (std::size_t at = 0; at + 3 <= codes.size(); at += 4) {
        if (currency == QStringView(codes.data() + at, 3)) return true;
    }
    return false;
}

// ISO 4217, list one: currencies that do not have two decimals.
constexpr std::u16string_view kNone =
    u"BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
constexpr std::u16string_view kThree = u"BHD IQD JOD KWD LYD OMR TND";
constexpr std::u16string_view kFour = u"CLF UYW";

// ISO 4217, list one, without the codes that have no minor units.
constexpr std::u16string_view kActive =
    u"AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN "
    u"BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR "
    u"FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY "
    u"KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU "
    u"MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
    u"RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
    u"TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER "
    u"ZAR ZMW ZWG";

}  // namespace

int currencyDecimals(QStringView currency) {
    if (isListed(kNone, currency)) return 0;
    if (isListed(kThree, currency)) return 3;
    return isListed(kFour, currency) ? 4 : 2;
}

bool isKnownCurrency(QStringView currency) { return isListed(kActive, currency); }

}  // namespace countertop
