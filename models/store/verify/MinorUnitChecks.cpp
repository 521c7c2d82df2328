// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify/MinorUnitChecks.h"

#include "models/core/Currency.h"
#include "models/store/connection/Conditions.h"
#include "models/store/streams/SettingsRow.h"

#include <algorithm>
#include <iterator>

namespace countertop {

namespace {

/// Currencies to which older versions gave two decimals, but ISO 4217 does not.
constexpr QStringView kOnceWithTwo[] = {u"BIF", u"CLF", u"DJF", u"GNF", u"KMF", u"PYG",
                                        u"RWF", u"UYI", u"UYW", u"VUV", u"XOF", u"XPF"};
constexpr int kThen = 2;

/// Events keep their original form, and the versions with the old decimals wrote these types in
/// form 1. A price requires at least one of them.
const QString kOldAmounts = QStringLiteral(
    "SELECT count(*) AS events, coalesce(max(position), 0) AS last FROM events "
    "WHERE store_id = :store AND schema_version = 1 "
    "AND type IN ('ProductAdded', 'LineAdded', 'OrderPlaced', 'CreditNoteIssued')");

}  // namespace

Result<void> MinorUnitChecks::run() {
    const auto settings = readSettings(m_book.database(), m_book.storeId());
    if (!settings) return fail(settings.error());
    const QString& currency = settings->currency;
    if (!isKnownCurrency(currency)) {
        m_book.problem(
            Invariant::OneCurrency,
            QStringLiteral("The shop's currency '%1' is none of ISO 4217's").arg(currency));
    }
    const bool isAffected = std::find(std::begin(kOnceWithTwo), std::end(kOnceWithTwo), currency) !=
                            std::end(kOnceWithTwo);
    return isAffected ? checkOldAmounts(currency) : Result<void>{};
}

Result<void> MinorUnitChecks::checkOldAmounts(const QString& currency) {
    Conditions conditions(m_book.storeId());
    const auto found = readRows(m_book.database(), kOldAmounts, conditions, [](Query& row) {
        return std::pair(row.integer("events"), row.integer("last"));
    });
    if (!found) return fail(found.error());
    const auto [events, last] = found->value(0);
    if (events == 0) return {};
    m_book.problem(
        Invariant::OneCurrency,
        QStringLiteral("The amounts of %1 events up to position %2 were stored with %3 decimals by "
                       "an older version, but %4 has %5: they read as other amounts")
            .arg(events)
            .arg(last)
            .arg(kThen)
            .arg(currency)
            .arg(currencyDecimals(currency)));
    return {};
}

}  // namespace countertop
