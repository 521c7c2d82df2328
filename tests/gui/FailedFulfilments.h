// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeReads.h"

namespace countertop {

/// A gateway's response as stored in the shop.
inline const QString kDeclined =
    QStringLiteral("take_payment: HTTP 402: {\"error\":\"card_declined\"}");

/// Marks the newest order as cancelled by its fulfilment, and the next one as cancelled by a clerk.
void addFailedFulfilments(FakeReads& shop);

}  // namespace countertop
