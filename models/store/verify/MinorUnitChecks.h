// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

namespace countertop {

/// Checks that the shop's currency is one of ISO 4217 and that its amounts are stored in that
/// currency's minor units. Older versions accepted any three letters, and gave twelve currencies
/// two decimals contrary to ISO. Such amounts are not converted, because nothing distinguishes
/// 500.50 francs from 50050; this check reports them.
class MinorUnitChecks {
public:
    explicit MinorUnitChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    Result<void> checkOldAmounts(const QString& currency);

    CheckBook& m_book;
};

}  // namespace countertop
