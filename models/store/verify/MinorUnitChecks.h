// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

namespace countertop {

/// The shop's currency is one of ISO 4217, and its amounts are stored in that currency's minor
/// units. Older versions took any three letters, and gave twelve currencies two decimals that ISO
/// does not give them. Such amounts stay as they were stored, because nothing tells 500.50 francs
/// from 50050; here they are named.
class MinorUnitChecks {
public:
    explicit MinorUnitChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    Result<void> checkOldAmounts(const QString& currency);

    CheckBook& m_book;
};

}  // namespace countertop
