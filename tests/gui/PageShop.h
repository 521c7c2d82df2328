// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeReads.h"

namespace countertop {

/// The current time in tests of the pages: Saturday 21 November 2026, 15:00 in London.
inline constexpr Timestamp kPageNow = 1'795'273'200'000;

/// A shop with enough data to fill each page: orders in every state, lines and timelines, low
/// stock, a year of revenue, deliveries of every status, and events.
void fillPageShop(FakeReads& shop, int orders = 400);

/// The order with that number, with lines, payments and a timeline that fit its state.
[[nodiscard]] OrderRow makeOrderRow(int number, StatusWord status);

}  // namespace countertop
