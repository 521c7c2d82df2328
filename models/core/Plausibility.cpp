// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/Plausibility.h"

#include "models/core/Currency.h"

#include <algorithm>
#include <iterator>

namespace countertop {

namespace {

constexpr qint64 kManyPieces = 10'000;
constexpr int kManifold = 10;

struct LargestNote {
    QStringView currency;
    qint64 units;  ///< in major units
};

constexpr LargestNote kLargestNotes[]{
    {u"AED", 1'000},   {u"AUD", 100},     {u"BHD", 20},    {u"BRL", 200},     {u"CAD", 100},
    {u"CHF", 1'000},   {u"CLP", 20'000},  {u"CNY", 100},   {u"COP", 100'000}, {u"CZK", 5'000},
    {u"DKK", 500},     {u"EGP", 200},     {u"EUR", 500},   {u"GBP", 50},      {u"HKD", 1'000},
    {u"HUF", 20'000},  {u"IDR", 100'000}, {u"ILS", 200},   {u"INR", 500},     {u"ISK", 10'000},
    {u"JPY", 10'000},  {u"KRW", 50'000},  {u"KWD", 20},    {u"MXN", 1'000},   {u"MYR", 100},
    {u"NOK", 1'000},   {u"NZD", 100},     {u"PHP", 1'000}, {u"PLN", 500},     {u"RON", 500},
    {u"RSD", 5'000},   {u"SAR", 500},     {u"SEK", 1'000}, {u"SGD", 1'000},   {u"THB", 1'000},
    {u"TND", 50},      {u"TRY", 200},     {u"TWD", 2'000}, {u"UAH", 1'000},   {u"USD", 100},
    {u"VND", 500'000}, {u"XOF", 10'000},  {u"ZAR", 200},
};

/// a > 10 b, without overflow.
bool isOverTenfold(qint64 a, qint64 b) {
    return a / kManifold > b || (a / kManifold == b && a % kManifold > 0);
}

}  // namespace

std::optional<qint64> largestNoteMinor(QStringView currency) {
    const auto* const note =
        std::find_if(std::begin(kLargestNotes), std::end(kLargestNotes),
                     [currency](const LargestNote& known) { return known.currency == currency; });
    if (note == std::end(kLargestNotes)) return std::nullopt;
    qint64 minor = note->units;
    for (int decimals = currencyDecimals(currency); decimals > 0; --decimals) minor *= 10;
    return minor;
}

bool isUnlikelyCash(qint64 dueMinor, qint64 tenderedMinor, QStringView currency) {
    if (const auto note = largestNoteMinor(currency)) return tenderedMinor - dueMinor > *note;
    return isOverTenfold(tenderedMinor, dueMinor);
}

bool isUnlikelyPrice(qint64 oldMinor, qint64 newMinor) {
    return oldMinor > 0 && (isOverTenfold(newMinor, oldMinor) || isOverTenfold(oldMinor, newMinor));
}

bool isUnlikelyCount(qint64 pieces) { return pieces > kManyPieces || pieces < -kManyPieces; }

}  // namespace countertop
