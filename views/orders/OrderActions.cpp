// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/orders/OrderActions.h"

namespace countertop {

OrderActions actionsFor(const OrderRow& row) {
    const bool ended = row.lifecycle == Lifecycle::Cancelled || row.lifecycle == Lifecycle::Expired;
    if (row.kind == OrderKind::CreditNote || ended || row.lifecycle == Lifecycle::None) return {};
    const bool placed = row.lifecycle != Lifecycle::Draft;
    const bool confirmed =
        row.lifecycle == Lifecycle::Confirmed || row.lifecycle == Lifecycle::Completed;
    const bool unshipped = row.fulfilmentStatus == FulfilmentStatus::Unfulfilled;
    OrderActions actions;
    actions.canPay = placed && row.capturedMinor < row.totalMinor;
    actions.canShip = (confirmed || (placed && row.totalMinor == 0)) &&
                      (unshipped || row.fulfilmentStatus == FulfilmentStatus::PartiallyShipped);
    actions.canCancel = unshipped && row.lifecycle != Lifecycle::Completed;
    actions.canRefund = placed && row.capturedMinor > row.refundedMinor;
    return actions;
}

}  // namespace countertop
