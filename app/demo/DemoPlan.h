// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoCatalogue.h"
#include "app/demo/DemoRandom.h"
#include "models/domain/BusinessCalendar.h"
#include "models/domain/OrderStatus.h"

#include <vector>

namespace countertop {

/// One planned sale: products and customers by index into the demo's lists.
struct DemoOrder {
    struct Line {
        int product = 0;
        qint64 quantity = 1;
    };
    QString till;
    QString staff;
    int customer = -1;  ///< −1: a walk-in
    QList<Line> lines;
    PaymentMethod method = PaymentMethod::Cash;
    qint64 noteMinor = 0;  ///< cash is tendered in notes of this value; 0: the exact amount
    QString tracking;
    QString reason;  ///< for its cancellation or refund
};

/// One step of the demo shop's history.
struct DemoStep {
    enum class Kind { Restock, Sell, Place, Pay, Ship, Deliver, Cancel, Refund };
    Timestamp at = 0;
    Kind kind = Kind::Sell;
    int order = -1;  ///< index of the order; −1 for Restock
};

/// The demo shop's history in order of time, up to "now". Web orders are placed, paid, shipped and
/// delivered on different days, so the latest ones are still in progress.
struct DemoPlan {
    std::vector<DemoOrder> orders;
    std::vector<DemoStep> steps;
    Timestamp opens = 0;  ///< the shop's first morning

    /// Deterministic: the same `now`, days and seed give the same plan on every computer.
    [[nodiscard]] static DemoPlan make(const QList<DemoProduct>& products, int customers,
                                       const BusinessCalendar& calendar, Timestamp now, int days);
};

}  // namespace countertop
