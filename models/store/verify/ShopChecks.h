// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/verify/CheckBook.h"

namespace countertop {

/// The shop's settings match its events, or their seal where no event has them; its tables are
/// those of the program's migrations; and every amount is in its only currency.
class ShopChecks {
public:
    explicit ShopChecks(CheckBook& book) : m_book(book) {}

    Result<void> run();

private:
    Result<void> checkSettings();
    Result<void> checkSealed(bool isRecorded);
    Result<void> checkMessages(const ShopSettings& settings);
    Result<void> checkMigrations();
    Result<void> checkCurrencies();

    CheckBook& m_book;
};

}  // namespace countertop
