// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeActivity.h"
#include "tests/support/FakeCatalogue.h"
#include "tests/support/FakeDeliveries.h"
#include "tests/support/FakeOrders.h"
#include "tests/support/FakeProcesses.h"
#include "tests/support/FakeReadQueue.h"
#include "tests/support/FakeRevenue.h"

namespace countertop {

/// A shop in memory for tests of the window.
struct FakeReads {
    FakeOrders orders;
    FakeCatalogue catalogue;
    FakeRevenue revenue;
    FakeDeliveries deliveries;
    FakeActivity activity;
    FakeProcesses processes;

    [[nodiscard]] ShopReads all() {
        return {orders, catalogue, revenue, deliveries, activity, processes};
    }
};

}  // namespace countertop
